import type { ChainId, EntryId } from '#lib/kernel/identity/index.ts';
import type { SignedEntry } from '#lib/kernel/log/index.ts';
import type { SpaceKey, Store } from '../store/index.ts';
import { rowToEntry } from './rows.ts';

const PAGE = 500;

/** Stored entries of a chain with `from` ≤ seq ≤ `through`; of a fork, of all branches. */
const readStretch = async (
	store: Store,
	space: SpaceKey,
	chain: ChainId,
	[from, through]: readonly [number, number]
): Promise<readonly SignedEntry[]> => {
	const stretch: SignedEntry[] = [];
	for (let next = Math.max(0, from), limit = PAGE; ;) {
		const rows = await store.readChain(space, chain, next, limit);
		const within = rows.filter(({ seq }) => seq <= through);
		const last = rows.at(-1);
		const isEnd = rows.length < limit || within.length < rows.length;
		// A page may end between the branches of one seq: read that seq again from its start.
		const whole = isEnd ? within : within.filter(({ seq }) => seq !== last?.seq);
		for (const row of whole) {
			const entry = rowToEntry(row);
			if (entry) stretch.push(entry);
		}
		if (isEnd || !last) return stretch;
		if (whole.length === 0) limit *= 2;
		next = last.seq;
	}
};

/** What is stored of the chains of `received`, where they overlap or meet what is stored. */
export const readKnown = async (
	store: Store,
	space: SpaceKey,
	received: readonly SignedEntry[]
): Promise<ReadonlyMap<EntryId, SignedEntry>> => {
	const seqs = new Map<ChainId, readonly [number, number]>();
	for (const { entry } of received) {
		const [low, high] = seqs.get(entry.chain) ?? [entry.seq, entry.seq];
		seqs.set(entry.chain, [Math.min(low, entry.seq), Math.max(high, entry.seq)]);
	}
	const stretches = await Promise.all(
		[...seqs].map(([chain, [low, high]]) => readStretch(store, space, chain, [low - 1, high]))
	);
	return new Map(stretches.flat().map((each) => [each.id, each]));
};

/** Every stored entry of a space, in order of arrival; for the control space, which is small. */
export const readSpace = async (store: Store, space: SpaceKey): Promise<readonly SignedEntry[]> => {
	const entries: SignedEntry[] = [];
	for (let from = 1; ;) {
		const rows = await store.readEntries(space, from, PAGE);
		for (const row of rows) {
			const entry = rowToEntry(row);
			if (entry) entries.push(entry);
		}
		const last = rows.at(-1);
		if (!last) return entries;
		from = last.position + 1;
	}
};
