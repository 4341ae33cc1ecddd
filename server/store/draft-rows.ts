/** The drafts of the store: per room one snapshot row and one row per update after it. */
import type { Commit } from './group-commit.ts';
import type { KeyValue, WriteOperation } from './key-value.ts';
import * as keys from './keys.ts';
import type { Quarantine } from './quarantine.ts';
import { decodeSnapshotRow, encodeSnapshotRow, openRow, sealRow } from './rows.ts';
import type { DraftRow, DraftSnapshot, Store } from './store.ts';

type DraftStore = Pick<Store, 'appendDraft' | 'compactDraft' | 'readDraft' | 'listDrafts'>;

/** Keeps drafts on an ordered key-value disk. */
export const storeDrafts = (disk: KeyValue, commit: Commit, quarantine: Quarantine): DraftStore => {
	const appendDraft = (room: string, rows: readonly DraftRow[], onStall?: () => void) =>
		commit(
			rows.map(({ sequence, update }) => ({
				type: 'put',
				key: keys.tailKey(room, sequence),
				value: sealRow(update)
			})),
			onStall
		);

	const compactDraft = async (room: string, snapshot: DraftSnapshot): Promise<void> => {
		const [from] = keys.below(keys.tailPrefix(room));
		const merged = await disk.scan(from, keys.tailKey(room, snapshot.through + 1));
		const drops = merged.map(([key]): WriteOperation => ({ type: 'del', key }));
		await commit([
			{ type: 'put', key: keys.snapshotKey(room), value: encodeSnapshotRow(snapshot) },
			...drops
		]);
	};

	const readSnapshot = async (room: string): Promise<DraftSnapshot | undefined> => {
		const row = await disk.get(keys.snapshotKey(room));
		if (row === undefined) return undefined;
		const snapshot = decodeSnapshotRow(row);
		if (snapshot === undefined) await quarantine(keys.snapshotKey(room), row);
		return snapshot;
	};

	const readDraft = async (room: string) => {
		const snapshot = await readSnapshot(room);
		const pairs = await disk.scan(...keys.below(keys.tailPrefix(room)));
		const tail: DraftRow[] = [];
		for (const [key, row] of pairs) {
			const update = openRow(row);
			if (update === undefined) await quarantine(key, row);
			else tail.push({ sequence: keys.parseOrdinal(key), update });
		}
		return { snapshot, tail };
	};

	const listDrafts = async (): Promise<readonly string[]> => {
		const snapshots = await disk.scan(...keys.below('s'));
		const rooms = new Set(snapshots.map(([key]) => decodeURIComponent(key.slice(2))));
		const [first, end] = keys.below('t');
		let from = first;
		for (;;) {
			const [pair] = await disk.scan(from, end, 1);
			if (pair === undefined) return [...rooms].sort();
			const room = decodeURIComponent(pair[0].split('/')[1] ?? '');
			rooms.add(room);
			[, from] = keys.below(keys.tailPrefix(room));
		}
	};

	return { appendDraft, compactDraft, readDraft, listDrafts };
};
