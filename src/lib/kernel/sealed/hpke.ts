/**
 * How an epoch's secret reaches a device: HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256),
 * HKDF-SHA256, AES-256-GCM. `info` is CBOR ['tongban/wrap/1', workspace, space, number, epoch, holder],
 * so that a wrap opens for one holder, in one place. On the wire: base64url of the encapsulated key
 * (32 bytes) and the ciphertext (48 bytes). Base mode does not say who wrapped: the entry that carries
 * the wrap is signed, and the epoch's id says which secret is the right one.
 */
import type { CipherSuite } from '@hpke/core';
import { encode } from 'cborg';
import type { WrapKey } from '../authority/index.ts';
import { bytesToText, textToBytes, type DeviceId, type PersonId } from '../identity/index.ts';
import { committedKey, type EpochId, type EpochKey, type EpochPlace } from './epoch-key.ts';
import type { WrapPair } from './wrap-keys.ts';

/** For whom a secret is wrapped: a device, or a person's 24 words. */
export type HolderName = DeviceId | `words:${PersonId}`;

const ENCAPSULATED_BYTES = 32;

let suite: Promise<CipherSuite> | undefined;

/** Loaded by whoever has a sealed space, and by nobody else. */
const loadSuite = (): Promise<CipherSuite> =>
	(suite ??= import('@hpke/core').then(
		({ Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 }) =>
			new CipherSuite({
				kem: new DhkemX25519HkdfSha256(),
				kdf: new HkdfSha256(),
				aead: new Aes256Gcm()
			})
	));

const infoOf = ({ workspace, space, number }: EpochPlace, epoch: EpochId, holder: HolderName) =>
	encode(['tongban/wrap/1', workspace, space, number, epoch, holder]);

/** Wraps an epoch's secret for a holder; undefined where their public key is not one. */
export const wrapFor = async (
	key: EpochKey,
	holder: HolderName,
	to: WrapKey
): Promise<string | undefined> => {
	const raw = textToBytes(to);
	if (raw?.length !== ENCAPSULATED_BYTES) return undefined;
	const hpke = await loadSuite();
	try {
		const recipientPublicKey = await hpke.kem.deserializePublicKey(raw.buffer);
		const info = infoOf(key, key.id, holder);
		const secret = Uint8Array.from(key.secret);
		const { enc, ct } = await hpke.seal({ recipientPublicKey, info }, secret);
		const both = new Uint8Array(enc.byteLength + ct.byteLength);
		both.set(new Uint8Array(enc));
		both.set(new Uint8Array(ct), enc.byteLength);
		return bytesToText(both);
	} catch {
		return undefined; // a point of small order: nobody can hold its secret
	}
};

/** Opens a wrap; undefined where it is not for this holder, or holds another key than promised. */
export const unwrap = async (
	{ id, place, holder }: { id: EpochId; place: EpochPlace; holder: HolderName },
	pair: WrapPair,
	wrapped: string
): Promise<EpochKey | undefined> => {
	const bytes = textToBytes(wrapped);
	if (!bytes || bytes.length <= ENCAPSULATED_BYTES) return undefined;
	const enc = bytes.slice(0, ENCAPSULATED_BYTES);
	const info = infoOf(place, id, holder);
	const hpke = await loadSuite();
	try {
		// The pair, not the private key alone, whose public half cannot be read out of it.
		const recipient = { recipientKey: pair, enc, info };
		const secret = new Uint8Array(await hpke.open(recipient, bytes.slice(ENCAPSULATED_BYTES)));
		return committedKey(id, place, secret);
	} catch {
		return undefined; // made for another holder, another place, or altered
	}
};
