import { describe, expect, it } from 'vitest';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';
import type { EntryId } from '../identity/index.ts';

/** Alice is the root, Bob an officer, Carol and Dora members; Carol lost her device. */
const carols = () => {
	const scene = new Scene();
	const bob = scene.appoint('bob', 2);
	const carol = scene.appoint('carol', 4);
	const dora = scene.appoint('dora', 4);
	return { scene, bob, carol, dora };
};

const rebind = (
	scene: Scene,
	[by, auth]: readonly [string, EntryId],
	device: string,
	cut = scene.cut('carol'),
	deps: readonly EntryId[] = []
) =>
	scene.say(
		...([by, by, 'person.rebound'] as const),
		{ person: scene.person('carol'), device: keyOf(device), cut },
		{ auth, deps }
	);

describe('a rebinding', () => {
	it('gives the person a device, and leaves of earlier ones what its cut says', () => {
		const { scene, bob, carol } = carols();
		const before = scene.work('carol', 'carol', carol);
		const cut = scene.cut('carol');
		const after = scene.work('carol', 'carol', carol);
		const recovered = scene.recover('by words', 'carol');
		const words = scene.work('by words', 'carol', carol);
		rebind(scene, ['bob', bob], 'new', cut);
		const done = scene.work('new', 'carol', carol);
		expect(scene.verdicts(before, after, recovered, words, done)).toEqual([
			...['accepted', 'device_revoked', 'accepted', 'device_revoked', 'accepted']
		]);
		const { devices, recoveryOf, devicesOf } = scene.authority();
		expect(devices.get(keyOf('new'))).toBe(scene.person('carol'));
		expect(recoveryOf(scene.person('carol'))).toBeUndefined();
		const [bound] = devicesOf(scene.person('carol')).filter(({ isLive }) => isLive);
		expect(bound).toMatchObject({ device: keyOf('new'), parent: 'admin' });
	});

	it('takes somebody strictly senior, with the right to grant', () => {
		const { scene, dora, carol } = carols();
		const equal = rebind(scene, ['dora', dora], 'new');
		const own = rebind(scene, ['carol', carol], 'new');
		const clerk = scene.appoint('erin', 3, { capabilities: ['attendance.record'] });
		const withoutRight = rebind(scene, ['erin', clerk], 'new');
		const done = scene.work('carol', 'carol', carol);
		expect(scene.verdicts(equal, own, withoutRight, done)).toEqual([
			...['not_senior', 'not_senior', 'lacks_capability', 'accepted']
		]);
	});

	it('of a person whom nobody has introduced has no effect', () => {
		const { scene, bob } = carols();
		const payload = { person: scene.person('nobody'), device: keyOf('new'), cut: [] };
		const said = [
			scene.say('bob', 'bob', 'person.rebound', payload, { auth: bob }),
			scene.say('bob', 'bob', 'device.revoked', payload, { auth: bob })
		];
		expect(scene.verdicts(...said)).toEqual(['unknown_person', 'unknown_person']);
	});

	it('gives no device more than the senior holds, nor what it takes in', () => {
		const scene = new Scene();
		scene.enter('carol');
		const high = scene.appoint('carol', 4, { capabilities: ['term.close'] });
		const low = scene.appoint('carol', 5, { capabilities: ['member.grant'], spaces: ['members'] });
		const far = scene.appoint('carol', 5, { capabilities: ['member.grant'] });
		const limit = { capabilities: ['member.grant'], spaces: ['control', 'members'] };
		const bob = scene.appoint('bob', 2, limit);
		rebind(scene, ['bob', bob], 'new', []);
		scene.add('new', 'carol', 'newer');
		const done = ['new', 'newer'].flatMap((device) =>
			[high, low, far].map((grant) => scene.work(device, 'carol', grant))
		);
		const expected = ['not_reachable', 'accepted', 'not_reachable'];
		expect(scene.verdicts(...done)).toEqual([...expected, ...expected]);
		const reached = scene.authority().grantsWith(scene.person('carol'), keyOf('newer'));
		expect(reached.map(({ id }) => id)).toEqual([low]);
	});

	it('made in knowledge of an earlier one replaces it, by its chain or by citing it', () => {
		const { scene, bob, carol } = carols();
		const first = rebind(scene, ['bob', bob], 'new');
		const one = scene.work('new', 'carol', carol);
		rebind(scene, ['bob', bob], 'newer', []);
		const two = scene.work('newer', 'carol', carol);
		expect(scene.verdicts(one, two)).toEqual(['device_revoked', 'accepted']);
		rebind(scene, ['alice', scene.root], 'newest', [], [first]);
		expect(scene.verdicts(two, scene.work('newest', 'carol', carol))).toEqual([
			...['accepted', 'accepted']
		]);
	});

	it('made without knowledge of another stands beside it', () => {
		const { scene, bob, carol } = carols();
		rebind(scene, ['bob', bob], 'new');
		rebind(scene, ['alice', scene.root], 'newer');
		const done = ['new', 'newer'].map((device) => scene.work(device, 'carol', carol));
		expect(scene.verdicts(...done)).toEqual(['accepted', 'accepted']);
	});

	it('to a device that the person had lets it act beyond the cut, and shows it as bound', () => {
		const { scene, bob, carol } = carols();
		scene.add('carol', 'carol', 'phone');
		const before = scene.work('phone', 'carol', carol);
		rebind(scene, ['bob', bob], 'phone', scene.cut('carol', 'phone'));
		const after = scene.work('phone', 'carol', carol);
		expect(scene.verdicts(before, after)).toEqual(['accepted', 'accepted']);
		const shown = scene.authority().devicesOf(scene.person('carol'));
		expect(shown.map(({ device, parent, isLive }) => [device, parent, isLive])).toEqual([
			[keyOf('carol'), '', false],
			[keyOf('phone'), 'admin', true]
		]);
	});

	it('is not for equals to make, whoever of them is settled first', () => {
		const { scene, carol, dora } = carols();
		const payload = { device: keyOf('new'), cut: [] };
		const duel = [
			['carol', carol, 'dora'],
			['dora', dora, 'carol']
		] as const;
		const said = duel.flatMap(([by, auth, other]) =>
			['person.rebound', 'device.revoked'].map((type) =>
				scene.say(by, by, type, { ...payload, person: scene.person(other) }, { auth })
			)
		);
		expect(scene.verdicts(...said)).toEqual(Array(4).fill('not_senior'));
		const { refused } = scene.authority();
		expect(said.map((id) => refused.get(id))).toEqual(Array(4).fill({ code: 'not_senior' }));
	});

	it('to a device that the person had keeps what that device may do, up to the cut', () => {
		const { scene, bob, carol } = carols();
		scene.add('carol', 'carol', 'phone');
		rebind(scene, ['bob', bob], 'phone', []);
		expect(scene.verdicts(scene.work('phone', 'carol', carol))).toEqual(['accepted']);
		const [live] = scene
			.authority()
			.devicesOf(scene.person('carol'))
			.filter((one) => one.isLive);
		expect(live).toMatchObject({ device: keyOf('phone'), parent: 'admin', cuts: [] });
	});
});

