import { expect, it } from 'vitest';
import { casesOf } from '../counts.ts';
import { faultsOf } from './ending.ts';

const { seeds, timeLimit } = casesOf('I1', 1, { part: 3, of: 4 });

// Many stories: minutes, on a machine that does other things as well.
it(
	'[I1] devices come to the same state, accepted set and totals, part 3 of 4',
	{ timeout: timeLimit(1_800_000) },
	async () => {
		expect(await faultsOf(seeds, 200)).toEqual([]);
	}
);
