/**
 * Ed25519 with one verdict everywhere.
 *
 * Libraries disagree on hostile input, and a log whose clients disagree diverges. So: a key is
 * admitted only if canonical and of prime order; a signature only if it has 64 bytes, S < L, and an R
 * that is not of small order, and if the cofactorless equation holds. WebCrypto checks the equation
 * where it knows Ed25519, the library elsewhere, with one more check that makes its cofactored
 * equation equal (R must be torsion-free). Never in batches: those accept what one by one refuses.
 *
 * The library is loaded when the first key is to be admitted, not with the page. Edge vectors with
 * their verdicts are in tests/fixtures/signatures; Node, Chromium and Firefox are held to them.
 */
import { textToBytes, type DeviceId } from './ids.ts';

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

let loading: Promise<typeof import('@noble/curves/ed25519.js')> | undefined;

/** Asked for once; where it could not be fetched, again. */
const library = async () => {
	loading ??= import('@noble/curves/ed25519.js');
	try {
		return (await loading).ed25519;
	} catch (fault) {
		loading = undefined;
		throw fault;
	}
};

const point = async (bytes: Uint8Array) => {
	const ed25519 = await library();
	try {
		return ed25519.Point.fromBytes(bytes, false);
	} catch {
		return undefined; // not a point, or not its canonical encoding
	}
};

/**
 * The y of the points of small order. With the sign bit cleared, these and nothing else encode them
 * canonically; y = 0 and ±1 besides the two of order 8.
 */
const smallOrder: readonly bigint[] = [
	0n,
	1n,
	P - 1n,
	2707385501144840649318225287225658788936804267575313519463743609750303402022n,
	P - 2707385501144840649318225287225658788936804267575313519463743609750303402022n
];

/**
 * Whether R may stand in a signature, without the cost of finding its x: where no point has this y,
 * the equation cannot hold either.
 */
const isAdmittedR = (bytes: Uint8Array): boolean => {
	const y = littleEndian(bytes) & ((1n << 255n) - 1n);
	return y < P && !smallOrder.includes(y);
};

const littleEndian = (bytes: Uint8Array): bigint =>
	bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);

type AdmittedKey = CryptoKey | Uint8Array<ArrayBuffer>;

const admitted = new Map<DeviceId, Promise<AdmittedKey | undefined>>();

const webCryptoKey = async (raw: Uint8Array<ArrayBuffer>) => {
	try {
		return await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
	} catch {
		return raw; // this browser's WebCrypto does not know Ed25519: the library verifies
	}
};

const admittedKey = (device: DeviceId): Promise<AdmittedKey | undefined> => {
	const known = admitted.get(device);
	if (known) return known;
	const admitting = admit(device);
	admitted.set(device, admitting);
	// A library that could not be fetched says nothing about the key: it is asked for again.
	admitting.catch(() => admitted.delete(device));
	return admitting;
};

const admit = async (device: DeviceId): Promise<AdmittedKey | undefined> => {
	const raw = textToBytes(device);
	if (raw?.length !== 32) return undefined;
	const key = await point(raw);
	return key && !key.isSmallOrder() && key.isTorsionFree() ? webCryptoKey(raw) : undefined;
};

/** Whether `device` signed `message`, by the strict rules above. */
export const isSignedBy = async (
	device: DeviceId,
	message: Uint8Array<ArrayBuffer>,
	signature: Uint8Array
): Promise<boolean> => {
	if (signature.length !== 64) return false;
	const r = signature.subarray(0, 32);
	if (!isAdmittedR(r) || littleEndian(signature.subarray(32)) >= L) return false;
	const key = await admittedKey(device);
	if (!key) return false;
	if (key instanceof Uint8Array) return isSignedByLibrary(key, message, signature);
	return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), message);
};

const isSignedByLibrary = async (
	key: Uint8Array,
	message: Uint8Array,
	signature: Uint8Array
): Promise<boolean> => {
	const r = await point(signature.subarray(0, 32));
	return r?.isTorsionFree()
		? (await library()).verify(signature, message, key, { zip215: false })
		: false;
};
