import { describe, expect, it } from 'vitest';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';

/** Bob has a laptop, which took in his phone and his tablet. */
const bobs = () => {
	const scene = new Scene();
	const grant = scene.appoint('bob', 2);
	scene.add('bob', 'bob', 'phone');
	scene.add('bob', 'bob', 'tablet');
	return { scene, grant };
};

const revoke = (scene: Scene, by: string, device: string, cut = scene.cut(device)) =>
	scene.say(by, 'bob', 'device.revoked', {
		...{ person: scene.person('bob'), device: keyOf(device), cut }
	});

const devices = (scene: Scene, name = 'bob') =>
	scene
		.authority()
		.devicesOf(scene.person(name))
		.map(({ device, parent, isLive }) => [device, parent, isLive]);

describe('the devices of a person', () => {
	it('are the first and those that it takes in, which then act for the person', () => {
		const { scene, grant } = bobs();
		const done = scene.work('phone', 'bob', grant);
		expect(scene.verdicts(done)).toEqual(['accepted']);
		const [first, ...others] = devices(scene);
		expect(first).toEqual([keyOf('bob'), '', true]);
		expect(new Map(others.map(([device, ...rest]) => [device, rest]))).toEqual(
			new Map([
				[keyOf('phone'), [keyOf('bob'), true]],
				[keyOf('tablet'), [keyOf('bob'), true]]
			])
		);
		expect(scene.authority().devices.get(keyOf('phone'))).toBe(scene.person('bob'));
	});

	it('do not grow by a device that has not agreed, or has agreed to a sibling', () => {
		const { scene, grant } = bobs();
		const stolen = scene.add('phone', 'bob', 'watch', 'tablet');
		const done = scene.work('watch', 'bob', grant);
		expect(scene.verdicts(stolen, done)).toEqual(['bad_proof', 'foreign_device']);
	});

	it('do not grow by what a foreign device says, nor for nobody', () => {
		const { scene } = bobs();
		const foreign = scene.add('mallory', 'bob', 'watch');
		const nobodys = scene.add('bob', 'somebody', 'watch');
		expect(scene.verdicts(foreign, nobodys)).toEqual(['foreign_device', 'unknown_person']);
	});

	it('count up to the cut once an ancestor has revoked them, with what they took in after it', () => {
		const { scene, grant } = bobs();
		const before = scene.work('phone', 'bob', grant);
		const cut = scene.cut('phone');
		const after = scene.work('phone', 'bob', grant);
		const added = scene.add('phone', 'bob', 'watch');
		const child = scene.work('watch', 'bob', grant);
		const revocation = revoke(scene, 'bob', 'phone', cut);
		expect(scene.verdicts(before, after, added, child, revocation)).toEqual([
			...['accepted', 'device_revoked', 'device_revoked', 'foreign_device', 'accepted']
		]);
		expect(scene.authority().refused.get(added)).toEqual({ code: 'device_revoked', revocation });
		expect(scene.authority().grantsWith(scene.person('bob'), keyOf('phone'))).toEqual([]);
		expect(scene.authority().grantsWith(scene.person('bob'), keyOf('tablet'))).toHaveLength(1);
	});

	it('revoke what descends from them, over any distance', () => {
		const { scene, grant } = bobs();
		scene.add('phone', 'bob', 'watch');
		const cut = scene.cut('watch');
		const done = scene.work('watch', 'bob', grant);
		expect(scene.verdicts(revoke(scene, 'bob', 'watch', cut), done)).toEqual([
			...['accepted', 'device_revoked']
		]);
	});

	it('revoke neither ancestors nor siblings, nor what is not theirs', () => {
		const { scene, grant } = bobs();
		const done = [scene.work('bob', 'bob', grant), scene.work('tablet', 'bob', grant)];
		const duels = [
			revoke(scene, 'phone', 'bob', []),
			revoke(scene, 'phone', 'tablet', []),
			revoke(scene, 'phone', 'alice', [])
		];
		expect(scene.verdicts(...duels)).toEqual(Array(3).fill('not_own_device'));
		expect(scene.verdicts(...done)).toEqual(['accepted', 'accepted']);
	});

	it('descend from each of several devices that took them in at once', () => {
		const { scene, grant } = bobs();
		scene.add('phone', 'bob', 'watch');
		scene.add('tablet', 'bob', 'watch');
		const cut = scene.cut('watch');
		const done = scene.work('watch', 'bob', grant);
		expect(scene.verdicts(revoke(scene, 'tablet', 'watch', cut), done)).toEqual([
			...['accepted', 'device_revoked']
		]);
	});

	it('stay where they are when a descendant takes them in', () => {
		const { scene, grant } = bobs();
		scene.add('phone', 'bob', 'bob');
		const done = scene.work('bob', 'bob', grant);
		expect(scene.verdicts(revoke(scene, 'phone', 'bob', []), done)).toEqual([
			...['not_own_device', 'accepted']
		]);
	});

	it('may give themselves up, and of several cuts what any leaves counts', () => {
		const { scene, grant } = bobs();
		const before = scene.work('phone', 'bob', grant);
		const leaving = revoke(scene, 'phone', 'phone');
		const again = revoke(scene, 'phone', 'phone', []);
		const after = scene.work('phone', 'bob', grant);
		expect(scene.verdicts(before, leaving, again, after)).toEqual([
			...['accepted', 'accepted', 'accepted', 'device_revoked']
		]);
		expect(devices(scene)).toContainEqual([keyOf('phone'), keyOf('bob'), false]);
	});

	it('cannot give themselves up after an ancestor has revoked them', () => {
		const { scene, grant } = bobs();
		const before = scene.work('phone', 'bob', grant);
		revoke(scene, 'bob', 'phone');
		const late = revoke(scene, 'phone', 'phone', []);
		expect(scene.verdicts(before, late)).toEqual(['accepted', 'device_revoked']);
	});

	it('cannot give themselves up after a senior, or the words, have revoked them', () => {
		const { scene, grant } = bobs();
		const before = scene.work('phone', 'bob', grant);
		const payload = { person: scene.person('bob'), device: keyOf('phone') };
		const retired = { ...payload, cut: scene.cut('phone') };
		scene.say('alice', 'alice', 'device.revoked', retired, { auth: scene.root });
		scene.recover('new', 'bob', [[keyOf('tablet'), scene.cut('tablet')]]);
		const late = [revoke(scene, 'phone', 'phone', []), revoke(scene, 'tablet', 'tablet', [])];
		expect(scene.verdicts(before, ...late)).toEqual([
			...['accepted', 'device_revoked', 'device_revoked']
		]);
	});

	it('take in nobody after they have given themselves up, not even themselves', () => {
		const { scene } = bobs();
		revoke(scene, 'phone', 'phone');
		const again = scene.add('phone', 'bob', 'phone');
		expect(scene.verdicts(again)).toEqual(['device_revoked']);
	});

	it('publish one key each, of several the first in their chain, whatever its id', () => {
		const { scene } = bobs();
		const names = ['one', 'two', 'three', 'four', 'five', 'six'];
		for (const device of ['phone', 'tablet']) {
			for (const name of names) {
				scene.say(device, 'bob', 'wrap.published', { key: keyOf(`${device} ${name}`) });
			}
		}
		const { wraps } = scene.authority();
		expect(wraps.get(keyOf('phone'))).toBe(keyOf('phone one'));
		expect(wraps.get(keyOf('tablet'))).toBe(keyOf('tablet one'));
	});

	it('publish one key each, and the first one counts', () => {
		const { scene } = bobs();
		const publish = (device: string, key: string) =>
			scene.say(device, 'bob', 'wrap.published', { key: keyOf(key) });
		publish('phone', 'first');
		publish('phone', 'second');
		const foreign = publish('mallory', 'third');
		const nobodys = scene.say('x', 'somebody', 'wrap.published', { key: keyOf('fourth') });
		const { wraps } = scene.authority();
		expect([...wraps]).toEqual([[keyOf('phone'), keyOf('first')]]);
		expect(scene.verdicts(foreign, nobodys)).toEqual(['foreign_device', 'unknown_person']);
		const [, ...others] = scene.authority().devicesOf(scene.person('bob'));
		expect(others.find(({ device }) => device === keyOf('phone'))?.wrap).toBe(keyOf('first'));
	});
});

