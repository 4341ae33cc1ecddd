import { sha256 } from '@noble/hashes/sha2.js';
import type { Term } from '#lib/domains/organisation/index.ts';
import { figuresSetFor, type Amendment } from '#lib/domains/rulebook/index.ts';
import { alliance, allianceParameters, type AllianceValues } from '#lib/domains/scorebook/index.ts';
import { bytesToText, type EntryId } from '#lib/kernel/identity/index.ts';
import { valuesInForce } from '#lib/kernel/rules/index.ts';
import { memoised, type Projections } from '../projections/index.ts';
import { instantToDate } from '../time/index.ts';

/** The figures of the document and its decisions, until an amendment changes one. */
export const builtInFigures: AllianceValues = valuesInForce(allianceParameters, new Map()).values;

/** The days of a term. */
export type Period = Pick<Term, 'from' | 'to'>;

const byStart = memoised((_: readonly Amendment[]) => new Map<string, AllianceValues>());

/** The figures that amendments give a term that begins on `from`; equal figures are one object. */
const figuresFrom = (amendments: readonly Amendment[], from: string): AllianceValues => {
	const known = byStart(amendments);
	const figures =
		known.get(from) ?? withFigures(builtInFigures, [...figuresSetFor(amendments, from).values()]);
	known.set(from, figures);
	return figures;
};

/** The same figures with others in the place of some; equal figures are one object. */
export const withFigures = (
	figures: AllianceValues,
	others: readonly { readonly key: string; readonly value: string }[]
): AllianceValues => {
	const stated = new Map<string, string>(
		Object.entries(figures).map(([key, value]) => [key, String(value)])
	);
	for (const { key, value } of others) stated.set(key, value);
	return interned(valuesInForce(allianceParameters, stated).values);
};

const textOf = (figures: AllianceValues): string => JSON.stringify(Object.entries(figures));

const everyKnown = new Map([[textOf(builtInFigures), builtInFigures]]);

/** Scores are computed again when their figures are another object: equal ones must be the same. */
const interned = (figures: AllianceValues): AllianceValues => {
	const text = textOf(figures);
	const same = everyKnown.get(text) ?? figures;
	everyKnown.set(text, same);
	return same;
};

/**
 * The edition of the rulebook that has these figures: its version alone where they are the built-in
 * ones, else with a hash of those that differ. Totals name it, so that a seal is one of its figures, too.
 */
export const editionOf = (figures: AllianceValues): string => {
	const builtIn = new Map<string, number | string>(Object.entries(builtInFigures));
	const amended = Object.entries(figures)
		.filter(([key, value]) => builtIn.get(key) !== value)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	if (amended.length === 0) return alliance.version;
	const hash = sha256(new TextEncoder().encode(JSON.stringify(amended)));
	return `${alliance.version}+${bytesToText(hash).slice(0, 12)}`;
};

/** What figures are looked for in. */
export interface FigureSources {
	readonly projections: Pick<Projections, 'organisation' | 'rulebook'>;
	readonly timezone: () => string;
	/** What a term was closed with, if it was: whatever is adopted later changes nothing about it. */
	readonly closedWith: (period: Period) => ReadonlySet<EntryId> | undefined;
}

/** The figures in force by term, as one set of facts has them. */
export class Figures {
	readonly #sources: FigureSources;

	constructor(sources: FigureSources) {
		this.#sources = sources;
	}

	/** The figures of a term: those adopted for it, or those that it was closed with. */
	of(period: Period): AllianceValues {
		const { rulebook } = this.#sources.projections;
		// Almost always nothing was ever proposed, and then nothing need be looked for.
		if (rulebook.amendments().length === 0) return builtInFigures;
		const ids = this.#sources.closedWith(period);
		return figuresFrom(ids ? rulebook.amendmentsWithin(ids) : rulebook.amendments(), period.from);
	}

	/** The figures on a day: those of its term; between terms, of one that would begin then. */
	on(date: string): AllianceValues {
		const { projections } = this.#sources;
		if (projections.rulebook.amendments().length === 0) return builtInFigures;
		const { terms } = projections.organisation();
		const term = terms.findLast(({ from, to }) => from <= date && date <= to);
		return this.of(term ?? { from: date, to: date });
	}

	/** The figures at an instant (milliseconds since 1970). */
	at(instant: number): AllianceValues {
		return this.on(instantToDate(instant, this.#sources.timezone()));
	}
}
