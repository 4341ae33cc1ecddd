/** What readers of a set of sheets should know, though nothing is refused for it. */
import {
	type Attendance,
	type AllianceValues,
	contradictsTimes,
	isExpected,
	isInTerm,
	type Meeting,
	type Member,
	owesNotes,
	presenceOf,
	Records,
	type ScoreInput
} from '#lib/domains/scorebook/index.ts';
import type { Cause } from '#lib/kernel/rules/index.ts';
import type { Problem, ProblemCode } from './problems.ts';

type SheetSet = { readonly input: ScoreInput; readonly records: Records; readonly minutes: number };

const about = (
	{ sheet, row }: Cause,
	code: ProblemCode,
	column: string | null = null
): Problem => ({
	sheet,
	row,
	column,
	code
});
const aboutMember = (cause: Cause, code: ProblemCode, member: Member): Problem => ({
	...about(cause, code),
	member_id: member.id
});

const rowReports = ({ records, minutes }: SheetSet, row: Attendance): readonly Problem[] => {
	const meeting = records.meeting(row.meeting);
	const member = records.member(row.member);
	if (!meeting || !member) return [];
	return [
		...(isExpected(meeting, member) ? [] : [about(row.cause, 'not_expected')]),
		...(contradictsTimes(meeting, row, minutes)
			? [about(row.cause, 'status_disagrees', 'status')]
			: [])
	];
};

const unrecorded = ({ records, minutes }: SheetSet, member: Member): readonly Problem[] =>
	records.meetingsFor(member).flatMap((meeting) => {
		const row = records.attendance(member.id, meeting.id);
		if (row && presenceOf(meeting, row, minutes) !== null) return [];
		return [aboutMember(row?.cause ?? meeting.cause, 'unrecorded', member)];
	});

const owes = ({ records, minutes }: SheetSet, meeting: Meeting, member: Member): boolean =>
	owesNotes(meeting, member, records.attendance(member.id, meeting.id), minutes);

const unrecordedNotes = (set: SheetSet, member: Member): readonly Problem[] => {
	const { records } = set;
	const asked = new Set([...records.meetingsFor(member), ...records.meetingsRecordedBy(member.id)]);
	return [...asked]
		.filter((meeting) => owes(set, meeting, member))
		.filter((meeting) => (records.note(member.id, meeting.id)?.grade ?? null) === null)
		.map((meeting) => aboutMember(meeting.cause, 'unrecorded_notes', member));
};

const noteReports = (set: SheetSet): readonly Problem[] =>
	set.input.notes.flatMap(({ cause, ...note }) => {
		const meeting = set.records.meeting(note.meeting);
		const member = set.records.member(note.member);
		return meeting && member && owes(set, meeting, member) ? [] : [about(cause, 'no_note_duty')];
	});

const handinReports = ({ input, records }: SheetSet): readonly Problem[] =>
	input.handins.flatMap(({ cause, task, member, submittedAt, grade }) => {
		const addressees = records.task(task)?.addressees ?? null;
		const isAddressed = addressees === null || addressees.includes(member);
		return [
			...(isAddressed ? [] : [about(cause, 'not_addressed')]),
			...(grade !== null && submittedAt === null
				? [about(cause, 'grade_without_submission', 'grade')]
				: [])
		];
	});

const outsideTerm = ({ input }: SheetSet): readonly Problem[] =>
	[...input.meetings, ...input.tasks, ...input.activities, ...input.entries]
		.filter(({ cause }) => !isInTerm(input.term, cause.at))
		.map(({ cause }) => about(cause, 'outside_term'));

/** Every report on `input`, in no particular order; each stands whatever the others say. */
export const reportsOn = (input: ScoreInput, values: AllianceValues): readonly Problem[] => {
	const set: SheetSet = { input, records: new Records(input), minutes: values['AL-25.minutes'] };
	return [
		...input.attendance.flatMap((row) => rowReports(set, row)),
		...input.members.flatMap((member) => unrecorded(set, member)),
		...input.members.flatMap((member) => unrecordedNotes(set, member)),
		...noteReports(set),
		...handinReports(set),
		...outsideTerm(set)
	];
};
