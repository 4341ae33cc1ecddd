import { expect, test } from 'vitest';
import { byDepartment, firstRows, type ScoreRow } from './ranking.ts';

const row = (member: string, score: number, change: Partial<ScoreRow> = {}): ScoreRow => ({
	member,
	name: member,
	unit: 'office',
	position: 'officer',
	score,
	lates: 0,
	absences: 0,
	leaves: 0,
	href: `/${member}`,
	...change
});

test('[AL-D9] officers are ranked over all departments, equal scores share the better rank', () => {
	const departments = byDepartment([
		row('alice', 71),
		row('bob', 90, { position: 'cadre' }),
		row('carol', 73, { unit: 'publicity' }),
		row('dan', 71),
		row('eve', 70, { unit: 'publicity' })
	]);
	expect(
		departments.map(({ unit, rows }) => [unit, rows.map(({ member, rank }) => [member, rank])])
	).toEqual([
		[
			'office',
			[
				['bob', null],
				['alice', 2],
				['dan', 2]
			]
		],
		[
			'publicity',
			[
				['carol', 1],
				['eve', 4]
			]
		]
	]);
});

test('a department’s average is that of all its members; members without one have their own group', () => {
	const departments = byDepartment([
		row('alice', 70),
		row('bob', 75, { position: 'cadre' }),
		row('carol', 60, { unit: null, position: 'presidium' })
	]);
	expect(departments.map(({ unit, average }) => [unit, average])).toEqual([
		['office', 72.5],
		[null, 60]
	]);
	expect(byDepartment([])).toEqual([]);
});

test('a long table is shown down to so many rows, with the counts of all', () => {
	const departments = byDepartment([
		row('alice', 70),
		row('bob', 75),
		row('carol', 60, { unit: 'publicity' })
	]);
	const shownOf = (count: number) =>
		firstRows(departments, count).map(({ unit, shown, count: all }) => [
			unit,
			shown.map(({ member }) => member),
			all
		]);
	expect(shownOf(1)).toEqual([['office', ['bob'], 2]]);
	expect(shownOf(2)).toEqual([['office', ['bob', 'alice'], 2]]);
	expect(shownOf(60)).toEqual([
		['office', ['bob', 'alice'], 2],
		['publicity', ['carol'], 1]
	]);
	expect(shownOf(0)).toEqual([]);
});
