import Dexie, { type EntityTable, type Table } from 'dexie';
import type { ChainId, EntryId, Space } from '../identity/index.ts';
import { BLOCK_LENGTH, blockToEntries, entriesToBlock } from './block.ts';
import { decodeStored, type SignedEntry } from './entry.ts';
import type { Checkpoint, LogStore, StoredEntry, Tip } from './store.ts';
import { told } from './told.ts';

interface Row {
	position: number;
	id: EntryId;
	space: Space;
	chain: ChainId;
	seq: number;
	bytes: Uint8Array;
	signature?: Uint8Array;
	receivedAt: number;
}

/** Block n covers the positions above n × BLOCK_LENGTH, up to and including (n + 1) × it. */
interface BlockRow {
	number: number;
	text: string;
}

type TipRow = Tip & { readonly space: Space };

/**
 * The log's tables, version 1. `strict` makes the browser flush to the disk before a transaction
 * completes; its default answers when the system has only promised to.
 */
class LogDatabase extends Dexie {
	declare entries: EntityTable<Row, 'position'>;
	declare tips: Table<TipRow, EntryId>;
	declare blocks: EntityTable<BlockRow, 'number'>;

	constructor(name: string) {
		super(name, { chromeTransactionDurability: 'strict' });
		this.version(1).stores({
			entries: '++position, &id, [space+chain+seq]',
			tips: 'id, space',
			blocks: 'number'
		});
	}
}

/** A store in the browser's IndexedDB, one database a workspace. */
export const dexieStore = (name: string): LogStore => {
	const database = new LogDatabase(name);
	const { entries, tips } = database;
	return {
		append: (added, receivedAt) =>
			told(() =>
				database.transaction('rw', entries, tips, () => appendFresh(database, added, receivedAt))
			),
		after: (position, limit) =>
			told(async () =>
				(await entries.where('position').above(position).limit(limit).toArray()).map(rowToEntry)
			),
		chain: (space, chain, seq, limit) =>
			told(async () =>
				(
					await entries
						.where('[space+chain+seq]')
						.between([space, chain, seq], [space, chain, Dexie.maxKey])
						.limit(limit)
						.toArray()
				).map(rowToEntry)
			),
		get: (id) =>
			told(async () => {
				const row = await entries.where('id').equals(id).first();
				return row && rowToEntry(row);
			}),
		tips: (space) =>
			told(async () =>
				(await tips.where('space').equals(space).toArray()).map(({ chain, seq, id }) => ({
					chain,
					seq,
					id
				}))
			),
		checkpoint: () => told(() => readBlocks(database)),
		extendCheckpoint: () => writeBlocks(database).catch(() => undefined), // it only saves time, and the disk may be full
		close: () => database.close()
	};
};

const readBlocks = async ({ blocks }: LogDatabase): Promise<Checkpoint> => {
	const rows = await blocks.orderBy('number').toArray();
	const whole = rows.filter(({ number }, index) => number === index);
	try {
		const entries = whole.flatMap(({ text }) => blockToEntries(text));
		return { position: whole.length * BLOCK_LENGTH, entries };
	} catch {
		await blocks.clear(); // damaged: a block is only a copy, and the entries are still there
		return { position: 0, entries: [] };
	}
};

const writeBlocks = async ({ blocks, entries }: LogDatabase): Promise<void> => {
	const last = (await entries.orderBy('position').last())?.position ?? 0;
	for (let number = await blocks.count(); (number + 1) * BLOCK_LENGTH <= last; number++) {
		const rows = await entries
			.where('position')
			.between(number * BLOCK_LENGTH, (number + 1) * BLOCK_LENGTH, false, true)
			.toArray();
		const text = entriesToBlock(rows.map(rowToEntry));
		if (text === undefined) return; // the rows themselves are read from here on
		await blocks.put({ number, text });
	}
};

const appendFresh = async (
	{ entries, tips }: LogDatabase,
	added: readonly SignedEntry[],
	receivedAt: number
): Promise<readonly StoredEntry[]> => {
	const present = new Set(
		await entries
			.where('id')
			.anyOf(added.map(({ id }) => id))
			.primaryKeys()
			.then((keys) => entries.bulkGet(keys))
			.then((rows) => rows.map((row) => row?.id))
	);
	const fresh = [...new Map(added.map((each) => [each.id, each])).values()].filter(
		({ id }) => !present.has(id)
	);
	const positions = await entries.bulkAdd(
		fresh.map((each) => entryToRow(each, receivedAt)),
		{ allKeys: true }
	);
	const followed = new Set<string>(fresh.map(({ entry }) => entry.prev));
	await tips.bulkDelete([...followed] as EntryId[]);
	await tips.bulkPut(
		fresh
			.filter(({ id }) => !followed.has(id))
			.map(({ id, entry: { chain, seq, space } }) => ({ id, chain, seq, space }))
	);
	return fresh.map((each, index) => ({ ...each, position: positions[index] ?? 0, receivedAt }));
};

const entryToRow = (
	{ id, entry, bytes, signature }: SignedEntry,
	receivedAt: number
): Omit<Row, 'position'> => ({
	id,
	space: entry.space,
	chain: entry.chain,
	seq: entry.seq,
	bytes,
	receivedAt,
	...(signature && { signature })
});

const rowToEntry = ({ id, position, bytes, receivedAt, signature }: Row): StoredEntry => ({
	id,
	position,
	receivedAt,
	bytes,
	entry: decodeStored(bytes),
	...(signature && { signature })
});
