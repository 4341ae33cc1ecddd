import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../../tests/convergence/operations.ts';
import { isForPosition, isForUnits, placesFor } from './candidates.ts';
import { awardKinds } from './events.ts';

const departments = (...sizes: readonly number[]) => sizes.map((size) => ({ size, scores: [] }));

describe('[AL-73] places in proportion to the size of departments', () => {
	it.each([
		[[10, 20, 30], 6, [1, 2, 3]],
		// 1.25, 2.5, 1.25: the remainder of the largest goes first.
		[[5, 10, 5], 5, [1, 3, 1]],
		// 0.9, 0.9, 1.2: both remainders of 0.9 before that of 0.2.
		[[3, 3, 4], 3, [1, 1, 1]],
		// Equal remainders: the larger department, then the one named first.
		[[1, 1, 2], 1, [0, 0, 1]],
		[[2, 2], 1, [1, 0]],
		[[7, 0, 3], 2, [1, 0, 1]],
		[[0, 0], 3, [0, 0]],
		[[], 3, []]
	])('of %j, %i places are shared out as %j', (sizes, places, expected) => {
		expect(placesFor(departments(...sizes), places)).toEqual(expected);
	});

	it('go, where remainders and sizes are equal, to whose next candidate has the higher score', () => {
		const three = [
			{ size: 2, scores: [90, 60] },
			{ size: 2, scores: [80, 75] },
			{ size: 2, scores: [70] }
		];
		expect(placesFor(three, 1)).toEqual([1, 0, 0]);
		expect(placesFor(three, 2)).toEqual([1, 1, 0]);
		// One each; the fourth goes to the better second.
		expect(placesFor(three, 4)).toEqual([1, 2, 1]);
	});

	it('are all given, no department more than it has candidates or than its share rounded up', () => {
		const random = randomFrom(73);
		for (let time = 0; time < 2_000; time++) {
			const sizes = Array.from({ length: 1 + random(8) }, () => random(40));
			const places = 1 + random(60);
			const total = sizes.reduce((sum, size) => sum + size, 0);
			const given = placesFor(departments(...sizes), places);
			const left = given.reduce((sum, each) => sum + each, 0);
			expect([sizes, places, left]).toEqual([sizes, places, Math.min(places, total)]);
			given.forEach((each, index) => {
				const size = sizes[index] ?? 0;
				const share = total === 0 ? 0 : (Math.min(places, total) * size) / total;
				expect(each).toBeGreaterThanOrEqual(Math.floor(share));
				expect(each).toBeLessThanOrEqual(Math.min(size, Math.ceil(share)));
			});
		}
	});
});

describe('[AL-D9] for whom an award is', () => {
	it('is told by its name; the presidium counts as cadre', () => {
		const forWhom = awardKinds.map((kind) => [
			kind,
			isForUnits(kind)
				? 'units'
				: (['officer', 'cadre', 'presidium'] as const).filter((each) => isForPosition(kind, each))
		]);
		const all = ['officer', 'cadre', 'presidium'];
		expect(Object.fromEntries(forWhom)).toEqual({
			outstanding_cadre: ['cadre', 'presidium'],
			outstanding_officer: ['officer'],
			psychology_worker: all,
			contribution: all,
			league_cadre: ['cadre', 'presidium'],
			advanced_worker: all,
			outstanding_department: 'units'
		});
		expect(isForPosition('outstanding_department', 'officer')).toBe(false);
	});
});
