/** AL-50 and AL-51 with AL-D8: notes of meetings, by those who owed them. */
import type { Cause } from '#lib/kernel/rules/index.ts';
import { type Evaluator, fixedLine, type MemberCase } from './case.ts';
import type { Attendance, Grade, Meeting, Member } from './input.ts';
import { presenceOf } from './presence.ts';
import { isExpected } from './records.ts';
import { gradePoints, noNotesPoints } from './rulebook/figures.ts';
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
type GradedNote = {
	readonly meeting: Meeting;
	readonly grade: Grade | 'none';
	readonly cause: Cause;
};

/** The member's owed notes of the term's meetings that have a grade, or were found to be missing. */
export const gradedNotes = ({
	member,
	records,
	values,
	expectations
}: MemberCase): readonly GradedNote[] => {
	const meetings = new Set([
		...expectations.map(({ meeting }) => meeting),
		...records.meetingsRecordedBy(member.id).filter(({ start }) => isInTerm(records.term, start))
	]);
	return [...meetings].flatMap((meeting) => {
		const { cause, grade } = records.note(member.id, meeting.id) ?? {};
		if (!cause || !grade) return [];
		const row = records.attendance(member.id, meeting.id);
		return owesNotes(meeting, member, row, values['AL-25.minutes'])
			? [{ meeting, grade, cause }]
			: [];
	});
};

/** A line for the quality of each note, or for there being none. */
export const noteEvaluator: Evaluator = (memberCase) =>
	gradedNotes(memberCase).map(({ meeting, grade, cause }) => {
		const facts = { meeting: meeting.id, title: meeting.title, grade, figure: grade };
		return grade === 'none'
			? fixedLine(memberCase, 'AL-51', noNotesPoints, meeting.start, cause, {
					key: 'notes_none',
					facts
				})
			: fixedLine(memberCase, 'AL-50', gradePoints[grade], meeting.start, cause, {
					key: 'notes_grade',
					facts
				});
	});
