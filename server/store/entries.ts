/** The log entries of the store: one numbered log per space, and an index by chain. */
import type { Commit } from './group-commit.ts';
import type { KeyValue, Pair, WriteOperation } from './key-value.ts';
import * as keys from './keys.ts';
import type { Quarantine } from './quarantine.ts';
import { decodeEntry, decodePosition, encodeEntry, encodePosition } from './rows.ts';
import type { ChainTip, EntryRow, SpaceKey, Store, StoredEntry } from './store.ts';

type EntryStore = Pick<
	Store,
	'appendEntries' | 'readEntries' | 'readChain' | 'readTips' | 'listSpaces'
>;

/**
 * What is known of a space that has been written to. `recent` holds positions the disk may not have
 * answered for yet: those not committed, and those committed while somebody was still looking.
 */
type SpaceState = {
	next: number;
	looking: number;
	readonly recent: Map<string, number>;
	settled: string[];
};

const settledKept = 4096;

/** Keeps entries on an ordered key-value disk. */
export const storeEntries = (
	disk: KeyValue,
	commit: Commit,
	quarantine: Quarantine
): EntryStore => {
	const spaces = new Map<string, Promise<SpaceState>>();

	const stateOf = (space: SpaceKey): Promise<SpaceState> => {
		const prefix = keys.entriesPrefix(space);
		const known = spaces.get(prefix);
		if (known !== undefined) return known;
		const loading = disk.last(...keys.below(prefix)).then((pair) => ({
			next: (pair === undefined ? 0 : keys.parseOrdinal(pair[0])) + 1,
			looking: 0,
			recent: new Map<string, number>(),
			settled: []
		}));
		spaces.set(prefix, loading);
		return loading;
	};

	const storedPosition = async (key: string): Promise<number | undefined> => {
		const row = await disk.get(key);
		return row === undefined ? undefined : decodePosition(row);
	};

	const appendEntries = async (space: SpaceKey, rows: readonly EntryRow[]) => {
		const state = await stateOf(space);
		const indexKeys = rows.map((row) => keys.chainKey(space, row.chain, row.seq, row.id));
		state.looking += 1;
		const known = await disk.hasEach(indexKeys);
		state.looking -= 1;
		// From here to the commit nothing waits, so two appends cannot take the same position.
		const operations: WriteOperation[] = [];
		const positions = rows.map((row, at): number | string => {
			const key = indexKeys[at] ?? '';
			const recent = state.recent.get(key);
			if (recent !== undefined) return recent;
			if (known[at] === true) return key;
			const position = state.next++;
			state.recent.set(key, position);
			operations.push(
				{ type: 'put', key: keys.entryKey(space, position), value: encodeEntry(row) },
				{ type: 'put', key, value: encodePosition(position) }
			);
			return position;
		});
		await commit(operations);
		forgetSettled(state, operations);
		return Promise.all(
			positions.map(async (position) =>
				typeof position === 'number' ? position : ((await storedPosition(position)) ?? 0)
			)
		);
	};

	const toStored = ([key, row]: Pair): StoredEntry[] => {
		const entry = decodeEntry(row);
		if (entry !== undefined) return [{ ...entry, position: keys.parseOrdinal(key) }];
		quarantine(key, row);
		return [];
	};

	const readEntries = async (space: SpaceKey, from: number, limit: number) => {
		const [, end] = keys.below(keys.entriesPrefix(space));
		return (await disk.scan(keys.entryKey(space, from), end, limit)).flatMap(toStored);
	};

	const readChain = async (space: SpaceKey, chain: string, fromSeq: number, limit: number) => {
		const [, end] = keys.below(keys.chainPrefix(space, chain));
		const index = await disk.scan(keys.chainFrom(space, chain, fromSeq), end, limit);
		const entries = await Promise.all(
			index.map(async ([indexKey, row]) => {
				const position = decodePosition(row);
				const key = keys.entryKey(space, position ?? 0);
				const entry = position === undefined ? undefined : await disk.get(key);
				const stored = entry === undefined ? [] : toStored([key, entry]);
				// An index row that leads nowhere would hide the entry when a client sends it again.
				if (stored.length === 0) quarantine(indexKey, row);
				return stored;
			})
		);
		return entries.flat();
	};

	const readTips = async (space: SpaceKey): Promise<readonly ChainTip[]> => {
		const tips = new Map<string, ChainTip>();
		for (const [key] of await disk.scan(...keys.below(keys.chainsPrefix(space)))) {
			const { chain, seq, id } = keys.parseChainKey(key);
			const tip = tips.get(chain);
			tips.set(chain, { chain, seq, ids: tip?.seq === seq ? [...tip.ids, id] : [id] });
		}
		return [...tips.values()];
	};

	const listSpaces = async (): Promise<readonly SpaceKey[]> => {
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

	return { appendEntries, readEntries, readChain, readTips, listSpaces };
};

/** Forgets what is on disk, save the newest while somebody looks: they may have looked before it was. */
const forgetSettled = (state: SpaceState, written: readonly WriteOperation[]): void => {
	state.settled.push(...written.map(({ key }) => key));
	const kept = state.looking > 0 ? settledKept : 0;
	for (const key of state.settled.splice(0, state.settled.length - kept)) state.recent.delete(key);
};
