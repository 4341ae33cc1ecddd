export type { ControlEvent, ControlPayload, ControlType } from './events.ts';
export { parseControl } from './events.ts';
