/** Reading the log entries of the store: by position, by chain, and where each chain ends. */
import type { KeyValue, Pair } from './key-value.ts';
import * as keys from './keys.ts';
import type { Quarantine } from './quarantine.ts';
import { decodeEntry, decodePosition } from './rows.ts';
import type { ChainTip, SpaceKey, Store, StoredEntry } from './store.ts';

type EntryReading = Pick<Store, 'readEntries' | 'readChain' | 'readTips' | 'listSpaces'>;

/** Reads entries from an ordered key-value disk; damaged ones are put aside and left out. */
export const openReading = (disk: KeyValue, quarantine: Quarantine): EntryReading => {
	const toStored = async ([key, row]: Pair): Promise<StoredEntry[]> => {
		const entry = decodeEntry(row);
		if (entry !== undefined) return [{ ...entry, position: keys.parseOrdinal(key) }];
		await quarantine(key, row);
		return [];
	};
	const followIndex = async (space: SpaceKey, [place, row]: Pair): Promise<StoredEntry[]> => {
		const position = decodePosition(row);
		const key = keys.entryKey(space, position ?? 0);
		const entry = position === undefined ? undefined : await disk.get(key);
		const stored = entry === undefined ? [] : await toStored([key, entry]);
		// An index row that leads nowhere would hide the entry when a client sends it again.
		if (stored.length === 0) await quarantine(place, row);
		return stored;
	};

	return {
		readEntries: async (space, from, limit) => {
			const [, end] = keys.below(keys.entriesPrefix(space));
			const pairs = await disk.scan(keys.entryKey(space, from), end, limit);
			return (await Promise.all(pairs.map(toStored))).flat();
		},
		readChain: async (space, chain, fromSeq, limit) => {
			const [, end] = keys.below(keys.chainPrefix(space, chain));
			const index = await disk.scan(keys.chainFrom(space, chain, fromSeq), end, limit);
			return (await Promise.all(index.map((pair) => followIndex(space, pair)))).flat();
		},
		readTips: async (space) => {
			const index = await disk.scan(...keys.below(keys.chainsPrefix(space)));
			return tipsOf(index.map(([key]) => keys.parseChainKey(key)));
		},
		listSpaces: () => listSpaces(disk)
	};
};

type Place = { readonly chain: string; readonly seq: number; readonly id: string };

/** Places come sorted by chain, then seq. */
const tipsOf = (places: readonly Place[]): readonly ChainTip[] => {
	const tips = new Map<string, ChainTip>();
	for (const { chain, seq, id } of places) {
		const tip = tips.get(chain);
		tips.set(chain, { chain, seq, ids: tip?.seq === seq ? [...tip.ids, id] : [id] });
	}
	return [...tips.values()];
};

const listSpaces = async (disk: KeyValue): Promise<readonly SpaceKey[]> => {
	const found: SpaceKey[] = [];
	const [first, end] = keys.below('e');
	let from = first;
	for (;;) {
		const [pair] = await disk.scan(from, end, 1);
		if (pair === undefined) return found;
		const [, workspace = '', space = ''] = pair[0].split('/').map(decodeURIComponent);
		found.push({ workspace, space });
		[, from] = keys.below(keys.entriesPrefix({ workspace, space }));
	}
};
