import { describe, expect, it } from 'vitest';
import { Scene } from '../../../../tests/convergence/scene.ts';
import type { Cut } from './index.ts';

const office = () => {
	const scene = new Scene();
	const bob = scene.appoint('bob', 2);
	const resign = (cut: Cut) =>
		scene.say('bob', 'bob', 'grant.revoked', { grant: bob, cut }, { auth: bob });
	const remove = (cut: Cut) =>
		scene.say('alice', 'alice', 'grant.revoked', { grant: bob, cut }, { auth: scene.root });
	return { scene, bob, resign, remove };
};

describe('a resignation', () => {
	it('leaves of a grant what lies within its cut', () => {
		const { scene, bob, resign } = office();
		const before = scene.work('bob', 'bob', bob);
		const cut = scene.cut('bob');
		const revocation = resign(cut);
		const after = scene.work('bob', 'bob', bob);
		expect(scene.verdicts(before, revocation, after)).toEqual([
			...['accepted', 'accepted', 'revoked']
		]);
		const { grants, grantsOf } = scene.authority();
		expect(grants.get(bob)?.cuts).toEqual([{ cut, rank: 2, revocation }]);
		expect(grantsOf(scene.person('bob'))).toEqual([]);
	});

	it('made several times leaves what any of them leaves, in whatever order', () => {
		const { scene, bob, resign } = office();
		const work = scene.work('bob', 'bob', bob);
		const wide = scene.cut('bob');
		const cuts = [wide, [], wide, [], wide, []];
		const resigned = cuts.map((cut) => ({ id: resign(cut), cut }));
		expect(scene.verdicts(work, ...resigned.map(({ id }) => id))).toEqual(
			Array(7).fill('accepted')
		);
		const [first] = resigned.map(({ id }) => id).sort();
		expect(scene.authority().grants.get(bob)?.cuts).toEqual([
			{ cut: [...wide, ...wide, ...wide], rank: 2, revocation: first }
		]);
	});

	it('by who has been removed takes back nothing', () => {
		const { scene, bob, resign, remove } = office();
		const work = scene.work('bob', 'bob', bob);
		const cut = scene.cut('bob');
		const revocation = remove(cut);
		const late = resign([]);
		expect(scene.verdicts(work, late)).toEqual(['accepted', 'revoked']);
		expect(scene.authority().grants.get(bob)?.cuts).toEqual([{ cut, rank: 0, revocation }]);
	});

	it('that a later removal leaves standing holds together with that', () => {
		const { scene, bob, resign, remove } = office();
		const [first, second] = [scene.work('bob', 'bob', bob), scene.work('bob', 'bob', bob)];
		const early = scene.entries.find(({ id }) => id === first);
		if (!early) throw new Error('what was stated is there');
		const own: Cut = [[early.entry.chain, early.entry.seq, first]];
		const resignation = resign(own);
		const cut = scene.cut('bob');
		const revocation = remove(cut);
		expect(scene.verdicts(first, second, resignation)).toEqual([
			...['accepted', 'revoked', 'accepted']
		]);
		expect(scene.authority().grants.get(bob)?.cuts).toEqual([
			{ cut, rank: 0, revocation },
			{ cut: own, rank: 2, revocation: resignation }
		]);
	});
});
