import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToText, entryToObject, sameBytes, textToBytes, type EntryId } from './ids.ts';

describe('ids as text', () => {
	it('are base64url without padding', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
				const text = bytesToText(bytes);
				expect(text).toBe(Buffer.from(bytes).toString('base64url'));
				expect(textToBytes(text)).toEqual(Uint8Array.from(bytes));
			}),
			{ seed: 20_260_904, numRuns: 1_000 }
		);
	});

	it('are no ids where a character or the length is wrong', () => {
		for (const text of ['A', 'AAAAA', 'AA=', 'AA A', 'A+/A', 'é', '中文', 'AAA\u0000']) {
			expect(textToBytes(text)).toBeUndefined();
		}
		expect(textToBytes('')).toEqual(new Uint8Array());
	});

	it('of objects are the first sixteen bytes of the entry that created them', () => {
		const id = bytesToText(Uint8Array.from({ length: 32 }, (_, at) => at * 7 + 3)) as EntryId;
		expect(entryToObject(id)).toBe('AwoRGB8mLTQ7QklQV15lbA');
		expect(textToBytes(entryToObject(id))).toEqual(textToBytes(id)?.subarray(0, 16));
	});
});

it('bytes are the same where each is, and there are as many', () => {
	const bytes = Uint8Array.of(1, 2, 3);
	expect(sameBytes(bytes, Uint8Array.of(1, 2, 3))).toBe(true);
	expect(sameBytes(bytes, Uint8Array.of(1, 2, 4))).toBe(false);
	expect(sameBytes(bytes, bytes.subarray(0, 2))).toBe(false);
	expect(sameBytes(new Uint8Array(), new Uint8Array())).toBe(true);
});
