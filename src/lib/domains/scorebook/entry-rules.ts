/**
 * What the office may enter by hand: for whom, and with which figure (AL-45 to AL-96). By AL-78 it
 * enters a failed course.
 */
import type { Degree, Position } from './input.ts';

type Points =
	| { readonly type: 'none' }
	| { readonly type: 'one_of'; readonly values: readonly number[] }
	| { readonly type: 'range'; readonly least: number; readonly most: number };

/** One clause's rule: a member or a unit, whose positions it touches, its points, its degree. */
export type EntryRule = {
	readonly target: 'member' | 'unit';
	/** The positions that get the line; the presidium counts as cadre (AL-D9). */
	readonly positions: 'officers' | 'all';
	readonly points: Points;
	readonly takesDegree: boolean;
};

const officers = 'officers';
const all = 'all';
const oneOf = (...values: readonly number[]): Points => ({ type: 'one_of', values });
const range = (least: number, most: number): Points => ({ type: 'range', least, most });
const rule = (
	target: EntryRule['target'],
	positions: EntryRule['positions'],
	points: Points,
	takesDegree = false
): EntryRule => ({ target, positions, points, takesDegree });

const clauses = (prefix: string, from: number, to: number): readonly string[] =>
	Array.from({ length: to - from + 1 }, (_, i) => `${prefix}-${from + i}`);
const occurrences = clauses('AL', 80, 89);
const departmentWarnings = clauses('AL', 90, 96);
const withDegree: ReadonlySet<string> = new Set(['AL-87', 'AL-88']);

const rules: ReadonlyMap<string, EntryRule> = new Map([
	['AL-45', rule('unit', all, oneOf(2, -3))],
	['AL-60', rule('unit', officers, oneOf(1, -1))],
	['AL-61', rule('member', officers, oneOf(-1))],
	['AL-70', rule('unit', all, range(2, 5))],
	['AL-71a', rule('member', all, range(5, 10))],
	['AL-71b', rule('member', all, range(5, 10))],
	['AL-71c', rule('member', all, range(3, 10))],
	['AL-75', rule('member', all, range(-10, -2))],
	['AL-76', rule('member', all, range(-5, -2))],
	['AL-77', rule('member', all, range(-5, -2))],
	['AL-78', rule('member', all, { type: 'none' })],
	...occurrences.map(
		(id) => [id, rule('member', all, { type: 'none' }, withDegree.has(id))] as const
	),
	...departmentWarnings.map((id) => [id, rule('unit', officers, range(-5, -2))] as const)
]);

/** The rule of `clause`; undefined where the office cannot enter it. */
export const entryRule = (clause: string): EntryRule | undefined => rules.get(clause);

/** Every clause that the office can enter, in clause order. */
export const enteredClauses: readonly string[] = [...rules.keys()];

/** Whether a member in `position` gets the line of an entry under `rule`. */
export const touches = ({ positions }: EntryRule, position: Position): boolean =>
	positions === 'all' || position === 'officer';

/** Sheets have a column with the member for a failed course, and no entry (AL-78). */
const statedWithMember = 'AL-78';

/** An entry before anybody has checked it. */
export type EntryDraft = {
	readonly clause: string;
	readonly namesMember: boolean;
	readonly namesUnit: boolean;
	/** The named member's position; null where no such member is known. */
	readonly position: Position | null;
	readonly points: number | null;
	readonly degree: Degree | null;
};

/** Why an entry cannot be taken, and which of its fields says so; null: the pair of targets. */
export type EntryRefusal = {
	readonly code: 'unknown_value' | 'wrong_target' | 'missing_value' | 'out_of_range';
	readonly field: 'member_id' | 'unit' | 'clause' | 'points' | 'degree' | null;
};

const targetRefusal = (draft: EntryDraft, rule: EntryRule | undefined): readonly EntryRefusal[] => {
	if (draft.namesMember === draft.namesUnit) return [{ code: 'wrong_target', field: null }];
	if (!rule) return [];
	const field = draft.namesMember ? 'member_id' : 'unit';
	const isRight = draft.namesMember === (rule.target === 'member');
	const isNamed = draft.position === null || touches(rule, draft.position);
	return isRight && isNamed ? [] : [{ code: 'wrong_target', field }];
};

const pointsRefusal = (points: number | null, rule: Points): readonly EntryRefusal[] => {
	if (rule.type === 'none')
		return points === null ? [] : [{ code: 'wrong_target', field: 'points' }];
	if (points === null) return [{ code: 'missing_value', field: 'points' }];
	const isInRange =
		rule.type === 'one_of'
			? rule.values.includes(points)
			: points >= rule.least && points <= rule.most;
	return isInRange ? [] : [{ code: 'out_of_range', field: 'points' }];
};

/** Everything that speaks against the entry of a sheet. */
export const entryRefusals = (draft: EntryDraft): readonly EntryRefusal[] => {
	const known = draft.clause === statedWithMember ? undefined : entryRule(draft.clause);
	const target = targetRefusal(draft, known);
	if (!known) return [{ code: 'unknown_value', field: 'clause' }, ...target];
	const isDegreeRight = known.takesDegree === (draft.degree !== null);
	return [
		...target,
		...pointsRefusal(draft.points, known.points),
		...(isDegreeRight ? [] : ([{ code: 'wrong_target', field: 'degree' }] as const))
	];
};
