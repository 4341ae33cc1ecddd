/**
 * The keys behind the 24 words by which a person comes back with no device left (ADR 14).
 *
 *     entropy  32 random bytes; the words are its BIP-39 form, in whichever language
 *     sign     Ed25519 seed      = HKDF-SHA-256(entropy, salt 'tongban/recovery/1', info 'sign', 32)
 *     wrap     X25519 secret key = HKDF-SHA-256(entropy, salt 'tongban/recovery/1', info 'wrap', 32)
 *
 * The public halves stand in the person's introduction, for everybody to read. The entropy is as good
 * as a device of the person, senior to all others: it is kept nowhere but on paper once it was checked.
 * It is drawn, not chosen, so nothing stretches it and no passphrase is added.
 */
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Signer } from './device.ts';
import { bytesToText, type DeviceId, type WrapKey } from './ids.ts';
import { secretSigner } from './secret-signer.ts';

/** The public keys of somebody's words, as their introduction names them. */
export interface RecoveryKeys {
	/** Ed25519; a device in form, but nothing is ever written by it. */
	readonly sign: DeviceId;
	readonly wrap: WrapKey;
}

/** What the words unlock, for as long as a recovery takes. */
export interface RecoverySecrets {
	readonly keys: RecoveryKeys;
	/** Vouches for a new device. */
	readonly signer: Signer;
	/** X25519, 32 bytes: opens what was wrapped for the words. */
	readonly wrapSecret: Uint8Array<ArrayBuffer>;
}

/** How many bytes the words say. */
export const ENTROPY_BYTES = 32;

const SALT = new TextEncoder().encode('tongban/recovery/1');

/** The keys that follow from the bytes which the words say. */
export const recoverySecrets = (entropy: Uint8Array): RecoverySecrets => {
	if (entropy.length !== ENTROPY_BYTES) throw new Error('24 words say 32 bytes');
	const derive = (name: string) =>
		Uint8Array.from(hkdf(sha256, entropy, SALT, new TextEncoder().encode(name), 32));
	const [seed, wrapSecret] = [derive('sign'), derive('wrap')];
	return {
		keys: {
			sign: bytesToText(ed25519.getPublicKey(seed)) as DeviceId,
			wrap: bytesToText(x25519.getPublicKey(wrapSecret)) as WrapKey
		},
		signer: secretSigner(seed),
		wrapSecret
	};
};
