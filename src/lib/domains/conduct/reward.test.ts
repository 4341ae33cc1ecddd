import { describe, expect, it } from 'vitest';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import type { ConductFact } from './events.ts';
import {
	alice,
	cadres,
	carol,
	dave,
	erin,
	fileOf,
	objectId,
	refusedIn,
	scoredIn,
	stated,
	TODAY
} from './history.ts';
import { rewardStanding } from './reward.ts';

const names = new Map([
	[carol, 'Carol'],
	[dave, 'Dave'],
	[erin, 'Erin']
]);
const proposed = (points = 6, clause = 'AL-71c', by = 'office') =>
	stated(
		'r',
		1,
		'reward.proposed',
		{ about: alice, clause, points, date: TODAY, contribution: '提出心理委员培训方案并被采纳' },
		by
	);
const answered = (
	member: ObjectId,
	approves = true,
	{ at = 2, by = names.get(member) ?? '', onPaper = false } = {}
) =>
	stated(
		`answer-${by}-${approves}`,
		at,
		'reward.answered',
		{ about: alice, reward: objectId('r'), member, approves, reason: null, onPaper },
		by
	);
const stateOf = (...facts: readonly ConductFact[]) =>
	fileOf(alice, ...facts).rewards.map((reward) => rewardStanding(reward, cadres).state);

describe('[AL-72] [AL-D10] a personal reward', () => {
	it('[AL-71] takes effect when each cadre in office has approved, and not before', () => {
		const two = [proposed(), answered(carol), answered(dave)];
		expect(stateOf(...two)).toEqual(['open']);
		expect(scoredIn(alice, ...two)).toEqual([]);
		expect(scoredIn(alice, ...two, answered(erin))).toEqual(['AL-71c 6']);
	});

	it('is ended by one refusal, whatever the others say', () => {
		const facts = [proposed(), answered(carol), answered(dave, false), answered(erin)];
		expect(stateOf(...facts)).toEqual(['refused']);
		expect(scoredIn(alice, ...facts)).toEqual([]);
		const later = answered(dave, true, { at: 5 });
		expect(refusedIn(alice, ...facts, later)).toContainEqual({ code: 'reward_is_settled' });
		expect(stateOf(...facts, later)).toEqual(['refused']);
	});

	it('that is in force is not ended any more', () => {
		const facts = [proposed(), ...cadres.map((cadre) => answered(cadre))];
		const late = answered(carol, false, { at: 9 });
		expect(refusedIn(alice, ...facts, late)).toEqual([{ code: 'reward_is_settled' }]);
		expect(scoredIn(alice, ...facts, late)).toEqual(['AL-71c 6']);
	});

	it('is approved by its proposer thereby, where that is a cadre', () => {
		const facts = [proposed(6, 'AL-71c', 'Dave'), answered(carol), answered(erin)];
		expect(stateOf(...facts)).toEqual(['in_force']);
	});

	it('does not wait for whoever has left office since', () => {
		const [reward] = fileOf(alice, proposed(), answered(carol), answered(dave)).rewards;
		expect(reward && rewardStanding(reward, [carol, dave]).state).toBe('in_force');
		expect(reward && rewardStanding(reward, []).state).toBe('open');
	});

	it('takes an approval on paper from the office, and from nobody else', () => {
		const paper = { onPaper: true };
		const facts = [proposed(), answered(carol, true, { ...paper, by: 'office' })];
		expect(refusedIn(alice, ...facts)).toEqual([]);
		expect(refusedIn(alice, proposed(), answered(carol, true, { ...paper, by: 'Dave' }))).toEqual([
			{ code: 'not_allowed', capability: 'penalty.propose' }
		]);
	});

	it('is answered by cadres, each for themselves', () => {
		expect(refusedIn(alice, proposed(), answered(alice, true, { by: 'Alice' }))).toEqual([
			{ code: 'not_a_cadre' }
		]);
		expect(refusedIn(alice, proposed(), answered(carol, true, { by: 'Dave' }))).toEqual([
			{ code: 'not_concerned' }
		]);
	});

	it.each([
		['[AL-71]', 2, 'AL-71c', 'out_of_range'],
		['[AL-71]', 11, 'AL-71c', 'out_of_range'],
		['[AL-75]', 5, 'AL-75', 'wrong_course']
	] as const)('%s of %i points by %s is not one', (_id, points, clause, code) => {
		expect(refusedIn(alice, proposed(points, clause))).toEqual([{ code, rule: clause }]);
	});

	it('is not proposed without the right to', () => {
		expect(refusedIn(alice, proposed(6, 'AL-71c', 'Bob'))).toEqual([
			{ code: 'not_allowed', capability: 'reward.propose' }
		]);
	});
});
