/** Appending to a space's log: every new entry takes the next position, a known one keeps its own. */
import type { Commit } from './group-commit.ts';
import type { KeyValue, WriteOperation } from './key-value.ts';
import * as keys from './keys.ts';
import { decodePosition, encodeEntry, encodePosition } from './rows.ts';
import type { EntryRow, SpaceKey, Store } from './store.ts';

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

/** Appends entries through a commit. */
export const openAppending = (disk: KeyValue, commit: Commit): Store['appendEntries'] => {
	const spaces = new Map<string, Promise<SpaceState>>();

	return async (space, rows) => {
		const prefix = keys.entriesPrefix(space);
		const loading = spaces.get(prefix) ?? loadSpace(disk, prefix);
		spaces.set(prefix, loading);
		const state = await loading;
		const places = rows.map((row) => keys.chainKey(space, row.chain, row.seq, row.id));
		state.looking += 1;
		const known = await disk.hasEach(places);
		state.looking -= 1;
		// From here to the commit nothing waits, so two appends cannot take the same position.
		const operations = rows.flatMap((row, at): WriteOperation[] => {
			const place = places[at] ?? '';
			if (known[at] === true || state.recent.has(place)) return [];
			return putEntry(space, takePosition(state, place), place, row);
		});
		const recent = places.map((place) => state.recent.get(place));
		await commit(operations);
		forgetSettled(state, operations);
		return Promise.all(
			places.map(async (place, at) => recent[at] ?? (await storedPosition(disk, place)))
		);
	};
};

const loadSpace = async (disk: KeyValue, prefix: string): Promise<SpaceState> => {
	const last = await disk.last(...keys.below(prefix));
	const next = last === undefined ? 1 : keys.parseOrdinal(last[0]) + 1;
	return { next, looking: 0, recent: new Map(), settled: [] };
};

const takePosition = (state: SpaceState, place: string): number => {
	const position = state.next++;
	state.recent.set(place, position);
	return position;
};

const putEntry = (
	space: SpaceKey,
	position: number,
	place: string,
	row: EntryRow
): WriteOperation[] => [
	{ type: 'put', key: keys.entryKey(space, position), value: encodeEntry(row) },
	{ type: 'put', key: place, value: encodePosition(position) }
];

/** The position of an entry that is on disk; 0 when its index row is damaged. */
const storedPosition = async (disk: KeyValue, place: string): Promise<number> => {
	const row = await disk.get(place);
	return (row === undefined ? undefined : decodePosition(row)) ?? 0;
};

/** Forgets what is on disk, save the newest while somebody looks: they may have looked before it was. */
const forgetSettled = (state: SpaceState, written: readonly WriteOperation[]): void => {
	state.settled.push(...written.map(({ key }) => key));
	const kept = state.looking > 0 ? settledKept : 0;
	for (const key of state.settled.splice(0, Math.max(0, state.settled.length - kept))) {
		state.recent.delete(key);
	}
};
