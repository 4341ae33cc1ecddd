/**
 * Ed25519 with one verdict everywhere.
 *
 * Libraries disagree on hostile input, and a log whose clients disagree diverges. So: a key is
 * admitted only if canonical and of prime order; a signature only if it has 64 bytes, S < L, and an R
 * that is not of small order, and if the cofactorless equation holds. WebCrypto checks the equation
 * where it knows Ed25519, the library elsewhere, with one more check that makes its cofactored
 * equation equal (R must be torsion-free). Never in batches: those accept what one by one refuses.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { textToBytes, type DeviceId } from './ids.ts';

const L = 2n ** 252n + 27742317777372353535851937790883648493n;

const point = (bytes: Uint8Array) => {
	try {
		return ed25519.Point.fromBytes(bytes, false);
	} catch {
		return undefined; // not a point, or not its canonical encoding
	}
};

const littleEndian = (bytes: Uint8Array): bigint =>
	bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);

const admitted = new Map<DeviceId, Promise<CryptoKey | Uint8Array<ArrayBuffer>> | undefined>();

const webCryptoKey = async (raw: Uint8Array<ArrayBuffer>) => {
	try {
		return await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
	} catch {
		return raw; // this browser's WebCrypto does not know Ed25519: the library verifies
	}
};

const admittedKey = (device: DeviceId) => {
	if (!admitted.has(device)) admitted.set(device, admit(device));
	return admitted.get(device);
};

const admit = (device: DeviceId) => {
	const raw = textToBytes(device);
	if (raw?.length !== 32) return undefined;
	const key = point(raw);
	return key && !key.isSmallOrder() && key.isTorsionFree() ? webCryptoKey(raw) : undefined;
};

/** Whether `device` signed `message`, by the strict rules above. */
export const isSignedBy = async (
	device: DeviceId,
	message: Uint8Array<ArrayBuffer>,
	signature: Uint8Array
): Promise<boolean> => {
	const key = await admittedKey(device);
	if (!key || signature.length !== 64) return false;
	const r = point(signature.subarray(0, 32));
	if (!r || r.isSmallOrder() || littleEndian(signature.subarray(32)) >= L) return false;
	if (key instanceof Uint8Array) {
		return r.isTorsionFree() && ed25519.verify(signature, message, key, { zip215: false });
	}
	return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), message);
};
