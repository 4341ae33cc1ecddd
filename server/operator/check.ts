import type { EntryId, WorkspaceId } from '#lib/kernel/identity/index.ts';
import { authenticate, type SignedEntry } from '#lib/kernel/log/index.ts';
import { decodeStoredDraft } from '../drafts/index.ts';
import { isWhole, type Blobs } from '../files/index.ts';
import { rowToEntry } from '../log/index.ts';
import type { SpaceKey, Store } from '../store/index.ts';
import type { Answer } from './orders.ts';

const PAGE = 500;

/**
 * Reads everything in a data folder: each entry's hash, place in its chain and signature, each draft, and
 * each file's hash.
 * Rows whose checksum is wrong are put aside by reading them, as they are when a client asks.
 */
export const checkStore = async ({
	store,
	blobs
}: {
	readonly store: Store;
	readonly blobs: Blobs;
}): Promise<Answer> => {
	const sum = { entries: 0, damagedEntries: 0, unverifiedEntries: 0 };
	for (const space of await store.listSpaces()) {
		const checked = await checkSpace(store, space);
		sum.entries += checked.entries;
		sum.damagedEntries += checked.damagedEntries;
		sum.unverifiedEntries += checked.unverifiedEntries;
	}
	const rooms = await store.listDrafts();
	let damagedDrafts = 0;
	for (const room of rooms) {
		if (!decodeStoredDraft(await store.readDraft(room))) damagedDrafts += 1;
	}
	const findings = [...store.report.findings];
	const checked = { ...sum, drafts: rooms.length, damagedDrafts, ...(await checkFiles(blobs)) };
	return { type: 'checked', ...checked, findings };
};

const checkFiles = async (blobs: Blobs) => {
	let [files, damagedFiles] = [0, 0];
	for await (const blob of blobs.list()) {
		files += 1;
		if (!(await isWhole(blobs, blob))) damagedFiles += 1;
	}
	return { files, damagedFiles };
};

/** A space is verified as a whole: a signature vouches for what comes before it, and chains may fork. */
const checkSpace = async (store: Store, space: SpaceKey) => {
	const entries = new Map<EntryId, SignedEntry>();
	let rowCount = 0;
	let last = 0;
	for (let from = 1; ;) {
		const rows = await store.readEntries(space, from, PAGE);
		for (const row of rows) {
			const entry = rowToEntry(row);
			if (entry) entries.set(entry.id, entry);
		}
		rowCount += rows.length;
		last = rows.at(-1)?.position ?? last;
		if (rows.length === 0) break;
		from = last + 1;
	}
	// The name of a workspace in the store is that of entries that were verified under it.
	const workspace = space.workspace as WorkspaceId;
	const { faults } = await authenticate([...entries.values()], workspace, () => undefined);
	return {
		entries: rowCount,
		// Positions count up without gaps: what is missing was put aside.
		damagedEntries: last - entries.size,
		unverifiedEntries: faults.size
	};
};
