/** What the evaluators see of one member: the records in the term, looked up once. */
import { byCause, type Cause, type Line } from '#lib/kernel/rules/index.ts';
import type { Attendance, Entry, Meeting, Member } from './input.ts';
import { entriesOf } from './member-entries.ts';
import { gradedNotes, type GradedNote } from './note-duty.ts';
import { presenceOf, type Presence } from './presence.ts';
import type { Records } from './records.ts';
import { type AllianceValues, allianceParameters, type NumberKey } from './rulebook/parameters.ts';
import { isInTerm } from './wall-clock.ts';

/** A meeting at which the member was expected, in the term. */
export type Expectation = {
	readonly meeting: Meeting;
	/** Null where nobody recorded anything about the member. */
	readonly presence: Presence | null;
	/** The attendance row; the meeting's where there is none. */
	readonly cause: Cause;
};

/** One member's records in the term. */
export type MemberCase = {
	readonly member: Member;
	readonly records: Records;
	readonly values: AllianceValues;
	/** In time order. */
	readonly expectations: readonly Expectation[];
	/** Notes that the member owed and that were looked at. */
	readonly notes: readonly GradedNote[];
	/** What the office entered for the member, or for a unit and the member in it. */
	readonly entries: readonly Entry[];
};

/** An evaluator turns a member's records into ledger lines, in any order. */
export type Evaluator = (memberCase: MemberCase) => readonly Line[];

const expectation = (
	meeting: Meeting,
	row: Attendance | undefined,
	minutes: number
): Expectation => ({
	meeting,
	presence: row ? presenceOf(meeting, row, minutes) : null,
	cause: row?.cause ?? meeting.cause
});

/** Gathers what concerns `member`; costs what that member's own records cost. */
export const caseOf = (records: Records, member: Member, values: AllianceValues): MemberCase => {
	const expectations = records
		.meetingsFor(member)
		.filter((meeting) => isInTerm(records.term, meeting.start))
		.map((meeting) => {
			const row = records.attendance(member.id, meeting.id);
			return expectation(meeting, row, values['AL-25.minutes']);
		})
		.sort((a, b) => byCause(a.cause, b.cause));
	const notes = gradedNotes(records, member, values['AL-25.minutes']);
	return { member, records, values, expectations, notes, entries: entriesOf(records, member) };
};

/** The clause of each parameter, as its key says before the point. */
const clauseOf: ReadonlyMap<string, string> = new Map(
	allianceParameters.map(({ key }) => [key, key.slice(0, key.indexOf('.'))])
);

/** A line whose figure is the parameter `key`, whose clause the key's first half names. */
export const figureLine = (
	{ member, values }: MemberCase,
	key: NumberKey,
	at: string,
	causes: readonly Cause[],
	explanation: Line['explanation']
): Line => ({
	member: member.id,
	clause: clauseOf.get(key) ?? key,
	points: values[key],
	causes,
	at,
	explanation: { key: explanation.key, facts: { ...explanation.facts, parameter: key } }
});

/** A line whose points the document fixes, or whoever decided has set. */
export const fixedLine = (
	{ member }: MemberCase,
	clause: string,
	points: number,
	at: string,
	cause: Cause,
	explanation: Line['explanation']
): Line => ({ member: member.id, clause, points, causes: [cause], at, explanation });
