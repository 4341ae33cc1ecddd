import type { Term } from '#lib/domains/organisation/index.ts';
import { alliance, type MemberScore } from '#lib/domains/scorebook/index.ts';
import type { Authority, TermSeal } from '#lib/kernel/authority/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import { ScoreBook, type ScoreSources } from '../scores/index.ts';
import { wallClockToInstant } from '../time/index.ts';
import { differenceOf, withDifferences, type Difference, type TermScore } from './carry.ts';

import { scopedTo } from './term-scope.ts';
import { totalsHash } from './totals.ts';

/** The scores of terms as one set of facts has them, and the seals that this set knows. */
export class Vantage {
	readonly #sources: ScoreSources;
	readonly #seals: () => readonly TermSeal[];
	readonly #books = new Map<string, ScoreBook>();

	constructor(sources: ScoreSources, seals: () => readonly TermSeal[]) {
		this.#sources = sources;
		this.#seals = seals;
	}

	/** Seals in force, by the last day of their terms. */
	get seals(): readonly TermSeal[] {
		return this.#seals();
	}

	/** The book of one term by itself; `isOver` reads it as at the term's end, whatever the clock says. */
	bookOf(term: Term, isOver: boolean): ScoreBook {
		const key = `${term.from} ${term.to} ${String(isOver)}`;
		const book = this.#books.get(key) ?? new ScoreBook(scopedTo(term, this.#sources, isOver));
		this.#books.set(key, book);
		return book;
	}
}

/** Whether the calendar knows the days of a period: a signature makes none of 31 February. */
export const isRealPeriod = (
	{ from, to }: Pick<TermSeal, 'from' | 'to'>,
	timezone: string
): boolean =>
	[from, to].every((date) => wallClockToInstant(`${date} 00:00`, timezone) !== undefined);

/** The seals in force of real periods, by their last day. */
export const realSeals = ({ seals, timezone }: Authority): readonly TermSeal[] =>
	seals.filter((seal) => isRealPeriod(seal, timezone));

/** What the facts within a seal's frontier amount to; undefined while they are being folded. */
export type VantageOf = (seal: TermSeal) => Vantage | undefined;

/** What a seal or a request for one says of its term. */
type Stated = Pick<TermSeal, 'id' | 'from' | 'to' | 'label' | 'totals'>;

/** The term that a seal closes. */
export const sealedTerm = ({ id, from, to, label }: Stated, timezone: string): Term => ({
	id: entryToObject(id),
	title: label,
	...{ from, to, timezone }
});

/**
 * Everybody's scores in a term with what earlier, sealed terms bring in late, in the order of the
 * roster; undefined while what was sealed is being folded.
 */
export const termScores = (
	at: Vantage,
	term: Term,
	isOver: boolean,
	vantageOf: VantageOf
): readonly TermScore[] | undefined => {
	const earlier = at.seals.filter(({ to }) => to < term.from);
	const own = at.bookOf(term, isOver).scores();
	const differences = differencesOf(at, earlier, term.timezone, vantageOf);
	return differences && own.map((score) => withDifferences(score, differences(score.member)));
};

/** Whether a seal's totals are those that follow from what is known at `at`; undefined as above. */
export const agreesWith = (
	at: Vantage,
	seal: Stated,
	timezone: string,
	vantageOf: VantageOf
): boolean | undefined => {
	const scores = termScores(at, sealedTerm(seal, timezone), true, vantageOf);
	return scores && totalsHash(alliance, scores) === seal.totals;
};

type DifferencesOf = (member: string) => readonly Difference[];

const differencesOf = (
	at: Vantage,
	earlier: readonly TermSeal[],
	timezone: string,
	vantageOf: VantageOf
): DifferencesOf | undefined => {
	const last = earlier.at(-1);
	// Where the latest seal's totals still follow, nothing has come late, and nothing need be folded.
	if (!last || agreesWith(at, last, timezone, vantageOf)) return () => [];
	const parts = earlier.map((seal) => {
		const counted = whereCounted(seal, earlier, vantageOf);
		const term = sealedTerm(seal, timezone);
		return counted && { term, counted: byMember(counted, term), known: byMember(at, term) };
	});
	const whole = parts.flatMap((part) => part ?? []);
	if (whole.length < parts.length) return undefined;
	return (member) =>
		whole.map(({ term, counted, known }) =>
			differenceOf(term, counted.get(member), known.get(member))
		);
};

const byMember = (at: Vantage, term: Term): ReadonlyMap<string, MemberScore> =>
	new Map(
		at
			.bookOf(term, true)
			.scores()
			.map((score) => [score.member, score])
	);

/**
 * From which facts a sealed term has been counted so far: those of the latest seal that knew of this
 * one, since its own term has taken in what came late until then; else those of the seal itself.
 */
const whereCounted = (
	seal: TermSeal,
	earlier: readonly TermSeal[],
	vantageOf: VantageOf
): Vantage | undefined => {
	for (const later of earlier.toReversed()) {
		if (later.id === seal.id) break;
		const vantage = vantageOf(later);
		if (!vantage || vantage.seals.some(({ id }) => id === seal.id)) return vantage;
	}
	return vantageOf(seal);
};
