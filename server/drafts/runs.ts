/** Sets of clocks per client, as sorted runs that are merged when somebody asks. */
import type { Run } from './update.ts';

type Span = readonly [clock: number, end: number];
type ClientRuns = { sorted: readonly Span[]; fresh: Span[] };

/** A set of clocks per client. */
export type Runs = Map<number, ClientRuns>;

/** The empty set. */
export const noRuns = (): Runs => new Map();

const freshAllowed = 1_000;

/** Adds a run to the set. */
export const addRun = (runs: Runs, { client, clock, end }: Run): void => {
	const known = runs.get(client);
	if (known === undefined) {
		runs.set(client, { sorted: [], fresh: [[clock, end]] });
		return;
	}
	known.fresh.push([clock, end]);
	if (known.fresh.length > freshAllowed) tidy(known);
};

/** Whether the set holds every clock of a run. */
export const covers = (runs: Runs, { client, clock, end }: Run): boolean => {
	const known = runs.get(client);
	if (known === undefined) return false;
	if (known.fresh.length > 0) tidy(known);
	const span = lastStartingAtOrBefore(known.sorted, clock);
	return span !== undefined && span[1] >= end;
};

const tidy = (known: ClientRuns): void => {
	const spans = [...known.sorted, ...known.fresh].sort(([one], [other]) => one - other);
	const merged: Span[] = [];
	for (const [clock, end] of spans) {
		const before = merged.at(-1);
		if (before !== undefined && clock <= before[1]) {
			merged[merged.length - 1] = [before[0], Math.max(before[1], end)];
		} else merged.push([clock, end]);
	}
	known.sorted = merged;
	known.fresh = [];
};

const lastStartingAtOrBefore = (spans: readonly Span[], clock: number): Span | undefined => {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((spans[middle]?.[0] ?? Infinity) <= clock) low = middle + 1;
		else high = middle;
	}
	return spans[low - 1];
};
