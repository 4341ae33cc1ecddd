import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allianceParameters, noRecords, scoreAll } from '#lib/domains/scorebook/index.ts';
import type { ScoreInput } from '#lib/domains/scorebook/index.ts';
import { builtInFigures, withFigures } from '../scores/index.ts';
import {
	alliance,
	autumn,
	called,
	closed,
	exchange,
	instant,
	opened,
	recorded,
	scoresIn,
	spring,
	termOf,
	type Officer
} from '../seals/testing.ts';
import { movementsBetween, replayOver } from './replay.ts';

const members = ['Alice', 'Bob', 'Carol', 'Dave'];
const at = (day: number) => `2025-10-${String(day).padStart(2, '0')} 19:00`;

/** A term of routine meetings; each of the members attended each of them in some way. */
const inputOf = (rows: readonly (readonly string[])[]): ScoreInput => ({
	...noRecords,
	term: { from: '2025-09-01', to: '2026-01-15' },
	members: members.map((id) => ({
		...{ id, unit: null, position: 'officer' as const, failedCourse: false }
	})),
	meetings: rows.map((_, index) => ({
		cause: { id: `m${index}`, at: at(index + 1), sheet: 'meetings', row: index + 2, by: null },
		...{ id: `m${index}`, title: '例会', kind: 'routine' as const, stars: null, unit: null },
		...{ expected: null, start: at(index + 1), end: null, notes: 'recorders' as const },
		recorders: []
	})),
	attendance: rows.flatMap((statuses, index) =>
		members.map((member, place) => ({
			cause: {
				...{ id: `a${index}-${place}`, at: at(index + 1), sheet: 'attendance' },
				...{ row: index * members.length + place + 2, by: null }
			},
			...{ meeting: `m${index}`, member, arrivedAt: null, leftAt: null, reasonAccepted: false },
			status: (statuses[place] ?? 'present') as 'present' | 'late' | 'absent' | 'leave'
		}))
	)
});

const input = inputOf([
	['present', 'late', 'absent', 'late'],
	['present', 'late', 'absent', 'present'],
	['present', 'present', 'present', 'leave']
]);
const movements = (figures: Readonly<Record<string, string>>, of: ScoreInput = input) => {
	const stated = Object.entries(figures).map(([key, value]) => ({ key, value }));
	return movementsBetween(
		scoreAll(of, builtInFigures),
		scoreAll(of, withFigures(builtInFigures, stated))
	);
};

describe('a replay', () => {
	it('says whose score would move and by how much, the greatest difference first', () => {
		expect(
			movements({ 'AL-20.late': '-2', 'AL-20.absent': '-5' }).map(
				({ member, before, after, difference }) => [member, before, after, difference]
			)
		).toEqual([
			['Carol', 64, 60, -4],
			['Bob', 68, 66, -2],
			['Dave', 68, 67, -1]
		]);
	});

	it('lists who moves up as well, and keeps the order of the roster among equals', () => {
		const moved = movements({ 'AL-20.late': '0', 'AL-20.leave': '-2' });
		expect(moved.map(({ member, difference }) => [member, difference])).toEqual([['Bob', 2]]);
		const both = movements({ 'AL-20.late': '1' });
		expect(both.map(({ member, difference }) => [member, difference])).toEqual([
			...[
				['Bob', 4],
				['Dave', 2]
			]
		]);
	});

	it('says which findings would appear or vanish, also of whose score stays', () => {
		const [finding] = scoreAll(input, builtInFigures).flatMap(({ findings }) => findings);
		if (!finding) throw new Error('Carol was absent twice');
		const [carol] = scoreAll(input, builtInFigures).filter(({ member }) => member === 'Carol');
		if (!carol) throw new Error('she is a member');
		const without = { ...carol, findings: [] };
		const moved = { member: 'Carol', before: 64, after: 64, difference: 0 };
		expect(movementsBetween([carol], [without])).toEqual([
			{ ...moved, appearing: [], vanishing: carol.findings }
		]);
		expect(movementsBetween([without], [carol])).toEqual([
			{ ...moved, appearing: carol.findings, vanishing: [] }
		]);
	});

	it('moves nobody where nothing changes, whatever happened in the term', () => {
		const statuses = fc.array(
			fc.array(fc.constantFrom('present', 'late', 'absent', 'leave'), {
				minLength: members.length,
				maxLength: members.length
			}),
			{ maxLength: 9 }
		);
		const figures = allianceParameters.filter(({ kind }) => kind !== 'ids');
		fc.assert(
			fc.property(statuses, fc.subarray(figures), (rows, some) => {
				const same = Object.fromEntries(some.map((each) => [each.key, String(each.default)]));
				expect(movements({}, inputOf(rows))).toEqual([]);
				expect(movements(same, inputOf(rows))).toEqual([]);
			}),
			{ seed: 4, numRuns: 100 }
		);
	});
});

describe('a replay over the terms of a workspace', () => {
	it('takes a closed term as it was closed, the running one as it stands, and changes neither', async () => {
		const { alice, bob, carol, dora } = await alliance(instant('2026-03-20 12:00'));
		await recorded(alice, await called(alice, '2025-10-13 19:00'), dora, 'late');
		await exchange(alice, bob, carol);
		await closed(autumn.title, alice, bob, carol);
		await opened(alice, spring);
		await recorded(alice, await called(alice, '2026-03-02 19:00'), dora, 'absent');
		await exchange(alice, bob, carol);
		const over = ({ workspace }: Officer, title: string, figures: Record<string, string>) => {
			const stated = Object.entries(figures).map(([key, value]) => ({ key, value }));
			return replayOver(workspace, termOf(workspace, title), stated)?.movements.map(
				({ member, before, after, difference }) => [member, before, after, difference]
			);
		};
		const change = { 'AL-20.late': '-3', 'AL-20.absent': '-8' };
		for (const officer of [alice, bob, carol]) {
			const scores = [autumn, spring].map(({ title }) => scoresIn(officer, title));
			expect(over(officer, autumn.title, change)).toEqual([[dora, 69, 67, -2]]);
			expect(over(officer, spring.title, change)).toEqual([[dora, 67, 62, -5]]);
			expect(over(officer, spring.title, { 'AL-20.late': '-3' })).toEqual([]);
			expect([autumn, spring].map(({ title }) => scoresIn(officer, title))).toEqual(scores);
		}
	});
});
