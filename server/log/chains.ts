import type { ChainId, EntryId } from '#lib/kernel/identity/index.ts';
import type { Tip } from '#lib/kernel/log/index.ts';
import type { SpaceKey, Store } from '../store/index.ts';
import { rowToEntry, rowToTip } from './rows.ts';

/** The chains of one space as they lie on disk. */
export type Chains = {
	/** Position of the last entry; also their number. */
	last: number;
	/** The tips of each chain: one, or one for each branch. */
	readonly tips: Map<ChainId, readonly Tip[]>;
};

/** Reads how the chains of a space stand. */
export const readChains = async (store: Store, space: SpaceKey): Promise<Chains> => {
	const ends = await store.readTips(space);
	const last = await lastPosition(store, space);
	const inLine = ends.reduce((count, { seq }) => count + seq + 1, 0);
	// Every chain counts from 0 without gaps, so as many entries as places means that none forks.
	if (inLine !== last) return { last, tips: await readForkedTips(store, space) };
	const tips = ends.map(({ chain, seq, ids }): [ChainId, readonly Tip[]] => [
		chain as ChainId, // the store gives back the text that it was given
		ids.map((id) => rowToTip({ chain, seq, id }))
	]);
	return { last, tips: new Map(tips) };
};

/** Takes one more entry in; it becomes a tip, and the one before it is none any more. */
export const extend = (chains: Chains, tip: Tip, prev: string): void => {
	const others = chains.tips.get(tip.chain) ?? [];
	chains.tips.set(tip.chain, [...others.filter(({ id }) => id !== (prev as EntryId)), tip]);
};

/** Positions count up from 1 without gaps: the last one is found by halving. */
const lastPosition = async (store: Store, space: SpaceKey): Promise<number> => {
	const isAtMost = async (position: number) =>
		(await store.readEntries(space, position, 1)).length > 0;
	let above = 1;
	while (await isAtMost(above)) above *= 2;
	let below = Math.floor(above / 2);
	while (above - below > 1) {
		const middle = Math.floor((above + below) / 2);
		if (await isAtMost(middle)) below = middle;
		else above = middle;
	}
	return below;
};

const PAGE = 500;

const readForkedTips = async (store: Store, space: SpaceKey): Promise<Chains['tips']> => {
	const chains: Chains = { last: 0, tips: new Map() };
	for (let from = 1; ;) {
		const rows = await store.readEntries(space, from, PAGE);
		for (const row of rows) {
			const read = rowToEntry(row);
			if (read) extend(chains, rowToTip(row), read.entry.prev);
		}
		const end = rows.at(-1);
		if (!end) return chains.tips;
		from = end.position + 1;
	}
};
