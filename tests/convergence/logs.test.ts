import { expect, it } from 'vitest';
import { faultsOf } from './ending.ts';

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

it(
	'[I1] devices come to the same also when a story has hardly begun',
	{ timeout: 120_000 },
	async () => {
		expect(await faultsOf(seeds, 16)).toEqual([]);
	}
);
