export type { ControlEvent, ControlPayload, ControlType } from './events.ts';
export { controlTypes, parseControl } from './events.ts';
