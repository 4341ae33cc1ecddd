import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalsHash } from './totals.ts';

const rulebook = { id: 'alliance', version: '1' };

interface Fixture {
	readonly rulebook: typeof rulebook;
	readonly totals: readonly { readonly member: string; readonly score: number }[];
	readonly hash: string;
}

describe('the hash of totals', () => {
	it('is what it has been since the first seal', () => {
		const file = readFileSync('tests/fixtures/seals/totals.json', 'utf8');
		// A fixture of our own, whose fields are used below.
		const fixtures = JSON.parse(file) as readonly Fixture[];
		expect(fixtures.length).toBeGreaterThan(2);
		for (const { rulebook: rules, totals, hash } of fixtures) {
			expect(totalsHash(rules, totals)).toBe(hash);
		}
	});

	it('does not depend on the order in which members are listed', () => {
		const totals = Array.from({ length: 20 }, (_, i) => ({ member: `m${i}`, score: 70 - i }));
		const hash = totalsHash(rulebook, totals);
		fc.assert(
			fc.property(fc.shuffledSubarray(totals, { minLength: totals.length }), (shuffled) => {
				expect(totalsHash(rulebook, shuffled)).toBe(hash);
			}),
			{ seed: 12, numRuns: 100 }
		);
	});

	it('changes with any score, member, and edition of the rules', () => {
		const totals = [
			{ member: 'a', score: 70 },
			{ member: 'b', score: 67 }
		];
		const hashes = new Set([
			totalsHash(rulebook, totals),
			totalsHash({ ...rulebook, version: '2' }, totals),
			totalsHash({ ...rulebook, id: 'other' }, totals),
			totalsHash(rulebook, totals.slice(1)),
			totalsHash(rulebook, [totals[0] ?? { member: '', score: 0 }, { member: 'b', score: 66 }]),
			totalsHash(rulebook, [])
		]);
		expect(hashes.size).toBe(6);
	});
});
