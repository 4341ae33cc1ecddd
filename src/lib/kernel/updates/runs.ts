/** Sets of clocks per client, as sorted spans that neither overlap nor touch. */
import type { Run } from './update.ts';

type Span = readonly [clock: number, end: number];

/** A set of clocks per client. */
export type Runs = Map<number, Span[]>;

/** The empty set. */
export const noRuns = (): Runs => new Map();

/** Adds a run to the set. */
export const addRun = (runs: Runs, { client, clock, end }: Run): void => {
	const spans = runs.get(client);
	if (spans === undefined) {
		runs.set(client, [[clock, end]]);
		return;
	}
	const first = firstEndingAtOrAfter(spans, clock);
	let [low, high] = [clock, end];
	let next = first;
	for (let span = spans[next]; span !== undefined && span[0] <= high; span = spans[++next]) {
		low = Math.min(low, span[0]);
		high = Math.max(high, span[1]);
	}
	spans.splice(first, next - first, [low, high]);
};

/** Whether the set holds every clock of a run. */
export const covers = (runs: Runs, { client, clock, end }: Run): boolean => {
	const spans = runs.get(client) ?? [];
	// A span that ends at the clock does not hold it, and the one after begins later.
	const span = spans[firstEndingAtOrAfter(spans, clock + 1)];
	return span !== undefined && span[0] <= clock && span[1] >= end;
};

const firstEndingAtOrAfter = (spans: readonly Span[], clock: number): number => {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((spans[middle]?.[1] ?? Infinity) < clock) low = middle + 1;
		else high = middle;
	}
	return low;
};
