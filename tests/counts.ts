/**
 * How many cases the tests of an invariant play: on every change the same, over the same seeds each time;
 * in a night (`npm run nightly`) many more, over seeds that nobody has played before.
 */

interface Count {
	readonly perChange: number;
	readonly nightly: number;
}

const counts = {
	/** Stories of 200 operations. */
	I1: { perChange: 2_000, nightly: 100_000 },
	/** Histories of a control space. */
	I2: { perChange: 20_000, nightly: 1_000_000 },
	/** Kills of the relay. */
	I3: { perChange: 100, nightly: 500 },
	/** Kills of a whole browser, which take seconds each. */
	'I3 browser': { perChange: 10, nightly: 500 },
	/** Mutated bytes. */
	I7: { perChange: 100_000, nightly: 1_000_000 },
	/** Sets of clocks. */
	I9: { perChange: 1_000, nightly: 20_000 },
	/** Histories of a sealed space. */
	I11: { perChange: 3_000, nightly: 50_000 }
} as const satisfies { readonly [invariant: string]: Count };

/** An invariant whose test counts; the others play each of their cases, always. */
export type CountedInvariant = keyof typeof counts;

/** What one test plays. */
export interface Cases {
	readonly count: number;
	/** The first seed, or the only one of a generator that draws all cases from it. */
	readonly seed: number;
	/** The seeds from the first one on, one for each case. */
	readonly seeds: readonly number[];
	/** A time limit in milliseconds for these cases, from what is enough for those of every change. */
	timeLimit(msPerChange: number): number;
}

/** One of several equal parts into which test files share the cases; the first is part 1. */
export interface Part {
	readonly part: number;
	readonly of: number;
}

const ONLY_PART: Part = { part: 1, of: 1 };

/** The cases that a test plays; `usualSeed` is the first seed on every change. */
export const casesOf = (
	invariant: CountedInvariant,
	usualSeed = 1,
	{ part, of }: Part = ONLY_PART
): Cases => {
	const { perChange, nightly } = counts[invariant];
	const night = nightFrom(process.env);
	const all = night ? Math.ceil(nightly * night.share) : perChange;
	const [from, until] = [part - 1, part].map((end) => Math.floor((all * end) / of));
	const first = (night?.seed ?? usualSeed) + (from ?? 0);
	const count = (until ?? 0) - (from ?? 0);
	return {
		count,
		seed: first,
		seeds: Array.from({ length: count }, (_, index) => first + index),
		timeLimit: (ms) => Math.ceil(ms * Math.max(1, all / perChange))
	};
};

/** What makes this run a night's: its seed and which share of the whole count it plays. */
const nightFrom = (environment: NodeJS.ProcessEnv) => {
	const seed = environment['NIGHTLY_SEED'];
	if (seed === undefined) return undefined;
	return { seed: Number(seed), share: Number(environment['NIGHTLY_SHARE'] ?? 1) };
};
