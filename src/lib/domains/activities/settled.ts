import { headsOf } from '#lib/kernel/facts/index.ts';
import type { Replacing, Settled } from './activity.ts';

/** Nothing has been said. */
export const nothing: Settled<never> = { stands: null, question: [], all: [] };

/**
 * People who say the same have one statement, the first; where they differ, nobody wins silently.
 * `told` is what has to be the same.
 */
export const settle = <T extends Replacing>(
	all: readonly T[],
	told: (statement: T) => unknown
): Settled<T> => {
	const standing = headsOf(all, new Map(all.map((each) => [each.id, each])));
	const texts = new Set(standing.map((each) => JSON.stringify(told(each))));
	return texts.size > 1
		? { stands: null, question: standing, all }
		: { stands: standing[0] ?? null, question: [], all };
};
