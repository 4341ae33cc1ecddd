import { describe, expect, it } from 'vitest';
import { signed } from '../../../../tests/convergence/histories.ts';
import { keyOf, Scene } from '../../../../tests/convergence/scene.ts';
import type { EntryId } from '../identity/index.ts';
import { joinMessage } from './index.ts';

const invite = (scene: Scene, by = 'alice', auth = scene.root, key = 'secret') =>
	scene.say(
		...([by, by, 'invitation.issued'] as const),
		{ key: keyOf(key), expires: 9_000, uses: 3 },
		{ auth }
	);

/** Shows the secret of an invitation for a person, at this time by one's own claim. */
const join = (
	scene: Scene,
	name: string,
	invitation: EntryId,
	{ at = 5_000, device = name, key = 'secret' } = {}
) => {
	const proof = signed(keyOf(key), joinMessage(scene.workspace, scene.person(name)));
	return scene.say(device, name, 'person.joined', { invitation, proof }, { at });
};

describe('an invitation', () => {
	it('is what its issuer says, who may invite', () => {
		const scene = new Scene();
		const bob = scene.appoint('bob', 2, { capabilities: ['member.invite'] });
		const clerk = scene.appoint('carol', 2, { capabilities: ['attendance.record'] });
		const [good, bad] = [invite(scene, 'bob', bob), invite(scene, 'carol', clerk)];
		expect([...scene.authority().invitations.values()]).toEqual([
			{ id: good, key: keyOf('secret'), expires: 9_000, uses: 3, issuedBy: scene.person('bob') }
		]);
		expect(scene.verdicts(good, bad)).toEqual(['accepted', 'lacks_capability']);
	});
});

describe('a joining', () => {
	it('names the invitation whose secret was shown, and when', () => {
		const scene = new Scene();
		const bob = scene.enter('bob');
		const invitation = invite(scene);
		const shown = join(scene, 'bob', invitation);
		const { joined, refused } = scene.authority();
		expect([...joined]).toEqual([[bob, { invitation, at: 5_000 }]]);
		expect(refused.has(shown)).toBe(false);
	});

	it('is the earliest by its own claim, in whatever order they were stated', () => {
		const scene = new Scene();
		const bob = scene.enter('bob');
		const invitations = [1, 2, 3, 4, 5].map(() => invite(scene));
		const times = [9_004, 9_002, 9_001, 9_003, 9_005];
		invitations.forEach((invitation, index) => {
			join(scene, 'bob', invitation, { at: times[index] ?? 0 });
		});
		expect([...scene.authority().joined]).toEqual([
			[bob, { invitation: invitations[2], at: 9_001 }]
		]);
	});

	it('is of several at one moment the one with the least id', () => {
		const scene = new Scene();
		const bob = scene.enter('bob');
		const shown = [1, 2, 3, 4, 5].map(() => {
			const invitation = invite(scene);
			return { id: join(scene, 'bob', invitation), invitation };
		});
		const [first] = shown.sort((a, b) => (a.id < b.id ? -1 : 1));
		expect(scene.authority().joined.get(bob)?.invitation).toBe(first?.invitation);
	});

	it('is refused without an invitation, by another secret, or for who was not introduced', () => {
		const scene = new Scene();
		scene.enter('bob');
		const invitation = invite(scene);
		const refused = [
			join(scene, 'bob', scene.root),
			join(scene, 'bob', invitation, { key: 'other' }),
			join(scene, 'somebody', invitation),
			join(scene, 'bob', invitation, { device: 'mallory' }),
			join(scene, 'bob', scene.root, { device: 'mallory', key: 'other' })
		];
		expect(scene.verdicts(...refused)).toEqual([
			...['unknown_invitation', 'bad_proof', 'unknown_person', 'foreign_device'],
			'foreign_device'
		]);
		expect(scene.authority().joined.size).toBe(0);
	});
});