describe('the revocation of a device by others', () => {
	const retire = (scene: Scene, by: string, auth: EntryId, cut = scene.cut('carol')) =>
		scene.say(
			...([by, by, 'device.revoked'] as const),
			{ person: scene.person('carol'), device: keyOf('carol'), cut },
			{ auth }
		);

	it('takes somebody strictly senior to the person', () => {
		const { scene, bob, carol, dora } = carols();
		const cut = scene.cut('carol');
		const done = scene.work('carol', 'carol', carol);
		const equal = retire(scene, 'dora', dora, []);
		expect(scene.verdicts(equal, done)).toEqual(['not_senior', 'accepted']);
		const senior = retire(scene, 'bob', bob, cut);
		expect(scene.verdicts(equal, senior, done)).toEqual([
			...['not_senior', 'accepted', 'device_revoked']
		]);
		const [device] = scene.authority().devicesOf(scene.person('carol'));
		expect(device?.cuts).toEqual([{ cut, rank: 2, revocation: senior }]);
	});

	it('goes by the most senior grant that the person was ever given', () => {
		const { scene, bob, carol } = carols();
		const retired = retire(scene, 'bob', bob, []);
		scene.appoint('carol', 1);
		const done = scene.work('carol', 'carol', carol);
		expect(scene.verdicts(retired, done)).toEqual(['not_senior', 'accepted']);
	});

	it('holds for a device that is bound by a senior, too', () => {
		const { scene, bob, carol } = carols();
		rebind(scene, ['bob', bob], 'new');
		const done = scene.work('new', 'carol', carol);
		scene.say(
			...(['bob', 'bob', 'device.revoked'] as const),
			{ person: scene.person('carol'), device: keyOf('new'), cut: [] },
			{ auth: bob }
		);
		expect(scene.verdicts(done)).toEqual(['device_revoked']);
	});

	it('by any member holds for whoever has no grant, and ends a joining only of that device', () => {
		const { scene, dora } = carols();
		scene.enter('erin');
		const payload = { person: scene.person('erin'), device: keyOf('erin'), cut: [] };
		const retired = scene.say('dora', 'dora', 'device.revoked', payload, { auth: dora });
		expect(scene.verdicts(retired)).toEqual(['accepted']);
		expect(scene.authority().devicesOf(scene.person('erin'))[0]?.isLive).toBe(false);
	});
});
