import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bytesToText, type DeviceId } from './ids.ts';

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const message = new TextEncoder().encode('a message');
const secret = new Uint8Array(32).fill(7);
const key = ed25519.getPublicKey(secret);
const good = ed25519.sign(message, secret);

const little = (value: bigint): Uint8Array =>
	Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 255n));
const bigint = (bytes: Uint8Array) =>
	bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
const join = (...parts: readonly Uint8Array[]) =>
	Uint8Array.from(parts.flatMap((part) => [...part]));

/** All points of small order: multiples of one of order 8. */
const order8 = ed25519.Point.fromHex(
	'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'
);
const small = Array.from({ length: 8 }, (_, at) =>
	at === 0 ? ed25519.Point.ZERO : order8.multiplyUnsafe(BigInt(at))
);
const withSign = (bytes: Uint8Array) => {
	const other = Uint8Array.from(bytes);
	other[31] = (other[31] ?? 0) ^ 0x80;
	return other;
};
const smallEncodings = small.flatMap((point) => [point.toBytes(), withSign(point.toBytes())]);
/** y + P still fits 255 bits for y below 19: encodings that a careless reader takes for y. */
const notCanonical = [0n, 1n, 3n, 4n, 18n].map((y) => little(y + P));

/** A key with a torsion part: its prime-order part is honest, so loose verifiers take it. */
const mixedKey = ed25519.Point.fromBytes(key).add(order8).toBytes();

type Vector = readonly [name: string, key: Uint8Array, signature: Uint8Array, verdict: boolean];
const s = good.subarray(32);
const vectors: readonly Vector[] = [
	['an honest signature', key, good, true],
	['another message', key, ed25519.sign(new Uint8Array(3), secret), false],
	['another key', ed25519.getPublicKey(new Uint8Array(32).fill(8)), good, false],
	['S + L', key, join(good.subarray(0, 32), little(bigint(s) + L)), false],
	['S = L', key, join(good.subarray(0, 32), little(L)), false],
	['a short signature', key, good.subarray(0, 63), false],
	['a long signature', key, join(good, new Uint8Array(1)), false],
	['no signature', key, new Uint8Array(), false],
	['a short key', key.subarray(0, 31), good, false],
	['a key with a torsion part', mixedKey, good, false],
	...smallEncodings.map((bytes): Vector => [`a key of small order`, bytes, good, false]),
	...smallEncodings.map((bytes): Vector => [
		`a key of small order and S = 0`,
		bytes,
		join(bytes, new Uint8Array(32)),
		false
	]),
	...smallEncodings.map((r): Vector => [`an R of small order`, key, join(r, s), false]),
	...notCanonical.map((r): Vector => [`an R that is not canonical`, key, join(r, s), false]),
	...notCanonical.map((bytes): Vector => [`a key that is not canonical`, bytes, good, false])
];

/** Loads the module anew: it remembers which keys it has admitted, and by which means it verifies. */
const load = async () => {
	vi.resetModules();
	return import('./signature.ts');
};

const withoutWebCrypto = () =>
	vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'));

afterEach(() => vi.restoreAllMocks());

describe('a signature', () => {
	it('has sixteen encodings of small order, and the test knows them all', () => {
		expect(new Set(small.map((point) => bytesToHex(point.toBytes()))).size).toBe(8);
	});

	it.each(['WebCrypto', 'the library'])('gets the same verdict on every edge by %s', async (by) => {
		if (by === 'the library') withoutWebCrypto();
		const { isSignedBy } = await load();
		for (const [name, bytes, signature, verdict] of vectors) {
			const device = bytesToText(bytes) as DeviceId;
			const judged = await isSignedBy(device, message, signature);
			expect([name, bytesToHex(signature), judged]).toEqual([name, bytesToHex(signature), verdict]);
		}
	});

	it('made over a mixed R is refused by both, though the cofactored equation holds', async () => {
		// R + T with T of order 8: 8·S·B = 8·R' + 8·h·A, so a cofactored verifier says yes.
		const scalar = 12_345n;
		const r = ed25519.Point.BASE.multiply(scalar).add(order8).toBytes();
		const { scalar: a } = ed25519.utils.getExtendedPublicKey(secret);
		const { sha512 } = await import('@noble/hashes/sha2.js');
		const h = bigint(sha512(join(r, key, message))) % L;
		const signature = join(r, little((scalar + h * a) % L));
		expect(ed25519.verify(signature, message, key, { zip215: true })).toBe(true);
		const device = bytesToText(key) as DeviceId;
		const web = await load();
		expect(await web.isSignedBy(device, message, signature)).toBe(false);
		withoutWebCrypto();
		const library = await load();
		expect(await library.isSignedBy(device, message, signature)).toBe(false);
	});

	it('with any bit changed is refused by both', async () => {
		const device = bytesToText(key) as DeviceId;
		const web = (await load()).isSignedBy;
		withoutWebCrypto();
		const library = (await load()).isSignedBy;
		await fc.assert(
			fc.asyncProperty(fc.nat(63), fc.nat(7), async (at, bit) => {
				const changed = Uint8Array.from(good);
				changed[at] = (changed[at] ?? 0) ^ (1 << bit);
				expect(await web(device, message, changed)).toBe(false);
				expect(await library(device, message, changed)).toBe(false);
			}),
			{ seed: 20_260_903, numRuns: 200 }
		);
	});

	it('by a device whose id is no text of bytes is refused', async () => {
		const { isSignedBy } = await load();
		expect(await isSignedBy('not base64!' as DeviceId, message, good)).toBe(false);
	});

	it('agrees with the first vectors of RFC 8032', async () => {
		const { isSignedBy } = await load();
		const device = bytesToText(
			hexToBytes('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
		) as DeviceId;
		const signature = hexToBytes(
			'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
		);
		expect(await isSignedBy(device, new Uint8Array(), signature)).toBe(true);
	});
});
