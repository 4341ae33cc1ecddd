import type { Entry } from '../log/index.ts';
import type { EntryId } from '../identity/index.ts';

/** Looks up an entry of any space by its id; `undefined` where it has not arrived. */
export type FindEntry = (id: EntryId) => Entry | undefined;

/** The last entry of each chain that still counts. */
export type Cut = readonly (readonly [chain: string, seq: number, id: string])[];

/**
 * Whether `id` lies within the cut: it is a named entry or comes before one in its chain. The walk
 * goes back from the named entry, so that of a chain that forks only the named branch is within.
 */
export const isWithin = (cut: Cut, id: EntryId, entry: Entry, find: FindEntry): boolean =>
	cut.some(([chain, seq, tip]) => {
		if (chain !== entry.chain || entry.seq > seq) return false;
		let at = tip as EntryId;
		for (let left = seq - entry.seq; left > 0; left--) {
			const later = find(at);
			if (!later) return false; // the branch has not arrived: nothing proves that `id` is on it
			at = later.prev as EntryId;
		}
		return at === id;
	});
