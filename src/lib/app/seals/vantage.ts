import type { Term } from '#lib/domains/organisation/index.ts';
import { alliance, type AllianceValues, type MemberScore } from '#lib/domains/scorebook/index.ts';
import type { TermSeal } from '#lib/kernel/authority/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import { editionOf, ScoreBook, type Figures, type ScoreSources } from '../scores/index.ts';
import { differenceOf, withDifferences, type Difference, type TermScore } from './carry.ts';

import { scopedTo } from './term-scope.ts';
import { totalsHash } from './totals.ts';

/** The scores of terms as one set of facts has them, and the seals that this set knows. */
export class Vantage {
	readonly #sources: ScoreSources;
	readonly #figures: Figures;
	readonly #seals: () => readonly TermSeal[];
	readonly #books = new Map<string, ScoreBook>();

	constructor(sources: ScoreSources, figures: Figures, seals: () => readonly TermSeal[]) {
		this.#sources = sources;
		this.#figures = figures;
		this.#seals = seals;
	}

	/** Seals in force, by the last day of their terms. */
	get seals(): readonly TermSeal[] {
		return this.#seals();
	}

	/** The figures of a term, as these facts have them. */
	figuresOf(term: Term): AllianceValues {
		return this.#figures.of(term);
	}

	/** The book of one term by itself; `isOver` reads it as at the term's end, whatever the clock says. */
	bookOf(term: Term, isOver: boolean): ScoreBook {
		return this.#book(term, isOver, '', () => this.figuresOf(term));
	}

	/** The same book by figures that need not be the term's. */
	bookBy(figures: AllianceValues, term: Term, isOver: boolean): ScoreBook {
		if (figures === this.figuresOf(term)) return this.bookOf(term, isOver);
		return this.#book(term, isOver, editionOf(figures), () => figures);
	}

	#book(term: Term, isOver: boolean, edition: string, figuresOf: () => AllianceValues): ScoreBook {
		const key = `${term.from} ${term.to} ${String(isOver)} ${edition}`;
		const scoped = () => scopedTo(term, this.#sources, isOver);
		const book = this.#books.get(key) ?? new ScoreBook(scoped(), figuresOf);
		this.#books.set(key, book);
		return book;
	}
}

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
 * roster; undefined while what was sealed is being folded. Other `figures` than the term's own answer
 * what they would make of it.
 */
export const termScores = (
	at: Vantage,
	term: Term,
	isOver: boolean,
	vantageOf: VantageOf,
	figures: AllianceValues = at.figuresOf(term)
): readonly TermScore[] | undefined => {
	const earlier = at.seals.filter(({ to }) => to < term.from);
	const own = at.bookBy(figures, term, isOver).scores();
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
	const term = sealedTerm(seal, timezone);
	const scores = termScores(at, term, true, vantageOf);
	return scores && totalsOf(scores, at.figuresOf(term)) === seal.totals;
};

/** The hash of scores that were computed by these figures. */
export const totalsOf = (scores: readonly TermScore[], figures: AllianceValues): string =>
	totalsHash({ id: alliance.id, version: editionOf(figures) }, scores);

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
		if (!counted) return undefined;
		// Whatever came late, it is counted by the figures that the term was closed with.
		const figures = counted.figuresOf(term);
		return { term, counted: byMember(counted, term, figures), known: byMember(at, term, figures) };
	});
	const whole = parts.flatMap((part) => part ?? []);
	if (whole.length < parts.length) return undefined;
	return (member) =>
		whole.map(({ term, counted, known }) =>
			differenceOf(term, counted.get(member), known.get(member))
		);
};

const byMember = (
	at: Vantage,
	term: Term,
	figures: AllianceValues
): ReadonlyMap<string, MemberScore> =>
	new Map(
		at
			.bookBy(figures, term, true)
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
