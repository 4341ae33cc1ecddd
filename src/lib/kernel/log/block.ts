/**
 * A checkpoint of the log for a quick start: blocks of entries in the order of their positions, as
 * JSON, which browsers read several times faster than rows of CBOR. A block is only a copy of what
 * the store holds: it carries no verdicts, may be missing, and may be thrown away.
 */
import { bytesToText, textToBytes } from '../identity/index.ts';
import { decodeStored, type Data } from './entry.ts';
import type { KeptEntry, StoredEntry } from './store.ts';

/** Positions in one block. */
export const BLOCK_LENGTH = 5_000;

/**
 * The entries as a block. JSON cannot say bytes, so an entry whose payload holds some stands there
 * whole. Undefined where a newer version wrote an entry: a block would still leave it unread when this
 * program has been updated.
 */
export const entriesToBlock = (entries: readonly StoredEntry[]): string | undefined =>
	entries.some(({ entry }) => entry.version !== undefined)
		? undefined
		: JSON.stringify(
				entries.map(({ id, entry, receivedAt, bytes }) =>
					hasBytes(entry.payload)
						? { id, receivedAt, bytes: bytesToText(bytes) }
						: { id, receivedAt, entry }
				)
			);

type Row =
	| KeptEntry
	| {
			readonly id: KeptEntry['id'];
			readonly receivedAt: number;
			readonly bytes: string;
			readonly entry?: never;
	  };

/** Reads a block that `entriesToBlock` wrote into this device's own store. */
export const blockToEntries = (block: string): readonly KeptEntry[] => {
	const rows = JSON.parse(block) as readonly Row[];
	return rows.some(({ entry }) => !entry) ? rows.map(rowToEntry) : (rows as readonly KeptEntry[]);
};

const rowToEntry = (row: Row): KeptEntry => {
	if (row.entry) return row;
	const bytes = textToBytes(row.bytes) ?? new Uint8Array();
	return { id: row.id, receivedAt: row.receivedAt, entry: decodeStored(bytes) };
};

const hasBytes = (data: Data): boolean =>
	typeof data === 'object' &&
	data !== null &&
	(data instanceof Uint8Array || Object.values(data).some(hasBytes));
