/**
 * What came to be known of a term after it had been sealed. It changes nothing there; the difference
 * that it makes counts in the next term. So whoever's absence was recorded late loses the same points
 * as if it had been recorded in time, only later, and whoever was wronged gets them back.
 */
import { byClause, byLine, byTimeText, type Line } from '#lib/kernel/rules/index.ts';
import type { Term } from '#lib/domains/organisation/index.ts';
import type { Counts, Finding, MemberScore } from '#lib/domains/scorebook/index.ts';

/** A line of a sealed term, entered late or taken back. */
export interface CarriedLine {
	/** With the date of what it is about; where it was taken back, with the points that this gives. */
	readonly line: Line;
	readonly term: Term;
	readonly isReversed: boolean;
}

/** A member's scores in a term, with what earlier terms have brought in late. */
export type TermScore = MemberScore & { readonly carried: readonly CarriedLine[] };

/** How one member's sealed term would differ if everything that is known had been known in time. */
export interface Difference {
	readonly carried: readonly CarriedLine[];
	readonly counts: Counts;
	readonly findings: readonly Finding[];
}

const noCounts: Counts = { lates: 0, absences: 0, leaves: 0, missingNotes: 0 };

/** No difference: what a member has who was struck from the term's roster, too. */
export const noDifference: Difference = { carried: [], counts: noCounts, findings: [] };

/** The difference between what was counted in `term` and what would be counted now. */
export const differenceOf = (
	term: Term,
	counted: MemberScore | undefined,
	known: MemberScore | undefined
): Difference => {
	if (!known) return noDifference;
	const before = counted?.lines ?? [];
	const entered = missingFrom(before, known.lines, lineKey);
	const takenBack = missingFrom(known.lines, before, lineKey);
	return {
		carried: [
			...entered.map((line) => ({ line, term, isReversed: false })),
			...takenBack.map((line) => ({ line: reversed(line), term, isReversed: true }))
		],
		counts: addCounts(known.counts, counted?.counts ?? noCounts, -1),
		findings: missingFrom(counted?.findings ?? [], known.findings, findingKey)
	};
};

/** The score of a term with what its differences bring in. */
export const withDifferences = (
	own: MemberScore,
	differences: readonly Difference[]
): TermScore => {
	const carried = differences.flatMap((difference) => difference.carried).toSorted(byCarried);
	return {
		...own,
		carried,
		score: carried.reduce((sum, { line }) => sum + line.points, own.score),
		counts: differences.reduce((sum, { counts }) => addCounts(sum, counts, 1), own.counts),
		findings: [...differences.flatMap(({ findings }) => findings), ...own.findings]
	};
};

/** By time and clause; what was taken back stands before what came in its place. */
const byCarried = (a: CarriedLine, b: CarriedLine): number =>
	byTimeText(a.line.at, b.line.at) ||
	byClause(a.line.clause, b.line.clause) ||
	Number(b.isReversed) - Number(a.isReversed) ||
	byLine(a.line, b.line);

const addCounts = (a: Counts, b: Counts, sign: 1 | -1): Counts => ({
	lates: a.lates + sign * b.lates,
	absences: a.absences + sign * b.absences,
	leaves: a.leaves + sign * b.leaves,
	missingNotes: a.missingNotes + sign * b.missingNotes
});

// `+ 0`: the reverse of nothing is 0, not −0.
const reversed = (line: Line): Line => ({ ...line, points: -line.points + 0 });

/** Those of `all` that are not in `some`, each as often as it is there more often. */
const missingFrom = <T>(
	some: readonly T[],
	all: readonly T[],
	keyOf: (each: T) => string
): readonly T[] => {
	const left = new Map<string, number>();
	for (const each of some) left.set(keyOf(each), (left.get(keyOf(each)) ?? 0) + 1);
	return all.filter((each) => {
		const count = left.get(keyOf(each)) ?? 0;
		left.set(keyOf(each), count - 1);
		return count <= 0;
	});
};

/** What a line says: that it rests on another entry now, or that a title was changed, is no news. */
const lineKey = ({ clause, points, at, explanation: { key, facts } }: Line): string =>
	JSON.stringify([clause, points, at, key, { ...facts, title: '' }]);

const findingKey = ({ clause, level, at }: Finding): string => JSON.stringify([clause, level, at]);
