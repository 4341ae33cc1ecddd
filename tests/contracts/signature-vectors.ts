/**
 * Signatures at every edge of Ed25519 on which libraries are known to disagree (Chalkias, Garillot and
 * Nikolaenko, "Taming the many EdDSAs"), with the verdict of the log's rules. The verdicts come from
 * the definition alone, by arithmetic on points: neither WebCrypto nor the library's `verify` is asked.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToText } from '#lib/kernel/identity/index.ts';

type Point = typeof ed25519.Point.BASE;

/** One case: a key, a message, both halves of a signature of any length, and whether it counts. */
export interface Vector {
	readonly key: Uint8Array;
	readonly message: Uint8Array;
	readonly r: Uint8Array;
	readonly s: Uint8Array;
	readonly isGood: boolean;
}

const P = 2n ** 255n - 19n;
const L = ed25519.Point.Fn.ORDER;
const { BASE, ZERO } = ed25519.Point;

const little = (value: bigint): Uint8Array =>
	Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 255n));
const toNumber = (bytes: Uint8Array): bigint =>
	bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
const joined = (...parts: readonly Uint8Array[]) =>
	Uint8Array.from(parts.flatMap((part) => [...part]));
const times = (point: Point, scalar: bigint) =>
	scalar % L === 0n ? ZERO : point.multiplyUnsafe(scalar % L);
const hash = (...parts: readonly Uint8Array[]) => toNumber(sha512(joined(...parts))) % L;

const decoded = (bytes: Uint8Array): Point | undefined => {
	try {
		return ed25519.Point.fromBytes(bytes, false);
	} catch {
		return undefined;
	}
};

/** The rules, word for word: see kernel/identity/signature.ts. */
const isGood = ({ key, message, r, s }: Omit<Vector, 'isGood'>): boolean => {
	if (key.length !== 32 || r.length !== 32 || s.length !== 32 || toNumber(s) >= L) return false;
	const [a, point] = [decoded(key), decoded(r)];
	if (!a || !point || point.isSmallOrder() || a.isSmallOrder() || !a.isTorsionFree()) return false;
	return times(BASE, toNumber(s)).equals(point.add(times(a, hash(r, key, message))));
};

/** Draws bytes that are the same at every run. */
const drawFrom = (seed: string) => {
	let count = 0;
	return (length: number) =>
		sha512(new TextEncoder().encode(`${seed} ${++count}`)).subarray(0, length);
};

const order8 = ed25519.Point.fromHex(
	'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'
);
const torsion = Array.from({ length: 8 }, (_, at) =>
	at === 0 ? ZERO : order8.multiplyUnsafe(BigInt(at))
);
const otherSign = (bytes: Uint8Array) => bytes.map((byte, at) => (at === 31 ? byte ^ 0x80 : byte));
/** Every encoding of a point of small order, canonical or not, and what is nearly one. */
const smallOrder = [...torsion.map((point) => point.toBytes()), little(P), little(P + 1n)].flatMap(
	(bytes) => [bytes, otherSign(bytes)]
);
/** y + P for the y below 19, with either sign: what a careless reader takes for y. */
const notCanonical = Array.from({ length: 19 }, (_, y) => little(BigInt(y) + P)).flatMap(
	(bytes) => [bytes, otherSign(bytes)]
);

const keyOf = (secret: Uint8Array) => {
	const { scalar, point } = ed25519.utils.getExtendedPublicKey(secret);
	return { secret, scalar, point, bytes: point.toBytes() };
};

type Case = Omit<Vector, 'isGood'>;

/** Signs with an R of one's choice, for a key as it is written: the equation holds up to torsion. */
const signedWith = (
	{ scalar }: ReturnType<typeof keyOf>,
	key: Uint8Array,
	message: Uint8Array,
	{ nonce, r }: { readonly nonce: bigint; readonly r: Uint8Array }
): Case => ({ key, message, r, s: little((nonce + hash(r, key, message) * scalar) % L) });

const honest = (draw: (length: number) => Uint8Array, count: number): readonly Case[] =>
	Array.from({ length: count }, (_, index) => {
		const { secret, bytes } = keyOf(draw(32));
		const message = draw(index % 40);
		const signature = ed25519.sign(message, secret);
		return { key: bytes, message, r: signature.subarray(0, 32), s: signature.subarray(32) };
	});

const flipped = (bytes: Uint8Array, bit: number) =>
	bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

