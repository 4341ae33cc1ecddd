import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, pad, unpad } from './padding.ts';

const least = 64;

describe('padding', () => {
	it('gives back what it was given, whatever it ends with', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => {
				expect(unpad(pad(bytes, { least }))).toEqual(bytes);
			}),
			{ seed: 11, numRuns: 500 }
		);
	});

	it('has four buckets to each doubling', () => {
		expect([1, 64, 65, 80, 81, 128, 129, 161, 1_000, 1_025].map((n) => bucketOf(n, least))).toEqual(
			[64, 64, 80, 80, 96, 128, 160, 192, 1_024, 1_280]
		);
	});

	it('makes contents of similar length equally long', () => {
		const lengths = new Set(
			Array.from({ length: 60 }, (_, length) => pad(new Uint8Array(length), { least }).length)
		);
		expect([...lengths]).toEqual([64]);
	});

	it('does not make a large content larger than it may be', () => {
		expect(pad(new Uint8Array(1_100), { least, most: 1_150 })).toHaveLength(1_150);
		expect(pad(new Uint8Array(1_200), { least, most: 1_150 })).toHaveLength(1_201);
	});

	it('takes nothing for padded that has no mark', () => {
		expect(unpad(new Uint8Array(64))).toBeUndefined();
		expect(unpad(new Uint8Array())).toBeUndefined();
		expect(unpad(Uint8Array.of(1, 2, 3, 0))).toBeUndefined();
	});
});
