import { describe, expect, it } from 'vitest';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';
import type { EntryId } from '../identity/index.ts';

/** Bob and Dora are officers; Bob has removed Carol, who had gone on working offline. */
const removal = () => {
	const scene = new Scene();
	const bob = scene.appoint('bob', 2);
	const dora = scene.appoint('dora', 2);
	const erin = scene.appoint('erin', 3);
	const carol = scene.appoint('carol', 4);
	const cut = scene.cut('carol');
	const work = scene.work('carol', 'carol', carol);
	scene.say('bob', 'bob', 'grant.revoked', { grant: carol, cut }, { auth: bob });
	return { scene, bob, dora, erin, carol, work };
};

const ratify = (scene: Scene, by: string, auth: EntryId | undefined, ...entries: EntryId[]) =>
	scene.say(by, by, 'work.ratified', { entries }, { auth });

describe('a ratification', () => {
	it('lets work count that a cut leaves out, by whoever made the cut or is as senior', () => {
		for (const by of ['alice', 'bob', 'dora'] as const) {
			const { scene, work, ...grants } = removal();
			expect(scene.verdicts(work)).toEqual(['revoked']);
			ratify(scene, by, by === 'alice' ? scene.root : grants[by], work);
			expect(scene.verdicts(work)).toEqual(['accepted']);
		}
	});

	it('by somebody junior to who made the cut changes nothing', () => {
		const { scene, erin, work } = removal();
		expect(scene.verdicts(ratify(scene, 'erin', erin, work), work)).toEqual([
			...['accepted', 'revoked']
		]);
	});

	it('by who has been removed, or holds nothing, is refused', () => {
		const { scene, carol, work } = removal();
		const own = ratify(scene, 'carol', carol, work);
		const foreign = scene.say(
			'mallory',
			'carol',
			'work.ratified',
			{ entries: [work] },
			{ auth: carol }
		);
		const nobodys = ratify(scene, 'nobody', undefined, work);
		expect(scene.verdicts(own, foreign, nobodys, work)).toEqual([
			// Carol's device is hers, so that what it says of her devices might count.
			...['accepted', 'revoked', 'unknown_person', 'revoked']
		]);
	});

	it('must hold for every cut', () => {
		const { scene, bob, carol, work } = removal();
		scene.say('alice', 'alice', 'grant.revoked', { grant: carol, cut: [] }, { auth: scene.root });
		ratify(scene, 'bob', bob, work);
		expect(scene.verdicts(work)).toEqual(['revoked']);
		ratify(scene, 'alice', scene.root, work);
		expect(scene.verdicts(work)).toEqual(['accepted']);
	});

	it('of what was done after a resignation takes somebody strictly senior', () => {
		const scene = new Scene();
		const [bob, dora] = [scene.appoint('bob', 2), scene.appoint('dora', 2)];
		const cut = scene.cut('bob');
		const work = scene.work('bob', 'bob', bob);
		scene.say('bob', 'bob', 'grant.revoked', { grant: bob, cut }, { auth: bob });
		ratify(scene, 'dora', dora, work);
		expect(scene.verdicts(work)).toEqual(['revoked']);
		ratify(scene, 'alice', scene.root, work);
		expect(scene.verdicts(work)).toEqual(['accepted']);
	});

	it('of a promotion lets what rests on it count', () => {
		const scene = new Scene();
		const bob = scene.appoint('bob', 2);
		scene.enter('carol');
		const cut = scene.cut('bob');
		const promotion = scene.grant('bob', bob, 'carol', { rank: 3 });
		const work = scene.work('carol', 'carol', promotion);
		scene.say('alice', 'alice', 'grant.revoked', { grant: bob, cut }, { auth: scene.root });
		expect(scene.verdicts(promotion, work)).toEqual(['revoked', 'unknown_grant']);
		ratify(scene, 'alice', scene.root, promotion);
		expect(scene.verdicts(promotion, work)).toEqual(['accepted', 'accepted']);
	});

	it('counts by the grant under which it was made, although its device was revoked later', () => {
		const { scene, bob, work } = removal();
		scene.add('bob', 'bob', 'phone');
		const made = scene.say(
			...(['phone', 'bob', 'work.ratified'] as const),
			{ entries: [work] },
			{ auth: bob }
		);
		const cut = scene.cut('bob', 'phone');
		scene.say('alice', 'alice', 'grant.revoked', { grant: bob, cut }, { auth: scene.root });
		scene.say('bob', 'bob', 'device.revoked', {
			...{ person: scene.person('bob'), device: keyOf('phone'), cut: [] }
		});
		expect(scene.verdicts(work)).toEqual(['accepted']);
		expect(scene.authority().refused.has(made)).toBe(false);
	});

	it('lies within the cut of its own author, or has no effect', () => {
		const { scene, bob, work } = removal();
		const cut = scene.cut('bob');
		const late = ratify(scene, 'bob', bob, work);
		scene.say('alice', 'alice', 'grant.revoked', { grant: bob, cut }, { auth: scene.root });
		expect(scene.verdicts(late, work)).toEqual(['accepted', 'revoked']);
	});
});

