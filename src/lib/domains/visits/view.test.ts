import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import {
	answerRepresentation,
	assignRepresentatives,
	cancelVisit,
	changeVisit,
	concludeVisit,
	planVisit
} from './decide.ts';
import { visitSubjects, type VisitFact } from './events.ts';
import {
	alice,
	answered,
	assigned,
	authorOf,
	bob,
	cancelled,
	changed,
	concluded,
	details,
	entryId,
	planned,
	visitId,
	visitOf
} from './history.ts';
import { comingVisits, ownVisits, pastVisits } from './queries.ts';
import { viewVisit } from './view.ts';

describe('[AL-14] a visit', () => {
	it('is planned by whoever schedules visits, with nobody yet who represents', () => {
		expect(visitOf(planned())).toMatchObject({
			...{ id: visitId, ...details, state: 'planned', representatives: [], outcomes: [] }
		});
		expect(viewVisit([planned('Alice')], authorOf)).toBeNull();
		expect(viewVisit([changed('c', 2, '论坛')], authorOf)).toBeNull();
	});

	it('has the details stated last, and lists who changed them', () => {
		const visit = visitOf(planned(), changed('b', 3, '论坛二'), changed('a', 2, '论坛一'));
		expect([visit.title, visit.changes.map(({ id }) => id)]).toEqual([
			...['论坛二', [entryId('a'), entryId('b')]]
		]);
	});

	it('is represented by whoever is on the list, with what they answered last', () => {
		const visit = visitOf(
			...[planned(), assigned('a', 2, [alice, bob]), answered('n', 3, '有考试')],
			...[
				answered('y', 4, null),
				answered('b', 5, '出差', 'Bob'),
				answered('s', 6, null, 'stranger')
			]
		);
		expect(
			visit.representatives.map(({ member, answer }) => [member, answer?.accepted, answer?.reason])
		).toEqual([
			[alice, true, null],
			[bob, false, '出差']
		]);
		expect(visit.refused.map(({ id, refusal }) => [id, refusal.code])).toEqual([
			[entryId('s'), 'not_a_member']
		]);
		const shorter = visitOf(planned(), assigned('a', 2, [alice, bob]), assigned('c', 3, [bob]));
		expect(shorter.representatives).toEqual([{ member: bob, answer: null }]);
	});

	it('takes no refusal without a reason', () => {
		const mute = { ...answered('n', 3, '有考试') };
		const visit = visitOf(planned(), assigned('a', 2, [alice]), {
			...mute,
			payload: { ...mute.payload, reason: null }
		});
		expect(visit.representatives).toEqual([{ member: alice, answer: null }]);
		expect(visit.refused[0]?.refusal).toEqual({ code: 'declined_without_reason' });
	});

	it('took place once something came of it, although somebody cancelled it', () => {
		expect(visitOf(planned(), cancelled('x', 2))).toMatchObject({
			...{ state: 'cancelled', cancelled: { reason: '对方改期' } }
		});
		const visit = visitOf(planned(), cancelled('x', 2), concluded('o', 3, '签了备忘录'));
		expect([visit.state, visit.cancelled]).toEqual(['concluded', null]);
		expect(visit.refused.map(({ refusal }) => refusal.code)).toEqual(['visit_concluded']);
	});

	it('is not managed by others', () => {
		const visit = visitOf(
			...[planned(), changed('c', 2, 'x', 'Alice'), assigned('a', 3, [alice], 'Alice')],
			...[concluded('o', 4, 'x', 'Alice'), cancelled('x', 5, 'Alice')]
		);
		expect(visit.refused.map(({ refusal }) => refusal.code)).toEqual(Array(4).fill('not_allowed'));
		expect([visit.title, visit.state]).toEqual([details.title, 'planned']);
	});

	it('is the same in whatever order the facts arrive', () => {
		const fact = fc.tuple(
			fc.constantFrom('change', 'assign', 'answer', 'conclude', 'cancel'),
			...[fc.nat({ max: 5 }), fc.constantFrom('office', 'office', 'Alice', 'Bob')]
		) as fc.Arbitrary<[string, number, string]>;
		const factOf = ([kind, at, by]: [string, number, string], index: number): VisitFact => {
			const name = `s${String(index)}-`;
			if (kind === 'change') return changed(name, at, name, by);
			if (kind === 'assign') return assigned(name, at, index % 2 ? [alice] : [bob, alice], by);
			if (kind === 'answer') return answered(name, at, index % 2 ? null : '有事', by);
			return kind === 'conclude' ? concluded(name, at, name, by) : cancelled(name, at, by);
		};
		const viewIn = (facts: readonly VisitFact[]) => {
			const index = new FactIndex<VisitFact>(visitSubjects);
			for (const each of facts) index.add(each);
			return viewVisit(index.of(visitId), authorOf);
		};
		fc.assert(
			fc.property(
				fc
					.array(fact, { maxLength: 16 })
					.map((all) => [planned(), ...all.map(factOf)])
					.chain((facts) =>
						fc.tuple(
							fc.constant(facts),
							fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })
						)
					),
				([facts, shuffled]) => {
					expect(viewIn(shuffled)).toEqual(viewIn(facts));
				}
			)
		);
	});
});

