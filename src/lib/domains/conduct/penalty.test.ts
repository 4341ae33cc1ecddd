import { describe, expect, it } from 'vitest';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import type { ConductFact, ConductPayload } from './events.ts';
import {
	alice,
	entryId,
	fileOf,
	objectId,
	publicity,
	refusedIn,
	scoredIn,
	stated,
	TODAY
} from './history.ts';

const penalty = objectId('p');
const proposed = (fields: Partial<ConductPayload<'penalty.proposed'>> = {}, by = 'office') =>
	stated(
		'p',
		1,
		'penalty.proposed',
		{
			...{ about: alice, clause: 'AL-75', level: null, points: -6, date: TODAY },
			...{ reason: '活动当天未到岗', causes: [] },
			...fields
		},
		by
	);
const answered = (
	kind: 'statement' | 'self_criticism',
	by = 'Alice',
	fields: Partial<ConductPayload<'penalty.answered'>> = {}
) =>
	stated(
		`answer-${kind}`,
		2,
		'penalty.answered',
		{ about: alice, penalty, kind, text: '我忘记了时间', onPaper: false, ...fields },
		by
	);
const decided = (
	name: string,
	points: number | null,
	{ by = 'Erin', supersedes = [] as string[], level = null as 'warning' | null, about = alice } = {}
) =>
	stated(
		name,
		3,
		'penalty.decided',
		{
			...{ about, penalty, outcome: points === null ? 'rejected' : 'imposed', level, points },
			...{ reason: null, supersedes: supersedes.map(entryId) }
		},
		by
	);
const appealed = (by = 'Alice', fields: Partial<ConductPayload<'penalty.appealed'>> = {}) =>
	stated(
		'appeal',
		4,
		'penalty.appealed',
		{ about: alice, penalty, text: '当天有考试', onPaper: false, ...fields },
		by
	);
const outcome = (
	name: string,
	result: 'upheld' | 'changed' | 'lifted',
	points: number | null = null,
	by = 'Dave',
	supersedes: string[] = []
) =>
	stated(
		name,
		5,
		'appeal.decided',
		{
			...{ about: alice, penalty, outcome: result, level: null, points, reason: '已核实' },
			supersedes: supersedes.map(entryId)
		},
		by
	);

const imposed = [proposed(), answered('self_criticism'), decided('d', -5)];
const statesOf = (about: ObjectId, ...facts: readonly ConductFact[]) =>
	fileOf(about, ...facts).penalties.map(({ state, appealState }) => `${state} ${appealState}`);

describe('[AL-4] a penalty', () => {
	it('[AL-75] scores nothing until it is decided, then what was decided', () => {
		expect(scoredIn(alice, proposed())).toEqual([]);
		expect(scoredIn(alice, proposed(), answered('self_criticism'))).toEqual([]);
		expect(scoredIn(alice, ...imposed)).toEqual(['AL-75 -5 imposed']);
	});

	it('[AL-75] is not decided before the self-criticism is there; a statement is not one', () => {
		const early = [proposed(), answered('statement'), decided('d', -5)];
		expect(refusedIn(alice, ...early)).toEqual([{ code: 'self_criticism_missing', rule: 'AL-75' }]);
		expect(statesOf(alice, ...early)).toEqual(['proposed none']);
		expect(statesOf(alice, proposed(), decided('d', null))).toEqual(['rejected none']);
	});

	it('[AL-75] takes the self-criticism on paper, which the office puts on file', () => {
		const paper = { text: null, onPaper: true };
		const filed = answered('self_criticism', 'office', paper);
		expect(scoredIn(alice, proposed(), filed, decided('d', -5))).toEqual(['AL-75 -5 imposed']);
		expect(refusedIn(alice, proposed(), answered('self_criticism', 'Alice', paper))).toEqual([
			{ code: 'not_allowed', capability: 'penalty.propose' }
		]);
	});

	it.each([
		['[AL-75]', 'AL-75', -1, null, 'out_of_range'],
		['[AL-75]', 'AL-75', -11, null, 'out_of_range'],
		['[AL-76]', 'AL-76', -6, null, 'out_of_range'],
		['[AL-76]', 'AL-76', -3, 'warning', 'wrong_level'],
		['[AL-77]', 'AL-77', -3, null, 'wrong_level'],
		['[AL-80]', 'AL-80', -3, 'warning', 'out_of_range'],
		['[AL-80]', 'AL-80', null, null, 'wrong_level'],
		['[AL-61]', 'AL-61', -1, null, 'wrong_course'],
		['[AL-90]', 'AL-90', -2, 'warning', 'wrong_target']
	] as const)(
		'%s is not proposed by %s with %s points and level %s',
		(_id, clause, points, level, code) => {
			expect(refusedIn(alice, proposed({ clause, points, level }))).toEqual([
				{ code, rule: clause }
			]);
		}
	);

	it.each([
		['[AL-76]', 'AL-76', -3, null, ['AL-76 -3 imposed']],
		['[AL-77]', 'AL-77', -2, 'warning', ['AL-77 -2 imposed']]
	] as const)('%s is recorded once decided', (_id, clause, points, level, scored) => {
		const facts = [proposed({ clause, points, level }), decided('d', points, { level })];
		expect(scoredIn(alice, ...facts)).toEqual(scored);
	});

	it('[AL-80] that is a level alone has no line: its ground was counted already', () => {
		const facts = [
			proposed({ clause: 'AL-80', points: null, level: 'warning' }),
			stated(
				'd',
				3,
				'penalty.decided',
				{
					...{ about: alice, penalty, outcome: 'imposed', level: 'warning', points: null },
					...{ reason: null, supersedes: [] }
				},
				'Erin'
			)
		];
		expect(fileOf(alice, ...facts).penalties[0]?.ruling).toMatchObject({ level: 'warning' });
		expect(scoredIn(alice, ...facts)).toEqual([]);
	});

	it('[AL-90] of a department is answered and appealed by those who serve in it', () => {
		const facts = [
			proposed({ about: publicity, clause: 'AL-90', points: -2, level: 'warning' }),
			answered('statement', 'Bob', { about: publicity }),
			decided('d', -2, { level: 'warning', about: publicity }),
			appealed('Alice', { about: publicity })
		];
		expect(statesOf(publicity, ...facts)).toEqual(['imposed open']);
		expect(refusedIn(publicity, ...facts)).toEqual([]);
		const foreign = answered('statement', 'Carol', { about: publicity });
		expect(refusedIn(publicity, facts[0] ?? foreign, foreign)).toEqual([{ code: 'not_concerned' }]);
	});

	it('is proposed by the office alone and decided by the head minister alone', () => {
		expect(refusedIn(alice, proposed({}, 'Erin'))).toEqual([
			{ code: 'not_allowed', capability: 'penalty.propose' }
		]);
		const own = [proposed(), answered('self_criticism'), decided('d', -5, { by: 'office' })];
		expect(refusedIn(alice, ...own)).toEqual([
			{ code: 'not_allowed', capability: 'penalty.decide' }
		]);
	});

	it('takes comments from those who may comment, and a statement from its person only', () => {
		const comment = (by: string) =>
			stated('c', 2, 'penalty.commented', { about: alice, penalty, text: '建议从轻' }, by);
		expect(fileOf(alice, proposed(), comment('Erin')).penalties[0]?.comments).toHaveLength(1);
		expect(refusedIn(alice, proposed(), comment('Bob'))).toEqual([
			{ code: 'not_allowed', capability: 'penalty.comment' }
		]);
		expect(refusedIn(alice, proposed(), answered('statement', 'Bob'))).toEqual([
			{ code: 'not_concerned' }
		]);
	});

	it('that two devices decide at once is a question: neither wins, nothing scores', () => {
		const both = [proposed(), answered('self_criticism'), decided('d', -5), decided('e', -3)];
		expect(statesOf(alice, ...both)).toEqual(['question none']);
		expect(scoredIn(alice, ...both)).toEqual([]);
		const settled = decided('f', -4, { supersedes: ['d', 'e'], by: 'Dave' });
		expect(scoredIn(alice, ...both, settled)).toEqual(['AL-75 -4 imposed']);
		const rejected = [...imposed, decided('e', null)];
		expect(statesOf(alice, ...rejected)).toEqual(['question none']);
		const agreed = [...imposed, decided('e', -5, { by: 'Dave' })];
		expect(scoredIn(alice, ...agreed)).toEqual(['AL-75 -5 imposed']);
	});
});

