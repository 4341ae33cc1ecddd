/**
 * The entry: one signed statement in the log.
 *
 * Bytes: deterministic CBOR (RFC 8949 §4.2) of the array
 * `[version, type, space, device, chain, seq, prev, by, auth[], deps[], at, payload]`.
 * device, by, auth and deps are 32 bytes, chain is 8. `prev` is the id of the entry before it in the
 * same chain; the first entry of a chain names the workspace instead, so that no chain can be played
 * back into another one. Only the founding entry has an empty `prev`.
 *
 * id = SHA-256('tongban/entry/1' ‖ 0 ‖ bytes). The signature is over 'tongban/signature/1' ‖ 0 ‖ id.
 * Limits: 8 KiB, in the control space 16 KiB; maps and arrays at most 16 deep. Bytes that do not re-encode to themselves are refused.
 * These bytes are forever: a new shape is a new version.
 *
 * Every version keeps the encoding, the limits, the id, the signature and the envelope, which is all up
 * to `at`; what follows is its own. So a program that is older than an entry still verifies, keeps and
 * passes it on, byte for byte, and knows whose it is (docs/adr/0015).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { decode, encode } from 'cborg';
import {
	bytesToText,
	controlSpace,
	sameBytes,
	textToBytes,
	type ChainId,
	type DeviceId,
	type EntryId,
	type PersonId,
	type Space,
	type WorkspaceId
} from '../identity/index.ts';
import { err, ok, type Result } from '../result/index.ts';

/** Plain data as it stands in signed bytes: no `undefined`, no floats that are not finite. */
export type Data =
	| null
	| boolean
	| number
	| string
	| Uint8Array
	| readonly Data[]
	| { readonly [key: string]: Data };

/** What an entry says; `at` is in milliseconds since 1970, `seq` counts from 0 within its chain. */
export interface Entry {
	readonly type: string;
	readonly space: Space;
	readonly device: DeviceId;
	readonly chain: ChainId;
	readonly seq: number;
	/** The entry before it in the chain, the workspace at seq 0, '' for the founding entry. */
	readonly prev: EntryId | WorkspaceId | '';
	/** The person; '' where the entry itself introduces the person or founds the workspace. */
	readonly by: PersonId | '';
	/** The grants this entry exercises. */
	readonly auth: readonly EntryId[];
	/** Entries of other chains that its author had seen and builds upon. */
	readonly deps: readonly EntryId[];
	readonly at: number;
	/** Empty where a newer version wrote the entry. */
	readonly payload: { readonly [key: string]: Data };
	/** The version that wrote it, only where it is newer than this program: it has no effect here. */
	readonly version?: number;
}

/** An entry with its bytes; only the last of a batch needs a signature of its own. */
export interface SignedEntry {
	readonly id: EntryId;
	readonly entry: Entry;
	readonly bytes: Uint8Array;
	readonly signature?: Uint8Array;
}

/** Why bytes are not an entry. */
export type EntryFault = {
	readonly code: 'too_large' | 'malformed' | 'not_canonical';
};

const VERSION = 1;
/** Places that every version has; the version itself is the first of them. */
const ENVELOPE_LENGTH = 11;
const MAX_BYTES = 8 * 1024;
const MAX_CONTROL_BYTES = 16 * 1024;
// Without it the verdict on deeply nested bytes would depend on how much stack a machine has left.
const MAX_DEPTH = 16;

const utf8 = new TextEncoder();
const ENTRY_DOMAIN = utf8.encode('tongban/entry/1\0');
const SIGNATURE_DOMAIN = utf8.encode('tongban/signature/1\0');

const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
	const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		all.set(part, offset);
		offset += part.length;
	}
	return all;
};

/** The id of the entry that has these bytes. */
export const entryId = (bytes: Uint8Array): EntryId =>
	bytesToText(sha256.create().update(ENTRY_DOMAIN).update(bytes).digest()) as EntryId;

/** What a device signs to vouch for the entry and all before it in its chain. */
export const signedMessage = (id: EntryId): Uint8Array<ArrayBuffer> =>
	joined(SIGNATURE_DOMAIN, textToBytes(id) ?? new Uint8Array());

const idToBytes = (id: string): Uint8Array => {
	const bytes = textToBytes(id);
	if (!bytes) throw new Error('an id must be base64url');
	return bytes;
};

/** The bytes of an entry. Throws where it is larger than the log takes: a bug in the caller. */
export const encodeEntry = (entry: Entry): { id: EntryId; bytes: Uint8Array<ArrayBuffer> } => {
	const bytes = entryBytes(entry);
	if (bytes.length > limitOf(entry.space)) throw new Error(`entry too large: ${entry.type}`);
	return { id: entryId(bytes), bytes };
};

