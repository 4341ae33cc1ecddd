export { resolveAuthority } from './authority.ts';
export type { Cut, FindEntry } from './cut.ts';
export type { ControlEvent, ControlType } from './events.ts';
export { parseControl } from './events.ts';
export { joinMessage } from './joining.ts';
export type { Authority, AuthorityFault, Grant, Identified, Invitation } from './types.ts';
export { authorityCapabilities } from './types.ts';
