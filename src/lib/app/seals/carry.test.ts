import { describe, expect, it } from 'vitest';
import { entryToObject, type EntryId } from '#lib/kernel/identity/index.ts';
import type { Line } from '#lib/kernel/rules/index.ts';
import type { Finding, MemberScore } from '#lib/domains/scorebook/index.ts';
import { differenceOf, noDifference, withDifferences } from './carry.ts';

const term = {
	id: entryToObject('term'.padEnd(43, '0') as EntryId),
	...{ title: '秋季学期', from: '2025-09-01', to: '2026-01-15', timezone: 'Asia/Shanghai' }
};

const line = (at: string, points: number, cause = at, title = '例会'): Line => ({
	...{ member: 'dora', clause: 'AL-20', points, at },
	causes: [{ id: cause, at, sheet: 'attendance', row: 0, by: null }],
	explanation: { key: 'meeting_late', facts: { meeting: at, title } }
});

const warning: Finding = { clause: 'AL-80', level: 'warning', at: '2025-10-20', causes: [] };

const scored = (lines: readonly Line[], change: Partial<MemberScore> = {}): MemberScore => ({
	member: 'dora',
	score: lines.reduce((sum, { points }) => sum + points, 70),
	lines,
	counts: { lates: lines.length, absences: 0, leaves: 0, missingNotes: 0 },
	findings: [],
	ineligibleBecause: [],
	...change
});

const pointsOf = (counted: readonly Line[], known: readonly Line[]) =>
	differenceOf(term, scored(counted), scored(known)).carried.map(({ line: each, isReversed }) => [
		...[each.at, each.points],
		isReversed
	]);

describe('what came late', () => {
	it('is nothing where the same follows as before', () => {
		expect(pointsOf([line('2025-10-13', -1)], [line('2025-10-13', -1)])).toEqual([]);
	});

	it('is each line that follows now and did not before', () => {
		expect(pointsOf([], [line('2025-10-13', -1), line('2025-10-20', -3)])).toEqual([
			['2025-10-13', -1, false],
			['2025-10-20', -3, false]
		]);
	});

	it('gives back the points of a line that no longer follows', () => {
		expect(pointsOf([line('2025-10-13', -3)], [])).toEqual([['2025-10-13', 3, true]]);
		expect(pointsOf([line('2025-10-13', 0)], [])).toEqual([['2025-10-13', 0, true]]);
	});

	it('does not mind that a line rests on another entry, or that a title was changed', () => {
		const counted = [line('2025-10-13', -1, 'record', '例会')];
		expect(pointsOf(counted, [line('2025-10-13', -1, 'agreeing', '第一次例会')])).toEqual([]);
	});

	it('counts a line as often as there are more of it', () => {
		const twice = [line('2025-10-13', 1), line('2025-10-13', 1)];
		expect(pointsOf(twice.slice(1), twice)).toEqual([['2025-10-13', 1, false]]);
	});

	it('is everything of a member who was not known to be one, but for the base', () => {
		const { carried } = differenceOf(term, undefined, scored([line('2025-10-13', -1)]));
		expect(carried.map((each) => each.line.points)).toEqual([-1]);
	});

	it('is nothing for whoever was struck from the roster of that term', () => {
		expect(differenceOf(term, scored([line('2025-10-13', -1)]), undefined)).toBe(noDifference);
	});

	it('adds to the score, the counts and the thresholds of the next term', () => {
		const late = differenceOf(
			term,
			scored([line('2025-10-13', -1)]),
			scored([line('2025-10-20', -3)], {
				counts: { lates: 0, absences: 1, leaves: 0, missingNotes: 0 },
				findings: [warning]
			})
		);
		const next = withDifferences(scored([line('2026-03-02', -1)]), [late, noDifference]);
		expect(next.score).toBe(70 - 1 + 1 - 3);
		expect(next.lines.map(({ points }) => points)).toEqual([-1]);
		expect(next.carried.map((each) => [each.line.points, each.term.title])).toEqual([
			[1, '秋季学期'],
			[-3, '秋季学期']
		]);
		expect(next.counts).toEqual({ lates: 0, absences: 1, leaves: 0, missingNotes: 0 });
		expect(next.findings).toEqual([warning]);
	});
});
