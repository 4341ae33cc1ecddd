/** Seeded damage to valid bytes: what a hostile or broken peer may send instead of them. */

/** Draws a whole number below `limit`. */
export type Dice = (limit: number) => number;

/** Numbers that are the same at every run with the same seed (mulberry32). */
export const diceFrom = (seed: number): Dice => {
	let state = Math.imul(seed, 2_654_435_761);
	return (limit) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
	};
};

const replaced = (bytes: Uint8Array, from: number, until: number, by: readonly number[]) =>
	Uint8Array.from([...bytes.subarray(0, from), ...by, ...bytes.subarray(until)]);

/** Bytes that mean much in varints, CBOR heads and UTF-8. */
const telling = [
	0, 1, 0x17, 0x18, 0x1b, 0x5b, 0x7f, 0x80, 0x9b, 0x9f, 0xbf, 0xc0, 0xf7, 0xfb, 0xff
];

const once = (bytes: Uint8Array, samples: readonly Uint8Array[], dice: Dice): Uint8Array => {
	const at = dice(bytes.length + 1);
	const other = samples[dice(samples.length)] ?? bytes;
	const end = Math.min(bytes.length, at + 1 + dice(16));
	switch (dice(8)) {
		case 0:
			return replaced(bytes, at, at + 1, [(bytes[at] ?? 0) ^ (1 << dice(8))]);
		case 1:
			return replaced(bytes, at, at + 1, [telling[dice(telling.length)] ?? 0]);
		case 2:
			return replaced(bytes, at, end, []);
		case 3:
			return replaced(bytes, at, at, [...bytes.subarray(at, end)]);
		case 4:
			return replaced(
				bytes,
				at,
				at,
				Array.from({ length: 1 + dice(9) }, () => dice(256))
			);
		case 5:
			return bytes.subarray(0, at);
		case 6:
			// The beginning of one and the end of another.
			return replaced(bytes, at, bytes.length, [...other.subarray(dice(other.length + 1))]);
		default:
			// A length of nine bytes where a small one stood.
			return replaced(bytes, at, at + 1, [
				telling[dice(telling.length)] ?? 0,
				...new Array<number>(8).fill(dice(256))
			]);
	}
};

/** One of the samples with one to three places damaged; now and then only junk. */
export const damaged = (samples: readonly Uint8Array[], dice: Dice): Uint8Array => {
	if (dice(40) === 0) return Uint8Array.from({ length: dice(200) }, () => dice(256));
	let bytes = samples[dice(samples.length)] ?? new Uint8Array();
	for (let left = 1 + dice(3); left > 0; left--) bytes = once(bytes, samples, dice);
	return bytes;
};
