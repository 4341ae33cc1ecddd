import { describe, expect, test } from 'vitest';
import { frameFor, gridScores, monthStarts, stepPath, xOf, yOf } from './chart-shape.ts';

const term = { from: '2024-09-01', to: '2025-01-15' };
const box = { width: 652, height: 240 };
const days = [
	{ date: '2024-09-01', score: 69, change: -1 },
	{ date: '2025-01-15', score: 72, change: 3 }
];
const frame = frameFor(box, term, 70, days);

describe('the chart of a term', () => {
	test('spans the term from edge to edge, and what lies outside stands at the edge', () => {
		expect(xOf(frame, '2024-09-01')).toBe(40);
		expect(xOf(frame, '2025-01-15')).toBe(640);
		expect(xOf(frame, '2024-01-01')).toBe(40);
		expect(xOf(frame, '2026-01-01')).toBe(640);
	});

	test('leaves room above and below the scores', () => {
		expect([frame.low, frame.high]).toEqual([68, 73]);
		expect(yOf(frame, 68)).toBe(212);
		expect(yOf(frame, 73)).toBe(12);
	});

	test('draws a score that stays until the day on which it changes', () => {
		expect(stepPath(frame, 70, days)).toBe('M40 132H40V172H640V52');
		expect(stepPath(frame, 70, [])).toBe('M40 132');
	});

	test('has a line for a few round scores and for every month', () => {
		expect(gridScores(frame)).toEqual([68, 69, 70, 71, 72, 73]);
		expect(monthStarts(frame)).toEqual(['2024-10-01', '2024-11-01', '2024-12-01', '2025-01-01']);
	});

	test.each([
		[70, [70, -40]],
		[70, [200]],
		[70, [70]]
	])('stays readable from %i to %j', (base, scores) => {
		const wide = frameFor(
			box,
			term,
			base,
			scores.map((score) => ({ date: '2024-10-01', score, change: 0 }))
		);
		expect(gridScores(wide).length).toBeGreaterThanOrEqual(3);
		expect(gridScores(wide).length).toBeLessThanOrEqual(8);
	});

	test('of a single day is drawn too', () => {
		const short = frameFor(box, { from: '2024-09-01', to: '2024-09-01' }, 70, days);
		expect(Number.isFinite(xOf(short, '2024-09-01'))).toBe(true);
		expect(monthStarts(short)).toEqual([]);
	});
});