describe('a removed member', () => {
	it('takes back nothing by what they say of their devices afterwards', () => {
		const { scene, grant } = bobs();
		scene.enter('carol');
		const promotion = scene.say(
			...(['phone', 'bob', 'grant.issued'] as const),
			{ to: scene.person('carol'), rank: 3, capabilities: ['*'], spaces: ['*'] },
			{ auth: grant }
		);
		const done = scene.work('carol', 'carol', promotion);
		const cut = scene.cut('bob', 'phone', 'tablet');
		scene.say('alice', 'alice', 'grant.revoked', { grant, cut }, { auth: scene.root });
		revoke(scene, 'bob', 'phone', []);
		revoke(scene, 'bob', 'bob', []);
		scene.recover('new', 'bob', [[keyOf('phone'), []]]);
		expect(scene.verdicts(promotion, done)).toEqual(['accepted', 'accepted']);
		expect(devices(scene)).toContainEqual([keyOf('bob'), '', false]);
	});

	it('adds nothing by a device taken in after the cut', () => {
		const { scene, grant } = bobs();
		const cut = scene.cut('bob');
		scene.say('alice', 'alice', 'grant.revoked', { grant, cut }, { auth: scene.root });
		scene.add('bob', 'bob', 'watch');
		expect(scene.verdicts(scene.work('watch', 'bob', grant))).toEqual(['revoked']);
	});
});

