/**
 * A checkpoint of the log for a quick start: blocks of entries in the order of their positions, as
 * JSON, which browsers read several times faster than rows of CBOR. A block is only a copy of what
 * the store holds: it carries no verdicts, may be missing, and may be thrown away.
 */
import type { Data } from './entry.ts';
import type { KeptEntry, StoredEntry } from './store.ts';

/** Positions in one block. */
export const BLOCK_LENGTH = 5_000;

/**
 * The entries as a block; undefined where a payload holds bytes, which JSON cannot say, or where a
 * newer version wrote one: a block would still leave it unread when this program has been updated.
 */
export const entriesToBlock = (entries: readonly StoredEntry[]): string | undefined =>
	entries.some(({ entry }) => entry.version !== undefined || hasBytes(entry.payload))
		? undefined
		: JSON.stringify(entries.map(({ id, entry, receivedAt }) => ({ id, entry, receivedAt })));

/** Reads a block that `entriesToBlock` wrote into this device's own store. */
export const blockToEntries = (block: string): readonly KeptEntry[] =>
	JSON.parse(block) as readonly KeptEntry[];

const hasBytes = (data: Data): boolean =>
	typeof data === 'object' &&
	data !== null &&
	(data instanceof Uint8Array || Object.values(data).some(hasBytes));
