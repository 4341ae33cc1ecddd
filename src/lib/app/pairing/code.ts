/**
 * The six digits that two devices show to whoever holds both, and what they are made from. The
 * messages and their order are laid down in ADR 14.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToText, textToBytes, type DeviceId } from '#lib/kernel/identity/index.ts';

/** What a new device shows to be taken in: its key, a commitment to its nonce, and where to meet. */
export interface Offer {
	readonly device: DeviceId;
	/** SHA-256, 43 characters. */
	readonly commitment: string;
	/** 16 random bytes, 22 characters. */
	readonly secret: string;
}

/** What both devices know once both nonces are known. */
export interface Pairing {
	readonly offer: Offer;
	/** 32 random bytes of the new device, 43 characters. */
	readonly newNonce: string;
	readonly old: { readonly device: DeviceId; readonly nonce: string };
}

/** The address of the page that takes a device in. */
export const offerToUrl = (origin: string, { device, commitment, secret }: Offer): string =>
	`${origin}/device#${device}.${commitment}.${secret}`;

/** Reads a scanned or pasted offer; undefined where the text holds none. */
export const urlToOffer = (text: string): Offer | undefined => {
	const compact = text.replaceAll(/\s/g, '');
	const found = /(?:^|#)([\w-]{43})\.([\w-]{43})\.([\w-]{22})(?![\w-])/.exec(compact);
	if (!found) return undefined;
	const [, device = '', commitment = '', secret = ''] = found;
	// 43 characters of base64url are 32 bytes; whether they are a key shows when it signs.
	return { device: device as DeviceId, commitment, secret };
};

/** Binds a new device to its nonce before it shows it. */
export const commitmentTo = (device: DeviceId, nonce: string): string =>
	bytesToText(digest('tongban/pairing-commitment/1', [device, nonce]));

/** The hash of everything that both devices have said so far; it stands for this one meeting. */
export const transcriptOf = ({ offer, newNonce, old }: Pairing): Uint8Array =>
	digest('tongban/pairing-code/1', [
		...[offer.device, old.device],
		...[newNonce, old.nonce, offer.secret]
	]);

/** Six digits, equal on both devices where nobody stands between them. */
export const codeOf = (pairing: Pairing): string => {
	const bytes = transcriptOf(pairing);
	const value = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0) % 1_000_000n;
	return value.toString().padStart(6, '0');
};

const digest = (domain: string, parts: readonly string[]): Uint8Array => {
	const hash = sha256.create().update(new TextEncoder().encode(`${domain}\0`));
	for (const part of parts) hash.update(textToBytes(part) ?? new Uint8Array());
	return hash.digest();
};
