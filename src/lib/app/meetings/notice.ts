import type { Meeting, MemberId } from '#lib/domains/meetings/index.ts';

/**
 * Whether the notice still waits to be seen by `member` (AL-10): they are expected, have not said to
 * have seen it, and there is still something to come to.
 */
export const isNoticeWaiting = (
	meeting: Meeting,
	expected: readonly MemberId[],
	member: MemberId
): boolean =>
	expected.includes(member) &&
	!meeting.readers.has(member) &&
	!meeting.cancelled &&
	!meeting.minutes.inForce;
