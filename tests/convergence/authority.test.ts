import { expect, it } from 'vitest';
import { forgeryOutcome, play, seedsToPlay } from './authority.ts';

// 20,000 histories, each resolved in three orders: about 50 s. More with TONGBAN_HISTORIES.
it('[I2] is a function of the set of entries and accepts nothing forged', { timeout: 0 }, () => {
	const seeds = seedsToPlay();
	const { faults, attempts } = play(forgeryOutcome, seeds);
	expect(faults).toEqual([]);
	expect(attempts['refused']).toBeGreaterThan(seeds.count * 5);
});
