import { describe, expect, it } from 'vitest';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';
import type { EntryId } from '../identity/index.ts';

const unit = 'unit:one';
const reach = { capabilities: ['space.open'], spaces: ['control', unit] };

const open = (scene: Scene, by: string, auth: EntryId, more: object = {}) =>
	scene.say(
		...([by, by, 'space.opened'] as const),
		{ space: unit, sealed: true, history: 'full', ...more },
		{ auth }
	);

const renew = (scene: Scene, by: string, auth: EntryId, epoch: number, space = unit) =>
	scene.say(
		...([by, by, 'epoch.opened'] as const),
		{ space, epoch, commitment: keyOf(`${epoch}`), wraps: [[keyOf('bob'), 'AAAA']] },
		{ auth }
	);

describe('a space', () => {
	it('is opened under a grant with the right to, that reaches it', () => {
		const scene = new Scene();
		const bob = scene.appoint('bob', 2, reach);
		const clerk = scene.appoint('carol', 2, { ...reach, capabilities: ['member.grant'] });
		const opened = open(scene, 'bob', bob);
		const refused = [open(scene, 'bob', bob, { space: 'unit:two' }), open(scene, 'carol', clerk)];
		expect(scene.verdicts(...refused)).toEqual(['lacks_space', 'lacks_capability']);
		expect([...scene.authority().spaces.values()]).toEqual([
			{
				...{ id: opened, space: unit, sealed: true, history: 'full', epochs: [] },
				openedBy: scene.person('bob')
			}
		]);
	});

	it('is what its most senior opening says, and sealed if any says so', () => {
		const scene = new Scene();
		const [bob, carol] = [scene.appoint('bob', 2), scene.appoint('carol', 3)];
		const junior = open(scene, 'carol', carol);
		const senior = open(scene, 'bob', bob, { history: 'state' });
		const root = open(scene, 'alice', scene.root, { sealed: false });
		expect(scene.verdicts(junior, senior, root)).toEqual(['superseded', 'accepted', 'superseded']);
		const same = [open(scene, 'dora', scene.appoint('dora', 2)), senior].sort();
		expect(scene.authority().spaces.get(unit as never)?.id).toBe(same[0]);
	});

	it('has its key renewed by whoever opened it, or might', () => {
		const scene = new Scene();
		const bob = scene.appoint('bob', 2, reach);
		const plain = scene.appoint('bob', 3, { capabilities: ['attendance.record'] });
		const carol = scene.appoint('carol', 2, reach);
		const clerk = scene.appoint('dora', 2, { capabilities: ['attendance.record'] });
		open(scene, 'bob', bob);
		const [third, first] = [renew(scene, 'bob', plain, 3), renew(scene, 'carol', carol, 1)];
		const refused = [renew(scene, 'dora', clerk, 4), renew(scene, 'bob', bob, 5, 'unit:two')];
		expect(scene.verdicts(third, first, ...refused)).toEqual([
			...['accepted', 'accepted', 'lacks_capability', 'unknown_space']
		]);
		const epochs = scene.authority().spaces.get(unit as never)?.epochs ?? [];
		expect(epochs.map(({ id, epoch, by, device }) => [id, epoch, by, device])).toEqual([
			[first, 1, scene.person('carol'), keyOf('carol')],
			[third, 3, scene.person('bob'), keyOf('bob')]
		]);
	});
});
