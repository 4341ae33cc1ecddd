import { describe, expect, it } from 'vitest';
import type { ConductPayload } from './events.ts';
import {
	alice,
	carol,
	entryId,
	fileOf,
	objectId,
	publicity,
	refusedIn,
	scoredIn,
	stated,
	TODAY
} from './history.ts';

type Fields = Partial<ConductPayload<'remark.recorded'>>;
const recorded = (name: string, at: number, fields: Fields, by = 'office') =>
	stated(
		name,
		at,
		'remark.recorded',
		{
			...{ about: alice, remark: null, clause: 'AL-61', date: TODAY, points: -1 },
			...{ degree: null, reason: null, ref: null, supersedes: [] },
			...fields
		},
		by
	);
const withdrawn = (name: string, at: number, version: string, by = 'office') =>
	stated(
		name,
		at,
		'remark.withdrawn',
		{ about: alice, version: entryId(version), reason: '重复登记' },
		by
	);
const late = { clause: 'AL-80', points: null };
const cooperation = (points: number): Fields => ({ about: publicity, clause: 'AL-45', points });

describe('what the office records', () => {
	it.each([
		['[AL-45]', publicity, cooperation(2), ['AL-45 2']],
		['[AL-45]', publicity, cooperation(-3), ['AL-45 -3']],
		['[AL-61]', alice, {}, ['AL-61 -1']],
		['[AL-80]', alice, late, ['AL-80 null']],
		['[AL-88]', alice, { clause: 'AL-88', points: null, degree: 'grave' }, ['AL-88 null']]
	] as const)('%s scores as it says', (_id, about, fields, scored) => {
		expect(scoredIn(about, recorded('a', 1, fields))).toEqual(scored);
	});

	it.each([
		['[AL-45] a figure between the two', publicity, cooperation(1), 'out_of_range'],
		['[AL-45] for a member', alice, { ...cooperation(2), about: alice }, 'wrong_target'],
		['[AL-61] for a cadre', carol, { about: carol }, 'wrong_target'],
		['[AL-61] for nobody known', objectId('x'), { about: objectId('x') }, 'wrong_target'],
		['[AL-61] without its point', alice, { points: null }, 'out_of_range'],
		['[AL-80] with points', alice, { clause: 'AL-80', points: -1 }, 'out_of_range'],
		['[AL-88] without a degree', alice, { clause: 'AL-88', points: null }, 'wrong_degree'],
		['[AL-61] with a degree', alice, { degree: 'minor' }, 'wrong_degree'],
		['[AL-75] which takes a decision', alice, { clause: 'AL-75', points: -2 }, 'wrong_course'],
		['a clause of nobody', alice, { clause: 'AL-99' }, 'unknown_clause']
	] as const)('%s does not count', (_id, about, fields, code) => {
		const fact = recorded('a', 1, fields);
		expect(refusedIn(about, fact)).toMatchObject([{ code }]);
		expect(scoredIn(about, fact)).toEqual([]);
	});

	it('does not count from anybody else [AL-4]', () => {
		expect(refusedIn(alice, recorded('a', 1, {}, 'Carol'))).toEqual([
			{ code: 'not_allowed', capability: 'score.record' }
		]);
	});

	it('[AL-75] is taken over from a sheet only by somebody who may decide it', () => {
		const row = { clause: 'AL-75', points: -4, ref: 'e7' };
		expect(scoredIn(alice, recorded('a', 1, row, 'Erin'))).toEqual(['AL-75 -4']);
		expect(refusedIn(alice, recorded('a', 1, row))).toEqual([
			{ code: 'not_allowed', capability: 'penalty.decide' }
		]);
		const taken = recorded('a', 1, row, 'Erin');
		expect(refusedIn(alice, taken, withdrawn('w', 2, 'a'))).toEqual([
			{ code: 'not_allowed', capability: 'penalty.decide' }
		]);
		expect(scoredIn(alice, taken, withdrawn('w', 2, 'a', 'Erin'))).toEqual([]);
	});
});

describe('a correction', () => {
	const first = recorded('a', 1, cooperation(2));
	const corrected = (name: string, at: number, points: number, supersedes = ['a']) =>
		recorded(name, at, {
			...cooperation(points),
			remark: objectId('a'),
			supersedes: supersedes.map(entryId)
		});

	it('replaces what it corrects, and both stay to be seen', () => {
		const [remark] = fileOf(publicity, first, corrected('b', 2, -3)).remarks;
		expect(remark?.inForce).toMatchObject({ points: -3 });
		expect(remark?.versions.map(({ points }) => points)).toEqual([2, -3]);
	});

	it('that is withdrawn restores the line, and put back takes it again', () => {
		const undone = stated('w', 3, 'remark.withdrawn', {
			about: publicity,
			version: entryId('b'),
			reason: '核实有误'
		});
		const facts = [first, corrected('b', 2, -3), undone];
		expect(scoredIn(publicity, ...facts)).toEqual(['AL-45 2']);
		expect(scoredIn(publicity, ...facts, corrected('c', 4, -3))).toEqual(['AL-45 -3']);
	});

	it('by two devices at once is a question that scores nothing until it is settled', () => {
		const facts = [
			recorded('a', 1, { ...late, date: '2026-03-01' }),
			...['b', 'c'].map((name, day) =>
				recorded(name, 2, {
					...late,
					remark: objectId('a'),
					date: `2026-02-0${day + 1}`,
					supersedes: [entryId('a')]
				})
			)
		];
		const [remark] = fileOf(alice, ...facts).remarks;
		expect(remark?.state).toBe('question');
		expect(scoredIn(alice, ...facts)).toEqual([]);
		const settled = recorded('d', 3, {
			...late,
			remark: objectId('a'),
			supersedes: ['b', 'c'].map(entryId)
		});
		expect(scoredIn(alice, ...facts, settled)).toEqual(['AL-80 null']);
	});

	it('cannot turn a remark into another clause, nor correct what was never made', () => {
		const other = recorded('b', 2, { ...late, remark: objectId('a') });
		expect(refusedIn(alice, recorded('a', 1, {}), other)).toEqual([{ code: 'unknown_remark' }]);
		expect(refusedIn(alice, recorded('b', 2, { remark: objectId('none') }))).toEqual([
			{ code: 'unknown_remark' }
		]);
	});

	it('that a slow clock dates before the first is still one', () => {
		expect(scoredIn(publicity, recorded('a', 9, cooperation(2)), corrected('b', 2, -3))).toEqual([
			'AL-45 -3'
		]);
	});
});

describe('a row of a sheet', () => {
	it('that two devices took over is one remark', () => {
		const rows = ['a', 'b'].map((name) => recorded(name, 1, { ref: 'e1' }));
		expect(fileOf(alice, ...rows).remarks).toHaveLength(1);
		expect(scoredIn(alice, ...rows)).toEqual(['AL-61 -1']);
	});
});
