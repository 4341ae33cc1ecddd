/**
 * Values on disk: a CRC-32 of the rest (4 bytes, big-endian), then the rest. LevelDB checks its own
 * blocks only when it recovers or compacts, so a flipped byte would otherwise be served as truth.
 */
import { crc32 } from 'node:zlib';
import { decode, encode } from 'cborg';
import * as v from 'valibot';
import type { DraftSnapshot, EntryRow } from './store.ts';

const checksumBytes = 4;
const throughBytes = 8;

/** Puts the checksum in front. */
export const sealRow = (payload: Uint8Array): Uint8Array => {
	const row = Buffer.allocUnsafe(checksumBytes + payload.length);
	row.writeUInt32BE(crc32(payload), 0);
	row.set(payload, checksumBytes);
	return row;
};

/** The payload, or `undefined` when the row is damaged. */
export const openRow = (row: Uint8Array): Uint8Array | undefined => {
	if (row.length < checksumBytes) return undefined;
	const payload = row.subarray(checksumBytes);
	const expected = new DataView(row.buffer, row.byteOffset).getUint32(0);
	return crc32(payload) === expected ? payload : undefined;
};

const entrySchema = v.tuple([
	v.string(),
	v.number(),
	v.string(),
	v.number(),
	v.instance(Uint8Array)
]);

/** An entry as a row. */
export const encodeEntry = (row: EntryRow): Uint8Array =>
	sealRow(encode([row.chain, row.seq, row.id, row.receivedAt, row.bytes]));

/** A row as an entry, or `undefined` when it is damaged. */
export const decodeEntry = (row: Uint8Array): EntryRow | undefined => {
	const payload = openRow(row);
	if (payload === undefined) return undefined;
	const [chain, seq, id, receivedAt, bytes] = v.parse(entrySchema, decode(payload));
	return { chain, seq, id, receivedAt, bytes };
};

/** A position as a row. */
export const encodePosition = (position: number): Uint8Array => sealRow(encode(position));

/** A row as a position, or `undefined` when it is damaged. */
export const decodePosition = (row: Uint8Array): number | undefined => {
	const payload = openRow(row);
	return payload === undefined ? undefined : v.parse(v.number(), decode(payload));
};

/** A snapshot as a row: `through` (8 bytes, big-endian), then the bytes. */
export const encodeSnapshotRow = ({ through, bytes }: DraftSnapshot): Uint8Array => {
	const payload = Buffer.allocUnsafe(throughBytes + bytes.length);
	payload.writeBigUInt64BE(BigInt(through), 0);
	payload.set(bytes, throughBytes);
	return sealRow(payload);
};

/** A row as a snapshot, or `undefined` when it is damaged. */
export const decodeSnapshotRow = (row: Uint8Array): DraftSnapshot | undefined => {
	const payload = openRow(row);
	if (payload === undefined || payload.length < throughBytes) return undefined;
	const view = new DataView(payload.buffer, payload.byteOffset);
	return { through: Number(view.getBigUint64(0)), bytes: payload.subarray(throughBytes) };
};
