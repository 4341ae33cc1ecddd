import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import { entryId, objectId, personId } from '#lib/kernel/facts/testing.ts';
import type { DeviceId, Space } from '#lib/kernel/identity/index.ts';
import { listHost } from './decide.ts';
import type { HostFact, HostPayload } from './events.ts';
import { rosterSubject, rosterSubjects, viewRoster } from './roster.ts';

const [alice, bob] = [objectId('Alice'), objectId('Bob')];
const trained: HostPayload = {
	...{ member: alice, trainedOn: '2026-03-01', note: '' },
	listed: true
};
const fact = (name: string, at: number, told: Partial<HostPayload> = {}): HostFact => ({
	...{ id: entryId(name), type: 'host.listed', space: 'members' as Space, by: personId('office') },
	...{ device: 'device' as DeviceId, at, receivedAt: at, payload: { ...trained, ...told } }
});

/** The roster that facts amount to which arrive in this order. */
const arrived = (facts: readonly HostFact[]) => {
	const index = new FactIndex<HostFact>(rosterSubjects);
	for (const each of facts) index.add(each);
	return [...viewRoster(index.of(rosterSubject))].map(([, { member, trainedOn, note }]) => [
		...[member, trainedOn, note]
	]);
};

describe('[AL-105] the roster of trained hosts', () => {
	it('says of each member what was said last', () => {
		const facts = [
			fact('a', 1),
			fact('b', 2, { member: bob, trainedOn: null, note: '粤语也行' }),
			fact('c', 3, { note: '主持过迎新晚会' })
		];
		expect(arrived(facts)).toEqual([
			[alice, '2026-03-01', '主持过迎新晚会'],
			[bob, null, '粤语也行']
		]);
		expect(arrived([...facts, fact('d', 4, { listed: false })])).toEqual([[bob, null, '粤语也行']]);
	});

	it('is the same in whatever order its facts arrive', () => {
		const drawn = fc.record({
			at: fc.integer({ min: 0, max: 5 }),
			member: fc.constantFrom(alice, bob),
			note: fc.constantFrom('', '甲', '乙'),
			listed: fc.boolean()
		});
		const histories = fc.array(drawn, { maxLength: 12 }).chain((all) => {
			const facts = all.map(({ at, ...told }, index) => fact(`f${index}-`, at, told));
			return fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }));
		});
		fc.assert(
			fc.property(histories, ([facts, shuffled]) => {
				expect(arrived(shuffled)).toEqual(arrived(facts));
			}),
			{ seed: 20_260_105, numRuns: 200 }
		);
	});

	it('is kept by those who manage activities, of trainings that have been', () => {
		const author = { today: '2026-03-02', can: () => true };
		expect(listHost(trained, author)).toEqual({
			ok: true,
			value: { type: 'host.listed', payload: trained }
		});
		const error = { code: 'not_allowed', capability: 'activity.manage' };
		expect(listHost(trained, { ...author, can: () => false })).toEqual({ ok: false, error });
		expect(listHost({ ...trained, trainedOn: '2026-03-03' }, author)).toEqual({
			...{ ok: false, error: { code: 'in_the_future' } }
		});
		expect(listHost({ ...trained, note: ' ' }, author)).toEqual({
			...{ ok: false, error: { code: 'bad_field', field: 'note' } }
		});
	});
});
