import { describe, expect, it } from 'vitest';
import { fakeProves } from '../../../../tests/convergence/histories.ts';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';
import { controlSpace, type EntryId, type WorkspaceId } from '../identity/index.ts';
import { authorityChanges, resolveAuthority, type Proves } from './index.ts';

const resolve = (
	{ workspace, entries }: Scene,
	proves: Proves = fakeProves,
	without: readonly EntryId[] = [],
	of: WorkspaceId = workspace
) => {
	const control = entries.filter(
		({ id, entry }) => entry.space === controlSpace && !without.includes(id)
	);
	const byId = new Map(entries.map(({ id, entry }) => [id, entry]));
	return resolveAuthority(of, control, (id) => byId.get(id), proves);
};

const counting = () => {
	let asked = 0;
	const proves: Proves = (claim) => {
		asked++;
		return fakeProves(claim);
	};
	return { proves, asked: () => asked };
};

const devicesOf = (authority: ReturnType<typeof resolve>, scene: Scene) =>
	authority
		.devicesOf(scene.person('bob'))
		.map(({ device }) => device)
		.sort();

const keys = (...names: readonly string[]) => names.map(keyOf).sort();

/** Bob has a laptop, which took in his phone and has ratified something. */
const plain = () => {
	const scene = new Scene();
	const grant = scene.appoint('bob', 4);
	scene.add('bob', 'bob', 'phone');
	scene.say('bob', 'bob', 'work.ratified', { entries: [scene.root] });
	return { scene, grant };
};

describe('devices about which nothing is cut', () => {
	it('are settled once, whatever else is stated', () => {
		const { scene } = plain();
		const { proves, asked } = counting();
		resolve(scene, proves);
		const first = asked();
		expect(first).toBeGreaterThan(0);
		scene.appoint('carol', 3);
		expect(devicesOf(resolve(scene, proves), scene)).toEqual(keys('bob', 'phone'));
		expect(asked()).toBe(first);
	});

	it('are settled anew once more is stated about them, or something else', () => {
		const { scene } = plain();
		const added = ['tablet', 'watch', 'reader', 'desk', 'wall'].map((name) => {
			const id = scene.add('bob', 'bob', name);
			expect(devicesOf(resolve(scene), scene)).toContain(keyOf(name));
			return { name, id };
		});
		for (const { name, id } of added) {
			const others = added.filter((each) => each.id !== id).map((each) => each.name);
			const known = keys('bob', 'phone', ...others);
			expect([name, ...devicesOf(resolve(scene, fakeProves, [id]), scene)]).toEqual([
				name,
				...known
			]);
		}
	});

	it('are settled anew by another check of proofs, and in another workspace', () => {
		const { scene } = plain();
		expect(devicesOf(resolve(scene), scene)).toEqual(keys('bob', 'phone'));
		expect(
			devicesOf(
				resolve(scene, () => false),
				scene
			)
		).toEqual(keys('bob'));
		const { proves } = counting();
		expect(devicesOf(resolve(scene, proves), scene)).toEqual(keys('bob', 'phone'));
		const other = keyOf('another') as string as WorkspaceId;
		expect(devicesOf(resolve(scene, proves, [], other), scene)).toEqual(keys('bob'));
		expect(devicesOf(resolve(scene, proves), scene)).toEqual(keys('bob', 'phone'));
	});

	it('are refused what is none, however often they are settled', () => {
		const { scene } = plain();
		const bad = scene.add('phone', 'bob', 'watch', 'tablet');
		for (let times = 0; times < 3; times++) {
			expect([...resolve(scene).refused]).toEqual([[bad, { code: 'bad_proof' }]]);
		}
	});
});

describe('what devices state besides', () => {
	const published = (scene: Scene, device: string) =>
		scene.say(device, 'bob', 'wrap.published', { key: keyOf(`wrap ${device}`) });

	it('is heard again once it is more, also where the devices are the same', () => {
		const { scene } = plain();
		resolve(scene);
		const good = published(scene, 'phone');
		const bad = published(scene, 'watch');
		for (let times = 0; times < 2; times++) {
			const { refused, wraps } = resolve(scene);
			expect([...refused]).toEqual([[bad, { code: 'foreign_device' }]]);
			expect([...wraps]).toEqual([[keyOf('phone'), keyOf('wrap phone')]]);
		}
		expect([...resolve(scene, fakeProves, [good]).refused.keys()]).toEqual([bad]);
		expect(resolve(scene, fakeProves, [bad]).refused.size).toBe(0);
	});

	it('counts once the device is one of theirs', () => {
		const { scene } = plain();
		const early = published(scene, 'watch');
		expect(resolve(scene).refused.has(early)).toBe(true);
		scene.add('phone', 'bob', 'watch');
		expect(resolve(scene).refused.has(early)).toBe(false);
		expect(resolve(scene).wraps.get(keyOf('watch'))).toBe(keyOf('wrap watch'));
	});
});

describe('a person of whose devices nothing is cut', () => {
	it('is one and the same, until they are given a more senior grant', () => {
		const { scene } = plain();
		const before = resolve(scene);
		scene.appoint('carol', 3);
		const after = resolve(scene);
		expect(authorityChanges(before, after).persons.has(scene.person('bob'))).toBe(false);
		scene.grant('alice', scene.root, 'bob', { rank: 2 });
		const risen = authorityChanges(after, resolve(scene)).persons;
		expect(risen.get(scene.person('bob'))).toBe('all');
	});
});

describe('devices that are cut', () => {
	it('are settled anew, as others may ratify what a cut leaves out', () => {
		const { scene, grant } = plain();
		const payload = { person: scene.person('bob'), device: keyOf('phone'), cut: [] };
		scene.say('bob', 'bob', 'device.revoked', payload);
		const added = scene.add('phone', 'bob', 'watch');
		const work = scene.work('watch', 'bob', grant);
		expect(scene.verdicts(added, work)).toEqual(['device_revoked', 'foreign_device']);
		scene.say('alice', 'alice', 'work.ratified', { entries: [added] }, { auth: scene.root });
		expect(scene.verdicts(added, work)).toEqual(['accepted', 'accepted']);
	});
});
