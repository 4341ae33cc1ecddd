import { bytesToText, type WrapKey } from './ids.ts';

/** Of a PKCS #8 file with an X25519 key, all that comes before its 32 bytes (RFC 8410). */
const PKCS8_HEAD = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 110, 4, 34, 4, 32];

/** An X25519 secret of 32 bytes as a file that WebCrypto imports. */
export const x25519ToPkcs8 = (secret: Uint8Array): Uint8Array<ArrayBuffer> =>
	Uint8Array.from([...PKCS8_HEAD, ...secret]);

/** The public half of an X25519 secret; by the library where WebCrypto does not know the curve. */
export const x25519PublicKey = async (secret: Uint8Array): Promise<WrapKey> => {
	try {
		const file = x25519ToPkcs8(secret);
		const key = await crypto.subtle.importKey('pkcs8', file, 'X25519', true, ['deriveBits']);
		// The public half is not asked for by any other way; `x` is base64url without padding, as ids are.
		const { x = '' } = await crypto.subtle.exportKey('jwk', key);
		return x as WrapKey;
	} catch {
		const { x25519 } = await import('@noble/curves/ed25519.js');
		return bytesToText(x25519.getPublicKey(secret)) as WrapKey;
	}
};
