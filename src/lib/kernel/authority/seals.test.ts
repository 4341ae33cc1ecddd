import { describe, expect, it } from 'vitest';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';
import type { EntryId } from '../identity/index.ts';
import { byId } from './control.ts';

const DAY_MS = 86_400_000;
const term = {
	from: '1970-01-01',
	to: '1970-01-10',
	label: '虚构',
	facts: 3,
	totals: keyOf('totals')
};
const lastMoment = 10 * DAY_MS + DAY_MS / 2;

/** Bob and Carol may close terms, Bob being more senior; Dora's grant ends with the term. */
const offices = (until = lastMoment, doraRank = 5) => {
	const scene = new Scene();
	const bob = scene.appoint('bob', 2);
	const carol = scene.appoint('carol', 3);
	const dora = scene.appoint('dora', doraRank, { until });
	const frontier = (...devices: readonly string[]) =>
		scene
			.cut(...devices)
			.map(([chain, seq, id]) => [
				scene.entries.find((each) => each.id === id)?.entry.space,
				...[chain, seq, id]
			]);
	const seal = (more: object = {}, by = 'bob', auth = bob) =>
		scene.say(by, by, 'term.sealed', { ...term, frontier: frontier('dora'), ...more }, { auth });
	const countersign = (sealed: EntryId, by = 'carol', auth = carol, totals = term.totals) =>
		scene.say(by, by, 'term.countersigned', { seal: sealed, totals }, { auth });
	return { scene, bob, carol, dora, seal, countersign };
};