const mutated = (good: readonly Case[]): readonly Case[] =>
	good.flatMap((each, index) => {
		const bit = (index * 37) % 256;
		const { key, message, r, s } = each;
		return [
			{ ...each, key: flipped(key, bit) },
			{ ...each, r: flipped(r, bit) },
			{ ...each, s: flipped(s, bit % 250) },
			{ ...each, message: joined(message, new Uint8Array(1)) },
			{ ...each, key: otherSign(key) },
			{ ...each, r: otherSign(r) },
			{ ...each, r: s, s: r }
		];
	});

/** S, and what is the same modulo L. */
const unreduced = (good: readonly Case[]): readonly Case[] =>
	good.flatMap((each) => {
		const s = toNumber(each.s);
		const room = (2n ** 256n - 1n - s) / L;
		const turns = [1n, 2n, 8n, room].map((turn) => little(s + turn * L));
		return [...turns, little(L), little(L - 1n), little(0n), little(L - s)].map((other) => ({
			...each,
			s: other
		}));
	});

const wrongLengths = (good: readonly Case[]): readonly Case[] =>
	good.flatMap((each) => {
		const { key, r, s } = each;
		const none = new Uint8Array();
		return [
			{ ...each, key: key.subarray(0, 31) },
			{ ...each, key: joined(key, new Uint8Array(1)) },
			{ ...each, key: none },
			{ ...each, s: s.subarray(0, 31) },
			{ ...each, s: joined(s, new Uint8Array(1)) },
			{ ...each, r: none, s: none },
			{ ...each, r: joined(r, s), s: joined(r, s) }
		];
	});

/** Keys and Rs of small order, and encodings that are not canonical, with an S that fits and one that does not. */
const strangePoints = (draw: (length: number) => Uint8Array): readonly Case[] => {
	const key = keyOf(draw(32));
	const strange = [...smallOrder, ...notCanonical];
	const [message, zero] = [draw(12), little(0n)];
	return [
		...strange.flatMap((a) => smallOrder.map((r) => ({ key: a, message, r, s: zero }))),
		...strange.map((r) => signedWith(key, key.bytes, message, { nonce: 0n, r })),
		...strange.flatMap((a) => {
			const nonce = toNumber(draw(31));
			const r = times(BASE, nonce).toBytes();
			return [{ key: a, message, r, s: little(nonce) }, signedWith(key, a, message, { nonce, r })];
		})
	];
};

/** Torsion added to the key, to R, or to both, so that only the cofactored equation is sure to hold. */
const mixedOrder = (draw: (length: number) => Uint8Array, count: number): readonly Case[] =>
	Array.from({ length: count }, () => keyOf(draw(32))).flatMap((key) => {
		const nonce = toNumber(draw(31));
		const message = draw(9);
		const nonces = torsion.map((t) => times(BASE, nonce).add(t).toBytes());
		const keys = torsion.slice(1).map((t) => key.point.add(t).toBytes());
		return [
			...nonces.map((r) => signedWith(key, key.bytes, message, { nonce, r })),
			...keys.flatMap((a, at) =>
				[nonces[0], nonces[8 - at - 1], nonces[at]].flatMap((r) =>
					r ? signedWith(key, a, message, { nonce, r }) : []
				)
			)
		];
	});

/** Bytes that are no point at all, as key and as R. */
const noPoints = (draw: (length: number) => Uint8Array, good: readonly Case[]): readonly Case[] =>
	good.flatMap((each) => {
		let junk = draw(32);
		while (decoded(junk)) junk = draw(32);
		return [
			{ ...each, key: junk },
			{ ...each, r: junk }
		];
	});

/** All vectors, the same at every run. */
export const makeVectors = (): readonly Vector[] => {
	const draw = drawFrom('tongban/signature-vectors/1');
	const good = honest(draw, 120);
	const cases = [
		...good,
		...mutated(good),
		...unreduced(good.slice(0, 40)),
		...wrongLengths(good.slice(0, 10)),
		...strangePoints(draw),
		...mixedOrder(draw, 20),
		...noPoints(draw, good.slice(0, 60))
	];
	return cases.map((each) => ({ ...each, isGood: isGood(each) }));
};

/** The vectors as the fixture holds them: every distinct text once, and each vector as five numbers. */
export const vectorsToJson = (vectors: readonly Vector[]): string => {
	const places = new Map<string, number>();
	const place = (bytes: Uint8Array) => {
		const text = bytesToText(bytes);
		places.set(text, places.get(text) ?? places.size);
		return places.get(text) ?? 0;
	};
	const rows = vectors.map(({ key, message, r, s, isGood: verdict }) => [
		...[key, message, r, s].map(place),
		verdict ? 1 : 0
	]);
	return `${JSON.stringify({ version: 1, texts: [...places.keys()], vectors: rows })}\n`;
};
