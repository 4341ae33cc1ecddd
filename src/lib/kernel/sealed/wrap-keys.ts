import type { WrapKey } from '../authority/index.ts';
import { bytesToText, textToBytes, x25519PublicKey, x25519ToPkcs8 } from '../identity/index.ts';
import { err, ok, type Result } from '../result/index.ts';

/** Both halves; the private one need not be extractable. */
export interface WrapPair {
	readonly publicKey: CryptoKey;
	readonly privateKey: CryptoKey;
}

/** A device's keys to receive secrets with, as its store keeps them. */
export interface WrapKeys {
	readonly key: WrapKey;
	readonly pair: WrapPair;
}

/** This browser's WebCrypto does not know X25519: it can hold no key of a sealed space. */
export type WrapKeysFault = { readonly code: 'no_x25519' };

/** New keys for this device, not extractable. */
export const newWrapKeys = async (): Promise<Result<WrapKeys, WrapKeysFault>> => {
	try {
		// 'X25519' always answers a pair; the standard's types do not know the name yet.
		const pair = (await crypto.subtle.generateKey('X25519', false, [
			'deriveBits'
		])) as CryptoKeyPair;
		const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
		return ok({ key: bytesToText(raw), pair });
	} catch {
		return err({ code: 'no_x25519' }); // whatever it throws, it cannot be used
	}
};

/** The keys that a secret of 32 bytes stands for, such as the one that 24 words give. */
export const secretWrapKeys = async (
	secret: Uint8Array
): Promise<Result<WrapKeys, WrapKeysFault>> => {
	const key = await x25519PublicKey(secret);
	const raw = Uint8Array.from(textToBytes(key) ?? []);
	const pkcs8 = x25519ToPkcs8(secret);
	try {
		const [publicKey, privateKey] = await Promise.all([
			crypto.subtle.importKey('raw', raw, 'X25519', true, []),
			crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', false, ['deriveBits'])
		]);
		return ok({ key, pair: { publicKey, privateKey } });
	} catch {
		return err({ code: 'no_x25519' });
	}
};
