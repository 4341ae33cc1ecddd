/** Where meetings, their minutes and the organisation meet. */
export { archivePack } from './archive.ts';
export { attendanceLists } from './attendance-lists.ts';
export { decideFinalising } from './finalise.ts';
export type { MeetingLink } from './links.ts';
export { addLink, isWebAddress, liveLinks, readLinks, removeLink } from './links.ts';
export { isNoticeWaiting } from './notice.ts';
export { referencesToText } from './references.ts';
export type { SealedCopy, Verdict } from './verdict.ts';
export { copyToUrl, urlToCopy, verdictOf } from './verdict.ts';
