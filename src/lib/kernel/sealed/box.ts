import { gcm } from '@noble/ciphers/aes.js';

/** Draws so many random bytes; the caller's, because the kernel has no randomness of its own. */
export type Draw = (length: number) => Uint8Array;

/** Bytes of the nonce of AES-256-GCM; drawn by chance for every box. */
export const NONCE_BYTES = 12;
/** What a box is longer than its content. */
export const TAG_BYTES = 16;

/** A nonce and what was encrypted under it. */
export interface Box {
	readonly nonce: Uint8Array;
	readonly body: Uint8Array;
}

/** Encrypts and authenticates `content` together with a `context` that is known to both sides. */
export const lock = (
	key: Uint8Array,
	content: Uint8Array,
	context: Uint8Array,
	draw: Draw
): Box => {
	const nonce = draw(NONCE_BYTES);
	return { nonce, body: gcm(key, nonce, context).encrypt(content) };
};

/** The content; undefined where key, context or any byte is another. */
export const unlock = (
	key: Uint8Array,
	{ nonce, body }: Box,
	context: Uint8Array
): Uint8Array | undefined => {
	if (nonce.length !== NONCE_BYTES || body.length < TAG_BYTES) return undefined;
	try {
		return gcm(key, nonce, context).decrypt(body);
	} catch {
		return undefined; // the tag does not fit, and more is not to be known
	}
};
