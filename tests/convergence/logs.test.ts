import { describe, expect, it } from 'vitest';
import { faultOf } from './ending.ts';

const SEEDS = 200;
const GROUP = 20;
const LENGTH = 16;

const groups = Array.from({ length: SEEDS / GROUP }, (_, index) => index * GROUP + 1);

describe('logs converge', () => {
	it.each(groups)('over the twenty seeds from %i', { timeout: 120_000 }, async (first) => {
		for (let seed = first; seed < first + GROUP; seed++) {
			expect(await faultOf(seed, LENGTH)).toBe('');
		}
	});

	it('over one long story of six', { timeout: 120_000 }, async () => {
		expect(await faultOf(4, 120)).toBe('');
	});
});
