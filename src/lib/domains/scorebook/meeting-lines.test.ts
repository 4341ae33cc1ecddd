import { describe, expect, test } from 'vitest';
import type { Status } from './index.ts';
import { alice, attended, carol, linesOf, meeting, scoreOf } from './testing.ts';

const lines = (change: Parameters<typeof meeting>[1], status: Status) => {
	const m = meeting('2024-09-05', change);
	return linesOf({ meetings: [m], attendance: [attended(m, alice, { status })] });
};

describe('figures', () => {
	test.each([
		['late', ['AL-20 -1']],
		['absent', ['AL-20 -3']],
		['left_early', ['AL-20 -1']],
		['leave', ['AL-20 -1']],
		['present', ['AL-24 3']]
	] as const)('[AL-20] %s at a routine meeting gives %j', (status, expected) => {
		expect(lines({}, status)).toEqual(expected);
	});

	test.each([
		['late', ['AL-21 -2']],
		['absent', ['AL-21 -5']],
		['left_early', ['AL-21 -2']],
		['leave', ['AL-21 -2']]
	] as const)('[AL-21] %s at a plenary gives %j', (status, expected) => {
		expect(lines({ kind: 'plenary' }, status)).toEqual(expected);
	});

	test.each([
		[3, 'late', ['AL-22 -2']],
		[5, 'absent', ['AL-22 -8']]
	] as const)('[AL-22] %i stars, %s gives %j', (stars, status, expected) => {
		expect(lines({ stars }, status)).toEqual(expected);
	});

	test.each([
		[2, 'late', ['AL-23 -1']],
		[1, 'absent', ['AL-23 -5']]
	] as const)('[AL-23] %i stars, %s gives %j', (stars, status, expected) => {
		expect(lines({ stars }, status)).toEqual(expected);
	});

	test.each([
		['routine', 4, 'leave', ['AL-20 -1']],
		['plenary', 4, 'left_early', ['AL-21 -2']],
		['plenary', 1, 'leave', ['AL-21 -2']]
	] as const)('[AL-D1] %s with %i stars keeps %s at %j', (kind, stars, status, expected) => {
		expect(lines({ kind, stars }, status)).toEqual(expected);
	});

	test('[AL-D7] late and left early at a starred plenary are two lines of two clauses', () => {
		expect(lines({ kind: 'plenary', stars: 2 }, 'late+left_early')).toEqual([
			'AL-21 -2',
			'AL-23 -1'
		]);
	});

	test('[AL-20] a figure that was set to 0 still gives its line', () => {
		const m = meeting('2024-09-05');
		const input = { meetings: [m], attendance: [attended(m, alice, { status: 'leave' })] } as const;
		expect(linesOf(input, { 'AL-20.leave': '0' })).toEqual(['AL-20 0']);
	});
});

describe('whose meeting it is', () => {
	const m = meeting('2024-09-05', { unit: 'office' });

	test('[AL-20] somebody of another unit gets nothing', () => {
		const attendance = [attended(m, carol, { status: 'absent' })];
		expect(linesOf({ members: [carol], meetings: [m], attendance })).toEqual([]);
	});

	test('[AL-10] people named in the notice are expected whatever their unit', () => {
		const named = meeting('2024-09-05', { unit: 'office', expected: ['carol'] });
		const attendance = [attended(named, carol, { status: 'absent' })];
		expect(linesOf({ members: [carol], meetings: [named], attendance })).toEqual(['AL-20 -3']);
		const ofAlice = [attended(named, alice, { status: 'absent' })];
		expect(linesOf({ members: [alice], meetings: [named], attendance: ofAlice })).toEqual([]);
	});

	test('[AL-20] a meeting outside the term scores nothing; both ends belong to it', () => {
		const meetings = ['2024-08-31', '2024-09-01', '2025-01-15', '2025-01-16'].map((date) =>
			meeting(date)
		);
		const attendance = meetings.map((of, i) => attended(of, alice, { status: 'absent' }, i + 2));
		const term = { from: '2024-09-01', to: '2025-01-15' };
		const { lines: found } = scoreOf({ term, meetings, attendance });
		expect(found.map(({ at }) => at)).toEqual(['2024-09-01 19:00', '2025-01-15 19:00']);
	});
});

describe('a line says why', () => {
	test('[AL-22] figure, meeting, time, and the row with who recorded it', () => {
		const m = meeting('2024-09-05', { stars: 3, title: '迎新筹备' });
		const row = attended(m, alice, { arrivedAt: '2024-09-05 19:04' });
		const recorded = { ...row, cause: { ...row.cause, by: 'bob' } };
		expect(scoreOf({ meetings: [m], attendance: [recorded] }).lines).toEqual([
			{
				member: 'alice',
				clause: 'AL-22',
				points: -2,
				causes: [recorded.cause],
				at: '2024-09-05 19:00',
				explanation: {
					key: 'meeting_late',
					facts: {
						meeting: 'm09-05',
						title: '迎新筹备',
						seconds_late: 240,
						parameter: 'AL-22.late'
					}
				}
			}
		]);
	});

	test('[AL-25] an absence that rests on a time says how late', () => {
		const m = meeting('2024-09-05');
		const row = attended(m, alice, { arrivedAt: '2024-09-05 19:25' });
		const [line] = scoreOf({ meetings: [m], attendance: [row] }).lines;
		expect(line?.explanation.key).toBe('meeting_absent_by_time');
		expect(line?.explanation.facts['seconds_late']).toBe(1500);
	});
});