describe('[AL-14] scheduling', () => {
	const office = { member: null, can: () => true };
	const she = { member: alice, can: () => false };
	const refused = (error: object) => ({ ok: false, error });
	const visit = visitOf(planned(), assigned('a', 2, [alice]));

	it('answers the event to sign', () => {
		expect(planVisit(details, office)).toEqual({
			ok: true,
			value: { type: 'visit.planned', payload: details }
		});
	});

	it('is refused without the right, without a host, and for an end before the start', () => {
		expect(planVisit(details, she)).toEqual(refused({ code: 'not_allowed' }));
		expect(planVisit({ ...details, host: '' }, office)).toEqual(
			refused({ code: 'bad_field', field: 'host' })
		);
		expect(planVisit({ ...details, end: 999 }, office)).toEqual(
			refused({ code: 'bad_field', field: 'end' })
		);
		expect(changeVisit(visit, { ...details, end: 1_000 }, office).ok).toBe(true);
	});

	it('asks whoever is assigned, and nobody else', () => {
		const yes = { accepted: true, reason: null };
		expect(answerRepresentation(visit, yes, she).ok).toBe(true);
		expect(answerRepresentation(visit, yes, { ...she, member: bob })).toEqual(
			refused({ code: 'not_assigned' })
		);
		expect(answerRepresentation(visit, { accepted: false, reason: null }, she)).toEqual(
			refused({ code: 'declined_without_reason' })
		);
	});

	it('is over once it is cancelled, and what took place is not cancelled', () => {
		const gone = visitOf(planned(), cancelled('x', 2));
		const error = refused({ code: 'visit_cancelled' });
		expect(assignRepresentatives(gone, [bob], office)).toEqual(error);
		expect(concludeVisit(gone, '未去', office)).toEqual(error);
		const held = visitOf(planned(), concluded('o', 3, '签了备忘录'));
		expect(cancelVisit(held, '对方改期', office)).toEqual(refused({ code: 'visit_concluded' }));
	});

	it('lists what is coming, what is over, and what one is asked to represent', () => {
		const declined = visitOf(planned(), assigned('a', 2, [alice]), answered('n', 3, '有考试'));
		const titles = (all: readonly { readonly title: string }[]) => all.length;
		expect([titles(comingVisits([visit], 2_000)), titles(pastVisits([visit], 2_000))]).toEqual([
			1, 0
		]);
		expect([titles(comingVisits([visit], 2_001)), titles(pastVisits([visit], 2_001))]).toEqual([
			0, 1
		]);
		expect(ownVisits([visit, declined], alice, 0)).toEqual([visit]);
		expect(ownVisits([visit], bob, 0)).toEqual([]);
	});
});
