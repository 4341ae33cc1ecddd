/** Who owes notes of a meeting (AL-D8). */
import type { Attendance, Meeting, Member } from './input.ts';
import { presenceOf } from './presence.ts';
import { isExpected } from './records.ts';

/**
 * Whether `member` owes notes of `meeting`: its recorders do, or everybody expected and the
 * recorders; whoever was absent or on leave owes none. `row` is the member's attendance.
 */
export const owesNotes = (
	meeting: Meeting,
	member: Member,
	row: Attendance | undefined,
	minutes: number
): boolean => {
	const isAsked =
		meeting.recorders.includes(member.id) ||
		(meeting.notes === 'all' && isExpected(meeting, member));
	const presence = row ? presenceOf(meeting, row, minutes) : null;
	const wasAway = presence !== null && (!presence.came || presence.absent);
	return isAsked && !wasAway;
};
