/**
 * A blob: what one element of a sealed draft's outer array holds. Deterministic CBOR of
 * `[1, epoch, device, nonce, body, signature]`, all bytes.
 *
 * body = AES-256-GCM under the epoch's key for `draft/<room>` of the padded content, whose first byte says
 * whether it is a batch of changes (0) or a snapshot of all (1), and whose rest is a Yjs update. The
 * additional data are CBOR ['tongban/blob/1', workspace, space, room, epoch, device]; the signature, by
 * the device, is over CBOR ['tongban/blob-signature/1', workspace, space, room, epoch, device, nonce, body].
 * A blob that is carried into another room neither opens nor is signed there.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { decode, encode } from 'cborg';
import {
	bytesToText,
	isSignedBy,
	sameBytes,
	textToBytes,
	type DeviceId,
	type Signer,
	type Space,
	type WorkspaceId
} from '../identity/index.ts';
import { lock, NONCE_BYTES, TAG_BYTES, unlock, type Box, type Draw } from './box.ts';
import type { EpochId, EpochKey } from './epoch-key.ts';
import { pad, unpad } from './padding.ts';

declare const brand: unique symbol;
/** SHA-256 of a blob's bytes. */
export type BlobId = string & { readonly [brand]: 'BlobId' };

/** The draft a blob belongs to. */
export interface DraftPlace {
	readonly workspace: WorkspaceId;
	readonly space: Space;
	readonly room: string;
}

/** What a blob says openly. */
export interface Blob extends Box {
	readonly epoch: EpochId;
	readonly device: DeviceId;
	readonly signature: Uint8Array;
}

/** What a blob holds. */
export interface BlobContent {
	readonly isSnapshot: boolean;
	readonly update: Uint8Array;
}

const VERSION = 1;
const LEAST_BYTES = 64;

/** The id of the blob that has these bytes. */
export const blobId = (bytes: Uint8Array): BlobId => bytesToText(sha256(bytes)) as BlobId;

/** Locks and signs a blob. */
export const writeBlob = async (
	place: DraftPlace,
	{ isSnapshot, update }: BlobContent,
	{ key, signer, draw }: { key: EpochKey; signer: Signer; draw: Draw }
): Promise<Uint8Array> => {
	const content = new Uint8Array(update.length + 1);
	content[0] = isSnapshot ? 1 : 0;
	content.set(update, 1);
	const head = { epoch: key.id, device: signer.device };
	const padded = pad(content, { least: LEAST_BYTES });
	const box = lock(cipherOf(key, place), padded, contextOf(place, head), draw);
	const signature = await signer.sign(signedMessage(place, { ...head, ...box }));
	const blob = encode([
		VERSION,
		...[head.epoch, head.device].map((id) => textToBytes(id) ?? new Uint8Array()),
		...[box.nonce, box.body, signature]
	]);
	return Uint8Array.from(blob); // Yjs takes no subclass, such as Node's
};

/** Reads a blob; undefined where the bytes are none of this version. */
export const readBlob = (bytes: Uint8Array): Blob | undefined => {
	const raw = decoded(bytes);
	if (!Array.isArray(raw) || raw.length !== 6 || raw[0] !== VERSION) return undefined;
	const [, epoch, device, nonce, body, signature]: unknown[] = raw;
	if (!isBytes(epoch, 32) || !isBytes(device, 32) || !isBytes(nonce, NONCE_BYTES)) return undefined;
	if (!(body instanceof Uint8Array) || body.length < TAG_BYTES + LEAST_BYTES) return undefined;
	if (!isBytes(signature, 64) || !sameBytes(encode(raw), bytes)) return undefined;
	const [epochId, deviceId] = [bytesToText(epoch) as EpochId, bytesToText(device) as DeviceId];
	return { epoch: epochId, device: deviceId, nonce, body, signature };
};

/** Whether the device that the blob names has signed it, for this draft. */
export const isSignedBlob = (place: DraftPlace, blob: Blob): Promise<boolean> =>
	isSignedBy(blob.device, signedMessage(place, blob), blob.signature);

/** What the blob holds; undefined where the key does not open it. */
export const openBlob = (place: DraftPlace, blob: Blob, key: EpochKey): BlobContent | undefined => {
	const padded = unlock(cipherOf(key, place), blob, contextOf(place, blob));
	const content = padded && unpad(padded);
	const kind = content?.[0];
	if (!content || kind === undefined || kind > 1) return undefined;
	return { isSnapshot: kind === 1, update: content.slice(1) };
};

const cipherOf = (key: EpochKey, { room }: DraftPlace) => key.cipher(`draft/${room}`);

type Head = Pick<Blob, 'epoch' | 'device'>;

const contextOf = ({ workspace, space, room }: DraftPlace, { epoch, device }: Head) =>
	encode(['tongban/blob/1', workspace, space, room, epoch, device]);

const signedMessage = (
	{ workspace, space, room }: DraftPlace,
	{ epoch, device, nonce, body }: Head & Box
): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(
		encode(['tongban/blob-signature/1', workspace, space, room, epoch, device, nonce, body])
	);

const decoded = (bytes: Uint8Array): unknown => {
	try {
		return decode(bytes);
	} catch {
		return undefined; // no CBOR at all
	}
};

const isBytes = (value: unknown, length: number): value is Uint8Array =>
	value instanceof Uint8Array && value.length === length;
