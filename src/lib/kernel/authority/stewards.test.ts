import { describe, expect, it } from 'vitest';
import { Scene } from '../../../../tests/convergence/scene.ts';

const names = ['north', 'east', 'south'];

const council = () => {
	const scene = new Scene(names);
	const decide = (decision: ReturnType<Scene['decision']>, by = 'anybody') =>
		scene.say(by, 'nobody', 'stewards.decided', decision);
	return { scene, decide };
};

describe('stewards', () => {
	it('end the root with a cut and install somebody, whoever carries their decision in', () => {
		const { scene, decide } = council();
		scene.enter('bob');
		const before = scene.appoint('carol', 2);
		const ends = [[scene.root, scene.cut('alice')]] as const;
		const late = scene.appoint('dora', 2);
		const installed = decide(scene.decision(ends, 'bob', [0, 2], names));
		expect(scene.verdicts(before, late, installed)).toEqual(['accepted', 'revoked', 'accepted']);
		const { grants, grantsOf, stewards } = scene.authority();
		expect(grantsOf(scene.person('alice'))).toEqual([]);
		expect(grants.get(scene.root)?.cuts).toEqual([
			{ cut: ends[0][1], rank: -1, revocation: installed }
		]);
		expect(grantsOf(scene.person('bob'))).toEqual([
			{
				...{ id: installed, to: scene.person('bob'), rank: 0, issuedBy: scene.person('bob') },
				...{ capabilities: ['*'], spaces: ['*'], cuts: [] }
			}
		]);
		expect(stewards?.quorum).toBe(2);
	});

	it('decide nothing with too few signatures, one of them twice, or none of theirs', () => {
		const { scene, decide } = council();
		const ends = [[scene.root, []]] as const;
		const refused = [[0], [1, 1], [0, 7], []].map((signers) =>
			decide(scene.decision(ends, null, signers, names))
		);
		const [wrong] = [scene.decision(ends, null, [0, 1], ['north', 'mallory'])];
		refused.push(decide(wrong));
		const altered = scene.decision(ends, null, [0, 1], names);
		refused.push(decide({ ...altered, installs: scene.person('alice') }));
		expect(scene.verdicts(...refused)).toEqual(Array(6).fill('bad_signatures'));
		expect(scene.authority().grantsOf(scene.person('alice'))).toHaveLength(1);
	});

	it('are nobody where the founding names none', () => {
		const scene = new Scene();
		const decided = scene.decision([[scene.root, []]], null, [0, 1], names);
		expect(scene.verdicts(scene.say('x', 'x', 'stewards.decided', decided))).toEqual([
			'bad_signatures'
		]);
		expect(scene.authority().stewards).toBeUndefined();
	});

	it('end a grant for good: carrying the decision in again that gave it brings nothing back', () => {
		const { scene, decide } = council();
		scene.enter('bob');
		const installing = scene.decision([], 'bob', [0, 1], names);
		const first = decide(installing);
		const work = scene.work('bob', 'bob', first);
		const cut = scene.cut('bob');
		decide(scene.decision([[first, cut]], null, [1, 2], names));
		const again = decide(installing, 'bob');
		const late = [scene.work('bob', 'bob', first), scene.work('bob', 'bob', again)];
		expect(scene.verdicts(work, ...late)).toEqual(['accepted', 'revoked', 'revoked']);
		expect(scene.authority().grantsOf(scene.person('bob'))).toEqual([]);
	});

	it('do not undo a resignation by a decision carried in again', () => {
		const { scene, decide } = council();
		scene.enter('bob');
		const installing = scene.decision([], 'bob', [0, 1], names);
		const first = decide(installing);
		const leaving = { grant: first, cut: scene.cut('bob') };
		scene.say('bob', 'bob', 'grant.revoked', leaving, { auth: first });
		const again = decide(installing, 'bob');
		expect(scene.verdicts(scene.work('bob', 'bob', again))).toEqual(['revoked']);
	});

	it('end grants of any rank, and no root ends another', () => {
		const { scene, decide } = council();
		const carol = scene.appoint('carol', 4);
		scene.enter('bob');
		const bob = decide(scene.decision([[carol, []]], 'bob', [0, 1], names));
		const duel = { grant: scene.root, cut: [] };
		const attempt = scene.say('bob', 'bob', 'grant.revoked', duel, { auth: bob });
		expect(scene.verdicts(scene.work('carol', 'carol', carol), attempt)).toEqual([
			...['revoked', 'not_senior']
		]);
	});

	it('install several, who then hold roots in the order of their ids, or nobody', () => {
		const { scene, decide } = council();
		scene.enter('bob');
		const nobody = decide(scene.decision([], null, [0, 1], names));
		const installed = [
			scene.decision([], 'alice', [0, 1], names),
			scene.decision([[nobody, []]], 'alice', [0, 1], names),
			scene.decision(
				[
					[nobody, []],
					[nobody, []]
				],
				'alice',
				[0, 1],
				names
			),
			scene.decision([], 'bob', [0, 1], names)
		].map((decision) => decide(decision));
		const { grants, grantsOf, refused } = scene.authority();
		expect([...grants.keys()]).toEqual([scene.root, ...installed].sort());
		const alices = [scene.root, ...installed.slice(0, 3)].sort();
		expect(grantsOf(scene.person('alice')).map(({ id }) => id)).toEqual(alices);
		expect([...refused]).toEqual([]);
	});

	it('who sign the same decision in two ways end a grant once', () => {
		const { scene, decide } = council();
		const carol = scene.appoint('carol', 4);
		decide(scene.decision([[carol, []]], null, [0, 1], names));
		decide(scene.decision([[carol, []]], null, [1, 2], names));
		expect(scene.authority().grants.get(carol)?.cuts).toHaveLength(1);
	});
});
