/** What is wrong or noteworthy in a set of sheets. */
import { byCodePoints } from './text-order.ts';

const refusalCodes = [
	'missing_value',
	'unknown_value',
	'out_of_range',
	'unknown_reference',
	'duplicate',
	'wrong_target',
	'unknown_key'
] as const;

/** A refusal leaves the whole set unread; a report changes nothing. */
export type RefusalCode = (typeof refusalCodes)[number];
export type ReportCode =
	| 'unknown_column'
	| 'status_disagrees'
	| 'unrecorded'
	| 'unrecorded_notes'
	| 'not_expected'
	| 'not_addressed'
	| 'no_note_duty'
	| 'grade_without_submission'
	| 'outside_term';
export type ProblemCode = RefusalCode | ReportCode;

/** Where a problem is: `row` 1 holds the headings; `column` is null where the whole row is meant. */
export type Problem = {
	readonly sheet: string;
	readonly row: number;
	readonly column: string | null;
	readonly code: ProblemCode;
	readonly member_id?: string;
};

const refusals: ReadonlySet<ProblemCode> = new Set(refusalCodes);

/** Whether the problem leaves the whole set unread. */
export const isRefusal = ({ code }: Problem): boolean => refusals.has(code);

const byProblem = (a: Problem, b: Problem): number =>
	byCodePoints(a.sheet, b.sheet) ||
	a.row - b.row ||
	// Null comes first, and no column is called by the empty text.
	byCodePoints(a.column ?? '', b.column ?? '') ||
	byCodePoints(a.code, b.code) ||
	byCodePoints(a.member_id ?? '', b.member_id ?? '');

/** The problems in the order of sheet, row, column, code, member; each once. */
export const sortProblems = (problems: readonly Problem[]): readonly Problem[] =>
	problems
		.toSorted(byProblem)
		.filter((problem, i, all) => i === 0 || byProblem(problem, all[i - 1] ?? problem) !== 0);

/** What is shown of a refused set: the refusals and the columns that nobody knows. */
export const shownWhenRefused = (problems: readonly Problem[]): readonly Problem[] =>
	problems.filter((problem) => isRefusal(problem) || problem.code === 'unknown_column');