describe('an appeal', () => {
	it('leaves the line until it is decided, and replaces it then, naming what was before', () => {
		expect(scoredIn(alice, ...imposed, appealed())).toEqual(['AL-75 -5 imposed']);
		const facts = [...imposed, appealed(), outcome('o', 'changed', -2)];
		expect(scoredIn(alice, ...facts)).toEqual(['AL-75 -2 changed']);
		const [found] = fileOf(alice, ...facts).penalties;
		expect(found?.ruling).toMatchObject({
			points: -2,
			before: { level: null, points: -5 },
			id: entryId('o')
		});
		expect(found?.decisions).toHaveLength(1);
	});

	it('that lifts a penalty leaves a line of 0: nothing is erased', () => {
		expect(scoredIn(alice, ...imposed, appealed(), outcome('o', 'lifted'))).toEqual([
			'AL-75 0 lifted'
		]);
	});

	it('that upholds it leaves it as it was', () => {
		const facts = [...imposed, appealed(), outcome('o', 'upheld')];
		expect(scoredIn(alice, ...facts)).toEqual(['AL-75 -5 imposed']);
		expect(statesOf(alice, ...facts)).toEqual(['imposed upheld']);
	});

	it('decided by two devices at once is a question, and what was imposed stays', () => {
		const both = [...imposed, appealed(), outcome('o', 'lifted'), outcome('q', 'changed', -2)];
		expect(statesOf(alice, ...both)).toEqual(['imposed question']);
		expect(scoredIn(alice, ...both)).toEqual(['AL-75 -5 imposed']);
		const settled = outcome('r', 'lifted', null, 'Erin', ['o', 'q']);
		expect(scoredIn(alice, ...both, settled)).toEqual(['AL-75 0 lifted']);
	});

	it('is made by whom it concerns, of what is imposed, and decided within the range', () => {
		expect(refusedIn(alice, ...imposed, appealed('Bob'))).toEqual([{ code: 'not_concerned' }]);
		expect(refusedIn(alice, proposed(), appealed())).toEqual([{ code: 'not_imposed' }]);
		expect(refusedIn(alice, ...imposed, outcome('o', 'lifted'))).toEqual([
			{ code: 'not_appealed' }
		]);
		expect(refusedIn(alice, ...imposed, appealed(), outcome('o', 'changed', -1))).toEqual([
			{ code: 'out_of_range', rule: 'AL-75' }
		]);
		expect(
			refusedIn(alice, ...imposed, appealed(), outcome('o', 'lifted', null, 'office'))
		).toEqual([{ code: 'not_allowed', capability: 'appeal.decide' }]);
	});
});
