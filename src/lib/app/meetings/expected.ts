import type { Meeting, MemberId } from '#lib/domains/meetings/index.ts';
import { membersOfUnit, type Organisation } from '#lib/domains/organisation/index.ts';
import { instantToDate } from '../time/index.ts';

/** Who is expected (AL-10): those named, or the unit's members on the day of the meeting. */
export const expectedAt = (
	organisation: Organisation,
	{ expected, unit, start }: Pick<Meeting, 'expected' | 'unit' | 'start'>,
	timeZone: string
): readonly MemberId[] =>
	expected === 'unit'
		? membersOfUnit(organisation, unit, instantToDate(start, timeZone)).map(({ member }) => member)
		: expected;

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
