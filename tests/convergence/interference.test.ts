import { expect, it } from 'vitest';
import { interferenceOutcome, play, seedsToPlay } from './authority.ts';

// 20,000 histories, each attacked by somebody: about 50 s. More with TONGBAN_HISTORIES.
it(
	'[I2] lets nobody who was removed, robbed, never let in, or has left interfere',
	{ timeout: 0 },
	() => {
		const seeds = seedsToPlay();
		const { faults, attempts } = play(interferenceOutcome, seeds);
		expect(faults).toEqual([]);
		for (const attacker of ['removed', 'thief', 'outsider', 'leaver']) {
			expect([attacker, attempts[attacker]]).toEqual([attacker, expect.any(Number)]);
			expect(attempts[attacker]).toBeGreaterThan(seeds.count / 4);
		}
	}
);
