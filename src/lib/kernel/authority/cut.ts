import type { Entry } from '../log/index.ts';
import type { EntryId } from '../identity/index.ts';

/** Looks up an entry of any space by its id; `undefined` where it has not arrived. */
export type FindEntry = (id: EntryId) => Entry | undefined;

/** The last entry of each chain that still counts. */
export type Cut = readonly (readonly [chain: string, seq: number, id: string])[];

/** Whether an entry lies within a cut: it is a named entry or comes before one in its chain. */
export type IsWithin = (cut: Cut, id: EntryId, entry: Entry) => boolean;

/** How far the way back from a named entry has been walked. */
type Way = { readonly ids: Set<string>; at: EntryId; seq: number };

/**
 * Answers whether entries lie within cuts. The walk goes back from the named entry, so that of a chain
 * that forks only the named branch is within; each step is made once, however many entries are asked
 * for. Where the branch has not arrived nothing proves that an entry is on it, so it is not within.
 */
export const cutWalker = (find: FindEntry): IsWithin => {
	const known = walkers.get(find);
	if (known) return known;
	const walker = newWalker(find);
	walkers.set(find, walker);
	return walker;
};

// A way that has been walked stays walked, whatever arrives later.
const walkers = new WeakMap<FindEntry, IsWithin>();

const newWalker = (find: FindEntry): IsWithin => {
	const ways = new Map<string, Way>();
	const wayFrom = (tip: EntryId, seq: number): Way | undefined => {
		const known = ways.get(tip);
		if (known) return known;
		if (find(tip)?.seq !== seq) return undefined;
		const way = { ids: new Set<string>([tip]), at: tip, seq };
		ways.set(tip, way);
		return way;
	};
	const isBefore = ([, seq, tip]: Cut[number], id: EntryId, entry: Entry): boolean => {
		if (entry.seq === seq) return tip === id;
		const way = wayFrom(tip as EntryId, seq);
		while (way && way.seq > entry.seq) {
			const later = find(way.at);
			if (!later) return false;
			way.at = later.prev as EntryId;
			way.seq--;
			way.ids.add(way.at);
		}
		return way?.ids.has(id) ?? false;
	};
	return (cut, id, entry) => {
		for (const last of cut) {
			const [chain, seq] = last;
			if (chain === entry.chain && entry.seq <= seq && isBefore(last, id, entry)) return true;
		}
		return false;
	};
};
