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
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { deviceSigner, importKeys, type Signer } from './device.ts';
import type { DeviceId, WrapKey } from './ids.ts';
import { x25519PublicKey } from './x25519.ts';

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

/** The keys that follow from the bytes which the words say. Fails as `importKeys` does. */
export const recoverySecrets = async (entropy: Uint8Array): Promise<RecoverySecrets> => {
	if (entropy.length !== ENTROPY_BYTES) throw new Error('24 words say 32 bytes');
	const derive = (name: string) =>
		Uint8Array.from(hkdf(sha256, entropy, SALT, new TextEncoder().encode(name), 32));
	const [seed, wrapSecret] = [derive('sign'), derive('wrap')];
	const [signing, wrap] = await Promise.all([importKeys(seed), x25519PublicKey(wrapSecret)]);
	return {
		keys: { sign: signing.device, wrap },
		signer: deviceSigner(signing),
		wrapSecret
	};
};
