import { describe, expect, test } from 'vitest';
import type { Attendance } from './index.ts';
import { alice, attended, linesOf, meeting, scoreOf } from './testing.ts';

const september = [meeting('2024-09-05'), meeting('2024-09-12')];
const october = meeting('2024-10-10');

const present = (change: Partial<Attendance> = {}) => [
	...september.map((of, i) => attended(of, alice, { status: 'present' }, i + 2)),
	attended(october, alice, { status: 'present', ...change }, 4)
];
const input = (change: Partial<Attendance> = {}) => ({
	meetings: [...september, october],
	attendance: present(change)
});

describe('[AL-24] full attendance', () => {
	test('gives +3 for each month, at the start of its last meeting, because of every row', () => {
		const { lines, score } = scoreOf(input());
		expect(score).toBe(76);
		expect(lines.map(({ at, causes }) => [at, causes.map(({ id }) => id)])).toEqual([
			['2024-09-12 19:00', ['attendance:2', 'attendance:3']],
			['2024-10-10 19:00', ['attendance:4']]
		]);
	});

	test('gives nothing where nobody was expected', () => {
		expect(linesOf({})).toEqual([]);
	});

	test.each(['late', 'absent', 'leave', 'left_early'] as const)('is broken by %s', (status) => {
		expect(linesOf(input({ status })).filter((line) => line === 'AL-24 3')).toHaveLength(1);
	});

	test('[AL-D4] is broken by a meeting without a record', () => {
		const { meetings, attendance } = input();
		expect(linesOf({ meetings, attendance: attendance.slice(0, 2) })).toEqual(['AL-24 3']);
		const empty = [...attendance.slice(0, 2), attended(october, alice, {}, 4)];
		expect(linesOf({ meetings, attendance: empty })).toEqual(['AL-24 3']);
	});

	test.each([
		[{ status: 'late' }, 2],
		[{ status: null, arrivedAt: '2024-10-10 19:30' }, 2],
		[{ status: 'absent' }, 1],
		[{ status: 'leave' }, 1],
		[{ status: 'late+left_early' }, 1]
	] as const)('[AL-D4] with an accepted reason and %j is kept %i times', (change, times) => {
		const lines = linesOf(input({ ...change, reasonAccepted: true }));
		expect(lines.filter((line) => line === 'AL-24 3')).toHaveLength(times);
	});

	test('over a term is one line at the last meeting, or none', () => {
		const byTerm = { 'AL-24.period': 'term', 'AL-24.points': '4' };
		expect(scoreOf(input(), byTerm).lines.map(({ at, points }) => [at, points])).toEqual([
			['2024-10-10 19:00', 4]
		]);
		expect(linesOf(input({ status: 'leave' }), byTerm)).toEqual(['AL-20 -1']);
	});

	test('does not ask about meetings outside the term or of other units', () => {
		const other = meeting('2024-09-20', { unit: 'publicity' });
		const { meetings, attendance } = input();
		const term = { from: '2024-09-01', to: '2024-09-30' };
		expect(linesOf({ term, meetings: [...meetings, other], attendance })).toEqual(['AL-24 3']);
	});
});
