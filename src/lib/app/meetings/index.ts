/** Where meetings, their minutes and the organisation meet. */
export type { MeetingLink } from './links.ts';
export { addLink, isWebAddress, liveLinks, removeLink } from './links.ts';
export { isNoticeWaiting } from './notice.ts';
export { referencesToText, runsToReferences, runsToText } from './references.ts';
