import { describe, expect, it } from 'vitest';
import {
	alice,
	awardOf,
	bob,
	carol,
	dave,
	decided,
	entryId,
	objectId,
	opened,
	publicity,
	round,
	sources,
	stated,
	term,
	withdrawn
} from './history.ts';
import { viewAward } from './view.ts';

describe('[AL-73] a round of an award', () => {
	it('is open until somebody decides', () => {
		expect(awardOf(opened)).toMatchObject({
			...{ id: round, kind: 'outstanding_officer', term, places: 2 },
			...{ state: 'open', inForce: null, withdrawn: null }
		});
	});

	it('is opened by the office or the presidium, for a term that there is', () => {
		const { kind, places } = opened.payload;
		const by = (who: string, of = term) =>
			viewAward([stated('round', 1, 'award.opened', { kind, places, term: of }, who)], sources);
		expect([by('office')?.state, by('presidium')?.state]).toEqual(['open', 'open']);
		expect([by('Alice'), by('presidium', objectId('nowhere'))]).toEqual([null, null]);
	});

	it('is decided by the presidium, in the order of its list', () => {
		const award = awardOf(opened, decided('list', 2, [bob, alice]));
		expect([award.state, award.inForce?.laureates]).toEqual(['decided', [bob, alice]]);
	});

	it('is not decided by the office, nor for more than there are places', () => {
		const award = awardOf(
			...[opened, decided('by-office', 2, [bob], { by: 'office' })],
			decided('three', 3, [alice, bob, carol])
		);
		expect(award.state).toBe('open');
		expect(award.refused.map(({ id, refusal }) => [id, refusal])).toEqual([
			[entryId('by-office'), { code: 'not_allowed' }],
			[entryId('three'), { code: 'too_many', places: 2 }]
		]);
	});

	it('[AL-D9] for officers goes to no cadre, and to nobody who was no member at its end', () => {
		const award = awardOf(
			...[opened, decided('cadre', 2, [dave])],
			decided('stranger', 3, [objectId('stranger')])
		);
		expect(award.refused.map(({ refusal }) => refusal.code)).toEqual([
			'wrong_laureate',
			'wrong_laureate'
		]);
	});

	it('is decided anew by a list that replaces the other', () => {
		const again = decided('again', 3, [carol], { over: ['list'] });
		const award = awardOf(opened, decided('list', 2, [bob, alice]), again);
		expect([award.state, award.inForce?.laureates]).toEqual(['decided', [carol]]);
		expect(award.decisions.map(({ id }) => id)).toEqual([entryId('again')]);
	});

	it('is a question where two devices decide differently, and none where they agree', () => {
		const [one, other] = [decided('one', 2, [alice]), decided('other', 2, [bob])];
		expect(awardOf(opened, one, other)).toMatchObject({ state: 'question', inForce: null });
		const same = awardOf(opened, one, decided('same', 5, [alice]));
		expect([same.state, same.inForce?.laureates]).toEqual(['decided', [alice]]);
		const settled = decided('settled', 6, [bob], { over: ['one', 'other'] });
		expect(awardOf(opened, one, other, settled).inForce?.laureates).toEqual([bob]);
	});

	it('stays to be seen after it was withdrawn, whatever the clocks say', () => {
		const award = awardOf(opened, withdrawn('out', 2), decided('list', 3, [alice]));
		expect([award.state, award.inForce, award.withdrawn?.reason]).toEqual([
			...['withdrawn', null, '名额有误']
		]);
		expect(award.decisions).toHaveLength(1);
		const twice = awardOf(opened, withdrawn('out', 2), withdrawn('again', 3));
		expect(twice.refused.map(({ refusal }) => refusal.code)).toEqual(['award_withdrawn']);
	});

	it('does not depend on the order in which its facts arrive', () => {
		const facts = [
			...[opened, decided('one', 2, [alice]), decided('other', 2, [bob])],
			decided('settled', 6, [bob], { over: ['one', 'other'] })
		];
		const all = awardOf(...facts);
		for (const order of [facts.toReversed(), [...facts.slice(2), ...facts.slice(0, 2)]]) {
			expect(awardOf(...order)).toEqual(all);
		}
	});
});

describe('[AL-70] the award for departments', () => {
	it('goes to units and to nobody else', () => {
		const departments = stated('round', 1, 'award.opened', {
			...{ kind: 'outstanding_department', term, places: 1 }
		});
		expect(awardOf(departments, decided('unit', 2, [publicity])).inForce?.laureates).toEqual([
			publicity
		]);
		expect(awardOf(departments, decided('member', 2, [alice])).refused[0]?.refusal).toEqual({
			code: 'wrong_laureate'
		});
	});
});