describe('the seal of a term', () => {
	it('is in force once another person has come to the same totals', () => {
		const { scene, seal, countersign } = offices();
		const sealed = seal();
		expect(scene.authority().seals).toEqual([]);
		countersign(sealed);
		expect(scene.authority().seals).toMatchObject([
			{
				...{ ...term, id: sealed, rank: 3 },
				...{ by: scene.person('bob'), countersignedBy: scene.person('carol') }
			}
		]);
	});

	it('is not confirmed by its author, by the same device, with other totals, or where there is none', () => {
		const { scene, bob, carol, seal, countersign } = offices();
		const sealed = seal();
		scene.add('bob', 'bob', 'phone');
		scene.add('carol', 'carol', 'bob');
		const said = [
			countersign(sealed, 'bob', bob),
			scene.say(
				...(['phone', 'bob', 'term.countersigned'] as const),
				{ seal: sealed, totals: term.totals },
				{ auth: bob }
			),
			scene.say(
				...(['bob', 'carol', 'term.countersigned'] as const),
				{ seal: sealed, totals: term.totals },
				{ auth: carol }
			),
			countersign(sealed, 'carol', carol, keyOf('other totals')),
			countersign(keyOf('no seal') as string as EntryId)
		];
		expect(scene.verdicts(...said)).toEqual([
			...['same_person', 'same_person', 'same_person', 'other_totals', 'unknown_seal']
		]);
		expect(scene.authority().seals).toEqual([]);
	});

	it('takes the right to close a term, twice', () => {
		const { scene, seal, countersign } = offices();
		const clerk = scene.appoint('erin', 3, { capabilities: ['attendance.record'] });
		const sealed = seal();
		const said = [countersign(sealed, 'erin', clerk), seal({}, 'erin', clerk)];
		expect(scene.verdicts(...said)).toEqual(['lacks_capability', 'lacks_capability']);
		expect(scene.authority().seals).toEqual([]);
	});

	it('supersedes others that overlap with it: the more senior pair first, then the least id', () => {
		const { scene, carol, seal, countersign } = offices();
		const erin = scene.appoint('erin', 4);
		const junior = seal({ from: '1970-01-10', to: '1970-02-01' }, 'carol', carol);
		countersign(junior, 'erin', erin);
		const seniors = [seal({ label: '甲' }), seal({ label: '乙' })].sort();
		for (const each of seniors) countersign(each);
		const next = seal({ from: '1970-02-02', to: '1970-03-01' });
		countersign(next);
		expect(scene.authority().seals.map(({ id }) => id)).toEqual([seniors[0], next]);
		expect(scene.verdicts(seniors[0] ?? next, seniors[1] ?? next, junior, next)).toEqual([
			...['accepted', 'superseded', 'superseded', 'accepted']
		]);
	});

	it('is the one of least id among equals, confirmed by whose confirmation has the least', () => {
		const { scene, bob, carol, seal } = offices();
		const sealers = [
			['bob', bob],
			['erin', scene.appoint('erin', 2)]
		] as const;
		const others = [
			['carol', carol],
			['frank', scene.appoint('frank', 3)]
		] as const;
		const expected = ['01', '02', '03', '04', '05', '06'].map((month) => {
			const days = { from: `1971-${month}-01`, to: `1971-${month}-28` };
			const sealed = sealers.map(([by, auth]) => seal(days, by, auth));
			const confirmed = sealed.map((each) => ({
				id: each,
				by: others.map(([by, auth]) => ({
					id: scene.say(
						by,
						by,
						'term.countersigned',
						{ seal: each, totals: term.totals },
						{ auth }
					),
					person: scene.person(by)
				}))
			}));
			const [first] = confirmed.sort(byId);
			const [confirming] = first?.by.sort(byId) ?? [];
			return { id: first?.id, countersignedBy: confirming?.person };
		});
		expect(
			scene.authority().seals.map(({ id, countersignedBy }) => ({ id, countersignedBy }))
		).toEqual(expected);
	});

	it('stands beside those of other terms, told by their ends, and leaves none out that touches', () => {
		const { scene, seal, countersign } = offices();
		const months = ['05', '02', '04', '01', '03'];
		const term = (month: string) => ({ from: `1971-${month}-02`, to: `1971-${month}-28` });
		const inForce = months.map((month) => seal(term(month)));
		for (const each of inForce) countersign(each);
		expect(scene.authority().seals.map(({ to }) => to.slice(5, 7))).toEqual(months.toSorted());
		expect(scene.authority().refused.size).toBe(0);
		const erin = scene.appoint('erin', 4);
		const touching = [
			seal({ from: '1971-01-28', to: '1971-02-01' }),
			seal({ from: '1971-02-01', to: '1971-02-02' })
		];
		for (const each of touching) countersign(each, 'erin', erin);
		expect(scene.verdicts(...touching)).toEqual(['superseded', 'superseded']);
	});

	it('is nothing that itself confirms one', () => {
		const { scene, bob, seal, countersign } = offices();
		const sealed = seal();
		const confirmed = countersign(sealed);
		const again = countersign(confirmed, 'bob', bob);
		expect(scene.verdicts(sealed, confirmed, again)).toEqual([
			...['accepted', 'accepted', 'unknown_seal']
		]);
		expect(scene.authority().seals.map(({ id }) => id)).toEqual([sealed]);
	});

	it('keeps out what is backdated under a grant that ended with the term', () => {
		const { scene, dora, seal, countersign } = offices();
		const within = scene.work('dora', 'dora', dora, { at: 5 });
		const sealed = seal();
		const backdated = scene.work('dora', 'dora', dora, { at: 6 });
		expect(scene.verdicts(within, backdated)).toEqual(['accepted', 'accepted']);
		countersign(sealed);
		expect(scene.verdicts(within, backdated)).toEqual(['accepted', 'expired']);
	});

	it('leaves grants alone that go on after the term, and those without an end', () => {
		const { scene, bob, dora, seal, countersign } = offices(lastMoment + 1);
		countersign(seal());
		const after = [scene.work('dora', 'dora', dora, { at: 6 }), scene.work('bob', 'bob', bob)];
		expect(scene.verdicts(...after)).toEqual(['accepted', 'accepted']);
	});

	it('binds, in the control space, only the juniors of both who signed it', () => {
		for (const [rank, verdict] of [
			[3, 'accepted'],
			[4, 'expired']
		] as const) {
			const { scene, dora, seal, countersign } = offices(lastMoment, rank);
			countersign(seal());
			const control = scene.grant('dora', dora, 'dora', { rank: 9 });
			const backdated = scene.work('dora', 'dora', dora, { at: 6 });
			expect([rank, ...scene.verdicts(control, backdated)]).toEqual([rank, verdict, 'expired']);
		}
	});
});

describe('the end of a grant', () => {
	it('is the last moment at which something may be stated under it, by its own claim', () => {
		const scene = new Scene();
		const bob = scene.appoint('bob', 2, { until: 5_000, role: 'office' });
		const done = [5_000, 5_001].map((at) => scene.work('bob', 'bob', bob, { at }));
		expect(scene.verdicts(...done)).toEqual(['accepted', 'expired']);
		const { grantsOf, grantsWith } = scene.authority();
		const held = [undefined, 5_000, 5_001].map((now) => grantsOf(scene.person('bob'), now).length);
		expect(held).toEqual([1, 1, 0]);
		expect(grantsWith(scene.person('bob'), keyOf('bob'), 5_001)).toEqual([]);
		expect(grantsOf(scene.person('bob'))).toMatchObject([{ until: 5_000, role: 'office' }]);
	});
});
