export type { Authority, AuthorityFault, Grant, Identified, Invitation } from './authority.ts';
export { authorityCapabilities, joinMessage, resolveAuthority } from './authority.ts';
export type { Cut, FindEntry } from './cut.ts';
export type { ControlEvent, ControlType } from './events.ts';
export { parseControl } from './events.ts';
