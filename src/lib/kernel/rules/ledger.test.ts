import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byClause, byLine, byTimeText, type Cause, inOrder, type Line } from './index.ts';

const cause = (at: string, sheet: string, row: number, id = `${sheet}:${row}`): Cause => ({
	id,
	at,
	sheet,
	row,
	by: null
});
const line = (at: string, clause: string, first: Cause, points: number): Line => ({
	member: 'alice',
	clause,
	points,
	causes: [first],
	at,
	explanation: { key: 'because', facts: {} }
});

describe('times', () => {
	test.each([
		['2024-09-01', '2024-09-01 00:00', 0],
		['2024-09-01', '2024-09-01 00:00:01', -1],
		['2024-09-01 10:00', '2024-09-01 10:00:30', -1],
		['2024-09-02', '2024-09-01 23:59', 1]
	])('%s against %s sorts as %i', (a, b, expected) => {
		expect(byTimeText(a, b)).toBe(expected);
		expect(byTimeText(b, a)).toBe(expected === 0 ? 0 : -expected);
	});
});

describe('clauses', () => {
	test('sort by prefix, then number, then letter', () => {
		const clauses = ['ME-1', 'AL-100', 'AL-71b', 'AL-9', 'AL-71', 'AL-71a', 'AL-20'];
		expect(clauses.toSorted(byClause)).toEqual([
			'AL-9',
			'AL-20',
			'AL-71',
			'AL-71a',
			'AL-71b',
			'AL-100',
			'ME-1'
		]);
	});

	test('an id without a number sorts by its text', () => {
		expect(['AL-1', 'general', 'AL'].toSorted(byClause)).toEqual(['AL', 'AL-1', 'general']);
	});
});

describe('causes', () => {
	test('sort by time, sheet, row and appear once', () => {
		const first = cause('2024-09-01 10:00', 'attendance', 9);
		const second = cause('2024-09-01 10:00', 'meetings', 2);
		const third = cause('2024-09-02', 'attendance', 2);
		expect(inOrder([third, second, first, third])).toEqual([first, second, third]);
	});

	test('records without a place are told apart by their id', () => {
		const a = cause('2024-09-01 10:00', 'attendance', 0, 'a');
		const b = cause('2024-09-01 10:00', 'attendance', 0, 'b');
		expect(inOrder([b, a])).toEqual([a, b]);
	});
});

describe('lines', () => {
	const early = cause('2024-09-01 10:00', 'attendance', 2);
	const late = cause('2024-09-01 10:00', 'attendance', 3);
	const sorted = [
		line('2024-09-01', 'AL-96', early, 0),
		line('2024-09-01 10:00', 'AL-20', late, 0),
		line('2024-09-01 10:00', 'AL-41', early, 1),
		line('2024-09-01 10:00', 'AL-41', early, 2),
		line('2024-09-01 10:00', 'AL-41', late, -5)
	];

	test('sort by time, clause, first cause, points, from any order', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (lines) => {
				expect(lines.toSorted(byLine)).toEqual(sorted);
			}),
			{ seed: 20240901 }
		);
	});

	test('a line without causes comes before one that has some', () => {
		const none = { ...line('2024-09-01 10:00', 'AL-41', early, 9), causes: [] };
		expect([sorted[2], none].toSorted((a, b) => (a && b ? byLine(a, b) : 0))[0]).toBe(none);
	});
});