const entryBytes = (entry: Entry): Uint8Array<ArrayBuffer> =>
	encode([
		VERSION,
		entry.type,
		entry.space,
		idToBytes(entry.device),
		idToBytes(entry.chain),
		entry.seq,
		idToBytes(entry.prev),
		idToBytes(entry.by),
		entry.auth.map(idToBytes),
		entry.deps.map(idToBytes),
		entry.at,
		entry.payload
	]);

const limitOf = (space: string) => (space === controlSpace ? MAX_CONTROL_BYTES : MAX_BYTES);

const strict = {
	allowIndefinite: false,
	allowUndefined: false,
	allowNaN: false,
	allowInfinity: false,
	allowBigInt: false,
	strict: true,
	rejectDuplicateMapKeys: true
} as const;

/** Reads received bytes; what is not exactly what `encodeEntry` would write is refused. */
export const decodeEntry = (
	bytes: Uint8Array
): Result<Omit<SignedEntry, 'signature'>, EntryFault> => {
	if (bytes.length > MAX_CONTROL_BYTES) return err({ code: 'too_large' });
	const raw = decoded(bytes);
	const entry = readEntry(raw);
	if (!entry) return err({ code: 'malformed' });
	if (bytes.length > limitOf(entry.space)) return err({ code: 'too_large' });
	const again = entry.version === undefined ? entryBytes(entry) : encode(raw);
	if (!sameBytes(again, bytes)) return err({ code: 'not_canonical' });
	return ok({ id: entryId(bytes), entry, bytes });
};

const decoded = (bytes: Uint8Array): unknown => {
	try {
		return decode(bytes, strict);
	} catch {
		return undefined; // the decoder says nothing that a person could use
	}
};

/** Reads bytes that `decodeEntry` has accepted before, such as those of this device's own store. */
export const decodeStored = (bytes: Uint8Array): Entry => {
	const entry = readEntry(decode(bytes, strict));
	if (!entry) throw new Error('the store holds bytes that are not an entry');
	return entry;
};

const readEntry = (raw: unknown): Entry | undefined => {
	if (!Array.isArray(raw) || !isCount(raw[0]) || raw[0] < VERSION) return undefined;
	const envelope = readEnvelope(raw);
	const rest: readonly unknown[] = raw.slice(ENVELOPE_LENGTH);
	if (!envelope || !rest.every((part) => isShallow(part, MAX_DEPTH))) return undefined;
	if (raw[0] > VERSION) return { ...envelope, payload: {}, version: raw[0] };
	const [payload] = rest;
	return rest.length === 1 && isMap(payload) ? { ...envelope, payload } : undefined;
};

const readEnvelope = (raw: readonly unknown[]): Omit<Entry, 'payload'> | undefined => {
	const [, type, space, device, chain, seq, prev, by, auth, deps, at] = raw;
	const ids = [
		readId(device, 32),
		readId(chain, 8),
		readId(prev, 32, 0),
		readId(by, 32, 0),
		readIds(auth),
		readIds(deps)
	];
	if (ids.includes(undefined)) return undefined;
	if (!isName(type) || !isName(space) || !isCount(seq) || !isCount(at)) return undefined;
	// Each id has been read above; the brands say which is which.
	const [deviceId, chainId, prevId, byId, authIds, depIds] = ids;
	return {
		type,
		space: space as Space,
		device: deviceId as DeviceId,
		chain: chainId as ChainId,
		seq,
		prev: prevId as EntryId | '',
		by: byId as PersonId | '',
		auth: authIds as readonly EntryId[],
		deps: depIds as readonly EntryId[],
		at
	};
};

const readId = (value: unknown, ...lengths: readonly number[]): string | undefined =>
	value instanceof Uint8Array && lengths.includes(value.length) ? bytesToText(value) : undefined;

const readIds = (value: unknown): readonly string[] | undefined => {
	if (!Array.isArray(value) || value.length > 64) return undefined;
	const ids = value.map((id) => readId(id, 32));
	return ids.every((id) => id !== undefined) ? ids : undefined;
};

const isName = (value: unknown): value is string =>
	typeof value === 'string' && value.length > 0 && value.length <= 100;

const isCount = (value: unknown): value is number =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isMap = (value: unknown): value is { readonly [key: string]: Data } =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	!(value instanceof Uint8Array);

const isShallow = (value: unknown, depth: number): boolean =>
	typeof value !== 'object' ||
	value === null ||
	value instanceof Uint8Array ||
	(depth > 0 && Object.values(value).every((part) => isShallow(part, depth - 1)));
