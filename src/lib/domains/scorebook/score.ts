import { byLine, type Line } from '#lib/kernel/rules/index.ts';
import { activityEvaluator } from './activities.ts';
import { caseOf, type Evaluator } from './case.ts';
import { conversionLines } from './conversion.ts';
import { type Counts, countsOf } from './counts.ts';
import { ineligibleBecause } from './eligibility.ts';
import { entryEvaluator } from './entries.ts';
import { type Finding, findingsOf } from './findings.ts';
import { fullAttendanceLines } from './full-attendance.ts';
import type { MemberId } from './ids.ts';
import type { ScoreInput } from './input.ts';
import { meetingLines } from './meeting-lines.ts';
import { noteEvaluator } from './notes.ts';
import { Records } from './records.ts';
import { alliance } from './rulebook/alliance.ts';
import type { AllianceValues } from './rulebook/parameters.ts';
import { taskEvaluator } from './tasks.ts';

/** A member's term: the score, every line that it is made of, and what follows from them. */
export type MemberScore = {
	readonly member: MemberId;
	/** The base of 70 plus the points of every line. */
	readonly score: number;
	/** In the order of time, clause, first cause, points. */
	readonly lines: readonly Line[];
	readonly counts: Counts;
	/** Thresholds reached, by time, clause, level; the office decides what follows (AL-4). */
	readonly findings: readonly Finding[];
	/** The clauses that keep the member from awards; empty where nothing does. */
	readonly ineligibleBecause: readonly string[];
};

/** Every evaluator by the id that the rulebook's clauses bind it with. */
export const evaluators: Readonly<Record<string, Evaluator>> = {
	meetings: meetingLines,
	conversion: conversionLines,
	full_attendance: fullAttendanceLines,
	tasks: taskEvaluator,
	notes: noteEvaluator,
	activities: activityEvaluator,
	entries: entryEvaluator,
	// These two give no lines: what they say of a member stands beside the ledger.
	findings: () => [],
	eligibility: () => []
};

const inForce: readonly Evaluator[] = [
	...new Set(alliance.clauses.map((clause) => clause.evaluator))
].flatMap((id) => evaluators[id] ?? []);

/** The score of `id` by `values`; undefined where there is no such member. */
export const scoreMember = (
	records: Records,
	id: MemberId,
	values: AllianceValues
): MemberScore | undefined => {
	const member = records.member(id);
	if (!member) return undefined;
	const memberCase = caseOf(records, member, values);
	const lines = inForce.flatMap((evaluate) => evaluate(memberCase)).sort(byLine);
	const score = lines.reduce((sum, line) => sum + line.points, alliance.base);
	return {
		member: id,
		score,
		lines,
		counts: countsOf(memberCase),
		findings: findingsOf(memberCase),
		ineligibleBecause: ineligibleBecause(memberCase)
	};
};

/** The scores of all members, in the order of the input's members. */
export const scoreAll = (input: ScoreInput, values: AllianceValues): readonly MemberScore[] => {
	const records = new Records(input);
	return records.members().flatMap(({ id }) => scoreMember(records, id, values) ?? []);
};
