/** Where meetings and the organisation meet. */
export { expectedAt, isNoticeWaiting } from './expected.ts';
export type { MeetingLink } from './links.ts';
export { addLink, isWebAddress, readLinks, removeLink } from './links.ts';
