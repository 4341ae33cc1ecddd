import { describe, expect, it } from 'vitest';
import { backOffMs } from './back-off.ts';

const wait = (failures: number, code = 1006, draw = 0.5) => backOffMs(failures, code, () => draw);

describe('the pause before the next attempt', () => {
	it('doubles with each failure, up to half a minute', () => {
		expect([0, 1, 2, 3, 10, 1_000].map((failures) => wait(failures))).toEqual([
			375, 750, 1_500, 3_000, 22_500, 22_500
		]);
	});

	it('lies anywhere between half and all of that', () => {
		expect([wait(2, 1006, 0), wait(2, 1006, 0.999_999)].map(Math.round)).toEqual([1_000, 2_000]);
	});

	it('is at most a second where the relay says to come back elsewhere', () => {
		expect([wait(9, 1012, 0), wait(9, 1012, 1)]).toEqual([0, 1_000]);
	});

	it('is a minute or two where the client has broken a rule or met a limit', () => {
		expect([wait(0, 1008, 0), wait(9, 1008, 1)]).toEqual([60_000, 120_000]);
	});

	it('is at least some seconds where the relay is too busy', () => {
		expect(wait(0, 1013, 0)).toBe(2_500);
	});
});
