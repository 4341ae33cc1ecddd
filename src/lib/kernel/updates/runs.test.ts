import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addRun, covers, noRuns } from './runs.ts';

const run = fc
	.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 8 }))
	.map(([clock, length]) => ({ client: 1, clock, end: clock + length }));

describe('sets of clocks', () => {
	test('hold exactly the clocks that were added, in whatever order', () => {
		fc.assert(
			fc.property(fc.array(run, { maxLength: 20 }), run, (added, asked) => {
				const runs = noRuns();
				const clocks = new Set<number>();
				for (const one of added) {
					addRun(runs, one);
					for (let clock = one.clock; clock < one.end; clock += 1) clocks.add(clock);
				}
				let isHeld = true;
				for (let clock = asked.clock; clock < asked.end; clock += 1) {
					isHeld &&= clocks.has(clock);
				}
				expect(covers(runs, asked)).toBe(isHeld);
			}),
			{ seed: 1, numRuns: 2_000 }
		);
	});

	test('keep neighbouring runs as one', () => {
		const runs = noRuns();
		for (const clock of [0, 4, 2]) addRun(runs, { client: 1, clock, end: clock + 2 });
		expect(runs.get(1)).toEqual([[0, 6]]);
	});

	test('know nothing of other clients', () => {
		const runs = noRuns();
		addRun(runs, { client: 1, clock: 0, end: 5 });
		expect(covers(runs, { client: 2, clock: 0, end: 1 })).toBe(false);
	});
});
