import { describe, expect, it } from 'vitest';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';
import type { EntryId } from '../identity/index.ts';
import { isOwnSpace, ownSpace } from './own-spaces.ts';

const everywhere = ['control', 'members'];
const keeper = { capabilities: ['space.open', 'member.grant'], spaces: everywhere };

/** Bob and Carol are officers who may open spaces; Dora is a member. */
const officers = () => {
	const scene = new Scene();
	const [bob, carol] = [scene.appoint('bob', 3, keeper), scene.appoint('carol', 3, keeper)];
	const dora = scene.appoint('dora', 5, { capabilities: [], spaces: everywhere });
	const space = ownSpace(scene.person('bob'), 'board');
	return { scene, bob, carol, dora, space };
};

const open = (scene: Scene, by: string, auth: EntryId, space: string, device = by) =>
	scene.say(device, by, 'space.opened', { space, sealed: true, history: 'full' }, { auth });

const renew = (scene: Scene, by: string, auth: EntryId, space: string) =>
	scene.say(
		...([by, by, 'epoch.opened'] as const),
		{ space, epoch: 1, commitment: keyOf('one'), wraps: [[keyOf('bob'), 'AAAA']] },
		{ auth }
	);

const letIn = (scene: Scene, by: string, auth: EntryId, to: string, space: string) =>
	scene.grant(by, auth, to, { rank: 4, capabilities: [], spaces: ['control', space] });

describe('a space that is a person’s own', () => {
	it('is opened by them, though no grant names it, and others let in', () => {
		const { scene, bob, space } = officers();
		const stated = [
			open(scene, 'bob', bob, space),
			renew(scene, 'bob', bob, space),
			letIn(scene, 'bob', bob, 'bob', space),
			letIn(scene, 'bob', bob, 'dora', space)
		];
		expect(scene.verdicts(...stated)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
		const inside = scene.authority().grants.get(stated[3] as EntryId);
		expect(inside?.spaces).toEqual(['control', space]);
	});

	it('is nobody else’s to open, to renew or to let people into', () => {
		const { scene, bob, carol, dora, space } = officers();
		open(scene, 'bob', bob, space);
		const stated = [
			open(scene, 'carol', carol, space),
			renew(scene, 'carol', carol, space),
			letIn(scene, 'carol', carol, 'carol', space),
			open(scene, 'dora', dora, ownSpace(scene.person('dora'), 'mine'))
		];
		expect(scene.verdicts(...stated)).toEqual([
			...['lacks_space', 'lacks_space', 'lacks_space', 'lacks_capability']
		]);
	});

	it('is one by its name, which says whose it is', () => {
		const { scene, space } = officers();
		expect(isOwnSpace(space, scene.person('bob'))).toBe(true);
		expect(isOwnSpace(space, scene.person('carol'))).toBe(false);
		expect(isOwnSpace('closed::board', '')).toBe(false);
	});

	it('lets nobody in by whom no space may be opened', () => {
		const { scene } = officers();
		const erin = scene.appoint('erin', 3, { capabilities: ['member.grant'], spaces: everywhere });
		const own = ownSpace(scene.person('erin'), 'board');
		expect(scene.verdicts(letIn(scene, 'erin', erin, 'dora', own))).toEqual(['lacks_space']);
	});

	it('takes no facts under the right to open it alone', () => {
		const { scene, bob, space } = officers();
		open(scene, 'bob', bob, space);
		expect(scene.verdicts(scene.work('bob', 'bob', bob, { space }))).toEqual(['lacks_space']);
		const inside = letIn(scene, 'bob', bob, 'bob', space);
		expect(scene.verdicts(scene.work('bob', 'bob', inside, { space }))).toEqual(['accepted']);
	});

	it('has its key renewed by its owner no longer than they might open it', () => {
		const { scene, bob, space } = officers();
		open(scene, 'bob', bob, space);
		const plain = scene.appoint('bob', 4, { capabilities: [], spaces: everywhere });
		expect(scene.verdicts(renew(scene, 'bob', plain, space))).toEqual(['lacks_capability']);
	});

	it('is out of reach for a device that somebody without it has bound to its owner', () => {
		const { scene, bob, space } = officers();
		open(scene, 'bob', bob, space);
		const eve = scene.appoint('eve', 2, keeper);
		const bound = { person: scene.person('bob'), device: keyOf('new'), cut: scene.cut('bob') };
		scene.say('eve', 'eve', 'person.rebound', bound, { auth: eve });
		const given = { to: scene.person('eve'), rank: 4, capabilities: [] };
		const stated = [
			scene.say('new', 'bob', 'grant.issued', { ...given, spaces: [space] }, { auth: bob }),
			open(scene, 'bob', bob, ownSpace(scene.person('bob'), 'other'), 'new')
		];
		expect(scene.verdicts(...stated)).toEqual(['lacks_space', 'lacks_space']);
	});

	it('stays opened where a senior without it binds the very device anew', () => {
		const { scene, bob, space } = officers();
		const opened = open(scene, 'bob', bob, space);
		const eve = scene.appoint('eve', 2, keeper);
		const bound = { person: scene.person('bob'), device: keyOf('bob'), cut: scene.cut('bob') };
		scene.say('eve', 'eve', 'person.rebound', bound, { auth: eve });
		const later = open(scene, 'bob', bob, ownSpace(scene.person('bob'), 'other'));
		expect(scene.verdicts(opened, later)).toEqual(['accepted', 'lacks_space']);
	});
});
