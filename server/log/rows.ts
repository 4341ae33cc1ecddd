/**
 * A log entry as the store keeps it: one byte that says whether a signature follows, the signature
 * (64 bytes) if so, and the entry's bytes as they were received.
 */
import type { ChainId, EntryId } from '#lib/kernel/identity/index.ts';
import { decodeEntry, type SignedEntry, type Tip } from '#lib/kernel/log/index.ts';
import type { WireEntry } from '#lib/kernel/protocol/index.ts';
import type { EntryRow, StoredEntry } from '../store/index.ts';
import { recoveryKeyOf } from './recovery-key.ts';

const SIGNATURE_BYTES = 64;

/** The row of an entry. */
export const entryToRow = (signed: SignedEntry, receivedAt: number): EntryRow => {
	const { id, entry, bytes, signature } = signed;
	const head = signature ? 1 + SIGNATURE_BYTES : 1;
	const row = new Uint8Array(head + bytes.length);
	if (signature) {
		row[0] = 1;
		row.set(signature, 1);
	}
	row.set(bytes, head);
	const { chain, seq } = entry;
	return { chain, seq, id, bytes: row, receivedAt, recovery: recoveryKeyOf(signed) };
};

/** The entry of a row as it travels; it is not looked into. */
export const rowToWire = ({ bytes }: Pick<EntryRow, 'bytes'>): WireEntry =>
	bytes[0] === 1
		? {
				bytes: bytes.subarray(1 + SIGNATURE_BYTES),
				signature: bytes.subarray(1, 1 + SIGNATURE_BYTES)
			}
		: { bytes: bytes.subarray(1) };

/** The entry of a row; undefined where the disk no longer holds what was put there. */
export const rowToEntry = (row: Pick<StoredEntry, 'id' | 'bytes'>): SignedEntry | undefined => {
	const { bytes, signature } = rowToWire(row);
	const read = decodeEntry(bytes);
	if (!read.ok || read.value.id !== (row.id as EntryId)) return undefined;
	return signature ? { ...read.value, signature } : read.value;
};

/** The place of a row in its chain. */
export const rowToTip = ({ chain, seq, id }: Pick<EntryRow, 'chain' | 'seq' | 'id'>): Tip => ({
	// The store gives back the texts that it was given.
	chain: chain as ChainId,
	seq,
	id: id as EntryId
});
