/** Who owes notes of a meeting, and what became of them (AL-D8). */
import type { Cause } from '#lib/kernel/rules/index.ts';
import type { Attendance, Grade, Meeting, Member } from './input.ts';
import { presenceOf } from './presence.ts';
import { isExpected, type Records } from './records.ts';
import { isInTerm } from './wall-clock.ts';

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

/** Notes that were owed and looked at. */
export type GradedNote = {
	readonly meeting: Meeting;
	readonly grade: Grade | 'none';
	readonly cause: Cause;
};

/** The member's owed notes of the term's meetings that have a grade, or were found to be missing. */
export const gradedNotes = (
	records: Records,
	member: Member,
	minutes: number
): readonly GradedNote[] =>
	records.notesOf(member.id).flatMap(({ meeting: id, grade, cause }) => {
		const meeting = records.meeting(id);
		if (!meeting || grade === null || !isInTerm(records.term, meeting.start)) return [];
		const row = records.attendance(member.id, id);
		return owesNotes(meeting, member, row, minutes) ? [{ meeting, grade, cause }] : [];
	});
