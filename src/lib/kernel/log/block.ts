/**
 * A checkpoint of the log for a quick start: blocks of entries in the order of their positions, as
 * JSON, which browsers read several times faster than rows of CBOR. A block is only a copy of what
 * the store holds: it carries no verdicts, may be missing, and may be thrown away.
 */
import type { EntryId } from '../identity/index.ts';
import type { Data, Entry } from './entry.ts';
import type { StoredEntry } from './store.ts';

/** Positions in one block. */
export const BLOCK_LENGTH = 5_000;

/** What the application needs of an entry once it has been verified. */
export interface KeptEntry {
	readonly id: EntryId;
	readonly entry: Entry;
	/** When this store first saw it, in milliseconds since 1970. */
	readonly receivedAt: number;
}

/** Entries of a store up to a position, read from its blocks. */
export interface Checkpoint {
	/** The last position that the blocks cover; 0 where there are none. */
	readonly position: number;
	readonly entries: readonly KeptEntry[];
}

/** The entries as a block; undefined where a payload holds bytes, which JSON cannot say. */
export const entriesToBlock = (entries: readonly StoredEntry[]): string | undefined =>
	entries.some(({ entry }) => hasBytes(entry.payload))
		? undefined
		: JSON.stringify(entries.map(({ id, entry, receivedAt }) => ({ id, entry, receivedAt })));

/** Reads a block that `entriesToBlock` wrote into this device's own store. */
export const blockToEntries = (block: string): readonly KeptEntry[] =>
	JSON.parse(block) as readonly KeptEntry[];

const hasBytes = (data: Data): boolean =>
	typeof data === 'object' &&
	data !== null &&
	(data instanceof Uint8Array || Object.values(data).some(hasBytes));