describe('the ratification of what a device did after its cut', () => {
	/** Bob's laptop has revoked his phone, which had taken in a watch. */
	const robbed = () => {
		const scene = new Scene();
		const bob = scene.appoint('bob', 2);
		scene.add('bob', 'bob', 'phone');
		scene.add('phone', 'bob', 'watch');
		scene.add('bob', 'bob', 'tablet');
		const cut = scene.cut('watch');
		const work = scene.work('watch', 'bob', bob);
		const revoke = (device: string, by = device) =>
			scene.say(by, 'bob', 'device.revoked', {
				...{ person: scene.person('bob'), device: keyOf('watch'), cut }
			});
		const ratifyBy = (device: string, ...entries: EntryId[]) =>
			scene.say(device, 'bob', 'work.ratified', { entries });
		return { scene, bob, work, revoke, ratifyBy };
	};

	it('is made by the device that revoked it, or an ancestor of that', () => {
		for (const by of ['phone', 'bob']) {
			const { scene, work, revoke, ratifyBy } = robbed();
			revoke('phone');
			expect(scene.verdicts(work)).toEqual(['device_revoked']);
			expect(scene.verdicts(ratifyBy(by, work), work)).toEqual(['accepted', 'accepted']);
		}
	});

	it('is not made by its siblings, by itself, or by a descendant of who revoked it', () => {
		for (const by of ['tablet', 'watch', 'phone']) {
			const { scene, work, revoke, ratifyBy } = robbed();
			revoke('bob');
			ratifyBy(by, work);
			expect([by, ...scene.verdicts(work)]).toEqual([by, 'device_revoked']);
		}
	});

	it('is made by an ancestor where the device gave itself up', () => {
		const { scene, work, revoke, ratifyBy } = robbed();
		revoke('watch');
		expect(scene.verdicts(work)).toEqual(['device_revoked']);
		ratifyBy('phone', work);
		expect(scene.verdicts(work)).toEqual(['accepted']);
	});

	it('is made by anybody strictly senior to the person, and no equal', () => {
		const { scene, work, revoke } = robbed();
		revoke('bob');
		ratify(scene, 'dora', scene.appoint('dora', 2), work);
		expect(scene.verdicts(work)).toEqual(['device_revoked']);
		ratify(scene, 'erin', scene.appoint('erin', 1), work);
		expect(scene.verdicts(work)).toEqual(['accepted']);
	});

	it('takes somebody as senior as the senior who revoked it', () => {
		const { scene, work } = robbed();
		const payload = { person: scene.person('bob'), device: keyOf('watch'), cut: [] };
		scene.say('alice', 'alice', 'device.revoked', payload, { auth: scene.root });
		ratify(scene, 'erin', scene.appoint('erin', 1), work);
		expect(scene.verdicts(work)).toEqual(['device_revoked']);
		ratify(scene, 'alice', scene.root, work);
		expect(scene.verdicts(work)).toEqual(['accepted']);
	});
});