describe('the words', () => {
	it('take in a device and retire others, whatever becomes of it', () => {
		const { scene, grant } = bobs();
		const before = scene.work('bob', 'bob', grant);
		const cut = scene.cut('bob');
		const after = scene.work('bob', 'bob', grant);
		const recovery = scene.recover('new', 'bob', [[keyOf('bob'), cut]]);
		const done = scene.work('new', 'bob', grant);
		expect(scene.verdicts(before, after, recovery, done)).toEqual([
			...['accepted', 'device_revoked', 'accepted', 'accepted']
		]);
		scene.recover('newer', 'bob', [[keyOf('new'), []]]);
		expect(scene.verdicts(before, after, recovery, done)).toEqual([
			...['accepted', 'device_revoked', 'accepted', 'device_revoked']
		]);
		expect(devices(scene)).toContainEqual([keyOf('newer'), 'words', true]);
	});

	it('are asked for: neither other words nor a person without any take in a device', () => {
		const { scene, grant } = bobs();
		const wrong = scene.recover('new', 'bob', [], 'other words');
		scene.say('dora', '', 'person.introduced', { nonce: 'D'.repeat(22) });
		const dora = scene.entries.at(-1)?.id;
		scene.persons.set('dora', dora as never);
		const wordless = scene.recover('new', 'dora');
		const done = scene.work('new', 'bob', grant);
		expect(scene.verdicts(wrong, wordless, done)).toEqual([
			...['bad_proof', 'bad_proof', 'foreign_device']
		]);
		const { recoveryOf } = scene.authority();
		expect(recoveryOf(scene.person('dora'))).toBeUndefined();
		expect(recoveryOf(scene.person('bob'))).toEqual({
			sign: keyOf("bob's words"),
			wrap: keyOf("bob's wrap")
		});
	});

	it('of nobody take in nothing', () => {
		const { scene } = bobs();
		expect(scene.verdicts(scene.recover('new', 'somebody'))).toEqual(['unknown_person']);
	});
});
