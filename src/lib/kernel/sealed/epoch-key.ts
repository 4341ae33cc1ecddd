/**
 * The key of an epoch: 32 random bytes that all holders of a sealed space share for a while.
 *
 * The epoch's id is SHA-256 of CBOR ['tongban/epoch/1', workspace, space, number, secret]: it commits
 * whoever opens the epoch to one key for everybody, and ties the key to its place. Whatever is encrypted
 * names the epoch by this id, so a ciphertext has one meaning only, although AES-GCM alone would not
 * promise that.
 *
 * Nothing is encrypted under the secret itself. Each purpose has a key of its own by HKDF-SHA256 with
 * the info 'tongban/epoch-key/1', NUL, and the purpose.
 *
 * With full history an epoch carries the secrets of earlier ones, locked under its own key for the
 * purpose 'earlier': who is let in later reads back to the beginning. With state only there is none.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encode } from 'cborg';
import { bytesToText, textToBytes, type Space, type WorkspaceId } from '../identity/index.ts';
import { lock, NONCE_BYTES, TAG_BYTES, unlock, type Draw } from './box.ts';

declare const brand: unique symbol;
/** The commitment to an epoch's key (43 characters). */
export type EpochId = string & { readonly [brand]: 'EpochId' };

/** Where an epoch belongs; `number` counts from 1 within its space. */
export interface EpochPlace {
	readonly workspace: WorkspaceId;
	readonly space: Space;
	readonly number: number;
}

/** An epoch's key, held by this device in memory only. */
export interface EpochKey extends EpochPlace {
	readonly id: EpochId;
	/** To be wrapped for others, and for nothing else. */
	readonly secret: Uint8Array;
	/** The key for one purpose; the same bytes each time. */
	cipher(purpose: string): Uint8Array;
}

const SECRET_BYTES = 32;
const utf8 = new TextEncoder();

/** The id of the epoch that has this secret. */
const epochId = ({ workspace, space, number }: EpochPlace, secret: Uint8Array): EpochId =>
	bytesToText(sha256(encode(['tongban/epoch/1', workspace, space, number, secret]))) as EpochId;

/** Holds the key of an epoch. */
export const epochKey = (place: EpochPlace, secret: Uint8Array): EpochKey => {
	const { workspace, space, number } = place;
	const ciphers = new Map<string, Uint8Array>();
	return {
		...{ workspace, space, number, secret },
		id: epochId(place, secret),
		cipher: (purpose) => {
			const info = utf8.encode(`tongban/epoch-key/1\0${purpose}`);
			const cipher = ciphers.get(purpose) ?? hkdf(sha256, secret, undefined, info, 32);
			ciphers.set(purpose, cipher);
			return cipher;
		}
	};
};

/** A fresh key for an epoch. */
export const newEpochKey = (place: EpochPlace, draw: Draw): EpochKey =>
	epochKey(place, draw(SECRET_BYTES));

/** The key, where the secret is the one that `id` commits to. */
export const committedKey = (
	id: EpochId,
	place: EpochPlace,
	secret: Uint8Array
): EpochKey | undefined => {
	if (secret.length !== SECRET_BYTES) return undefined;
	const key = epochKey(place, secret);
	return key.id === id ? key : undefined;
};

const earlierContext = (newer: EpochKey, older: EpochId) =>
	encode(['tongban/earlier/1', newer.id, older]);

/** The older epoch's secret for whoever holds the newer one's, as text. */
export const lockEarlier = (newer: EpochKey, older: EpochKey, draw: Draw): string => {
	const context = earlierContext(newer, older.id);
	const { nonce, body } = lock(newer.cipher('earlier'), older.secret, context, draw);
	const both = new Uint8Array(NONCE_BYTES + body.length);
	both.set(nonce);
	both.set(body, NONCE_BYTES);
	return bytesToText(both);
};

/** The older epoch's key; undefined where `locked` does not hold the one that `id` commits to. */
export const unlockEarlier = (
	newer: EpochKey,
	{ id, number }: { readonly id: EpochId; readonly number: number },
	locked: string
): EpochKey | undefined => {
	const bytes = textToBytes(locked);
	if (bytes?.length !== NONCE_BYTES + SECRET_BYTES + TAG_BYTES) return undefined;
	const box = { nonce: bytes.subarray(0, NONCE_BYTES), body: bytes.subarray(NONCE_BYTES) };
	const secret = unlock(newer.cipher('earlier'), box, earlierContext(newer, id));
	return secret && committedKey(id, { ...newer, number }, secret);
};
