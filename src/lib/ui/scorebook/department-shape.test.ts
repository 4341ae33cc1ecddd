import { describe, expect, it } from 'vitest';
import { alongOf, dotsPath, medianOf, scaleOf } from './department-shape.ts';
import type { Department, RankedRow } from './ranking.ts';

const department = (...scores: readonly number[]): Department => ({
	unit: '办公室',
	rows: scores.map((score) => ({ score }) as RankedRow),
	average: 0
});

describe('the comparison of departments', () => {
	it('has a scale in round steps that holds every score', () => {
		expect(scaleOf([63, 81])).toEqual({ low: 60, high: 85, marks: [60, 65, 70, 75, 80, 85] });
		expect(scaleOf([70])).toEqual({ low: 70, high: 71, marks: [70, 71] });
		expect(scaleOf([-12, 150])).toEqual({ low: -50, high: 150, marks: [-50, 0, 50, 100, 150] });
	});

	it('has a dot for every score, and stacks equal ones about the middle', () => {
		const scale = scaleOf([60, 80]);
		expect(alongOf(scale, 200, 75)).toBe(150);
		expect(dotsPath(scale, 200, [60, 75, 75, 75])).toBe('M0 0h0M150 0h0M150 -4h0M150 4h0');
		expect(dotsPath(scale, 200, Array<number>(40).fill(80)).split('M').at(-1)).toBe('200 -12h0');
	});

	it('has a median', () => {
		expect(medianOf(department(70, 90, 80))).toBe(80);
		expect(medianOf(department(70, 90, 80, 60))).toBe(75);
		expect(medianOf(department())).toBe(0);
	});
});
