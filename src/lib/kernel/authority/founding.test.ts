import { describe, expect, it } from 'vitest';
import { fakeProves, hash } from '../../../../tests/convergence/histories.ts';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';
import type { ChainId, EntryId, PersonId } from '../identity/index.ts';
import type { Entry } from '../log/index.ts';
import { resolveAuthority, type Identified } from './index.ts';

/** The first two entries of a workspace. */
const founded = () => {
	const scene = new Scene();
	const [founding, introduction] = scene.entries;
	if (!founding || !introduction) throw new Error('a scene begins with two entries');
	return { scene, founding, introduction };
};

const resolve = ({ workspace }: Scene, control: readonly Identified[]) =>
	resolveAuthority(workspace, control, () => undefined, fakeProves);

const altered = ({ entry }: Identified, more: Partial<Entry>): Identified => ({
	...{ id: hash(JSON.stringify([entry, more])) as EntryId, entry: { ...entry, ...more } }
});

describe('a workspace', () => {
	it("of which nothing has arrived is nobody's", () => {
		const { scene } = founded();
		const authority = resolve(scene, []);
		const { workspace, founder, name, template, timezone, stewards } = authority;
		expect({ workspace, founder, name, template, timezone, stewards }).toEqual({
			...{ workspace: scene.workspace, founder: undefined, name: '', template: '' },
			...{ timezone: 'Asia/Shanghai', stewards: undefined }
		});
		expect([authority.grants.size, authority.refused.size, authority.seals]).toEqual([0, 0, []]);
		const [person, device] = [scene.person('alice'), keyOf('alice')];
		expect(authority.devicesOf(person)).toEqual([]);
		expect(authority.grantsOf(person)).toEqual([]);
		expect(authority.grantsWith(person, device)).toEqual([]);
		expect(authority.recoveryOf(person)).toBeUndefined();
		expect(authority.devices.get(device)).toBeUndefined();
	});

	it('is what its own founding says, whatever others are carried in', () => {
		const { scene, founding, introduction } = founded();
		const others = ['甲', '乙', '丙', '丁'].map((name) =>
			altered(founding, { payload: { ...founding.entry.payload, name } })
		);
		const { name, template, timezone, founder } = resolve(scene, [
			...others,
			founding,
			introduction
		]);
		expect({ name, template, timezone, founder }).toEqual({
			...{ name: '虚构', template: 'alliance', timezone: 'UTC', founder: introduction.id }
		});
	});

	it('has as its founder only who is introduced next, in the same chain, by the same device', () => {
		const { scene, founding, introduction } = founded();
		expect(resolve(scene, [founding, introduction]).founder).toBe(introduction.id);
		for (const more of [
			{ by: introduction.id as string as PersonId },
			{ seq: 2 },
			{ prev: keyOf('another') as string as EntryId },
			{ chain: 'AAAAAAAAAAA' as ChainId },
			{ device: keyOf('mallory') }
		]) {
			const other = altered(introduction, more);
			const { founder, grants } = resolve(scene, [founding, other]);
			expect([more, founder, grants.size]).toEqual([more, undefined, 0]);
		}
	});

	it('has no founder before its founding has arrived', () => {
		const { scene, introduction } = founded();
		expect(resolve(scene, [introduction]).founder).toBeUndefined();
	});

	it('introduces nobody in the name of somebody', () => {
		const { scene, founding, introduction } = founded();
		const by = introduction.id as string as PersonId;
		const other = altered(introduction, { by });
		const authority = resolve(scene, [founding, introduction, other]);
		expect(authority.devicesOf(other.id as string as PersonId)).toEqual([]);
		expect(authority.recoveryOf(other.id as string as PersonId)).toBeUndefined();
	});
});

describe('a founder whose first chain has forked', () => {
	const forked = () => {
		const { scene, founding, introduction } = founded();
		const twin = altered(introduction, {
			payload: { ...introduction.entry.payload, nonce: 'B'.repeat(22) }
		});
		scene.entries.push(twin);
		scene.persons.set('twin', twin.id as string as PersonId);
		return { scene, founding, founders: [scene.person('alice'), scene.person('twin')].sort() };
	};

	it('is one by either introduction, and called by the lesser id', () => {
		const { scene, founders } = forked();
		const { founder, grantsOf, grantsWith } = scene.authority();
		expect(founder).toBe(founders[0]);
		for (const person of founders) {
			expect(grantsOf(person).map(({ id }) => id)).toEqual([scene.root]);
			expect(grantsWith(person, keyOf('alice')).map(({ id }) => id)).toEqual([scene.root]);
		}
	});

	it('may state things under the founding by either, and nobody else may', () => {
		const { scene } = forked();
		const bob = scene.appoint('bob', 2);
		const done = ['alice', 'twin'].map((by) => scene.work('alice', by, scene.root));
		expect(scene.verdicts(...done)).toEqual(['accepted', 'accepted']);
		expect(scene.verdicts(scene.work('bob', 'bob', scene.root))).toEqual(['not_holder']);
		expect(scene.verdicts(scene.work('alice', 'twin', bob))).toEqual(['not_holder']);
	});

	it('is senior to all by either, so that no deputy revokes the device', () => {
		const { scene } = forked();
		const bob = scene.appoint('bob', 1);
		const said = ['alice', 'twin'].map((name) =>
			scene.say(
				...(['bob', 'bob', 'device.revoked'] as const),
				{ person: scene.person(name), device: keyOf('alice'), cut: [] },
				{ auth: bob }
			)
		);
		expect(scene.verdicts(...said)).toEqual(['not_senior', 'not_senior']);
	});
});
