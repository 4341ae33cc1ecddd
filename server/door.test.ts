import { describe, expect, it } from 'vitest';
import { controlSpace, membersSpace, type EntryId } from '#lib/kernel/identity/index.ts';
import { roomPath, type Room } from '#lib/kernel/protocol/index.ts';
import { Replica, seedBytes } from '../tests/convergence/replica.ts';
import {
	answerOf,
	connect,
	draftOf,
	foundOrganisation,
	knock,
	logOf,
	SECRET,
	startGuarded,
	type Guarded
} from './test-members.ts';

const at = ({ line }: Guarded, replica: Replica, room: Room) =>
	knock(line, roomPath(room), answerOf(replica, room));

describe('the door of the relay', () => {
	it('lets a founder in whom it has never heard of, and keeps the founding', async () => {
		const guarded = await startGuarded();
		const alice = new Replica(1);
		await alice.found();
		expect(await at(guarded, alice, logOf(alice))).toBe('ready');
		const key = { workspace: alice.workspace, space: controlSpace };
		const rows = await guarded.relay.store.readEntries(key, 1, 10);
		expect(rows.map(({ id }) => id)).toEqual(alice.proof.map(({ id }) => id));
	});

	it('does not mind a clock that is off by decades', async () => {
		const { line } = await startGuarded();
		const alice = new Replica(1);
		await alice.found();
		const room = logOf(alice);
		for (const time of [0, 4_102_444_800_000]) {
			expect(await knock(line, roomPath(room), answerOf(alice, room, { time }))).toBe('ready');
		}
	});

	it('lets who has joined into the control space and its lobby only', async () => {
		const guarded = await startGuarded();
		const { alice, invitation } = await foundOrganisation(guarded.line);
		const carol = new Replica(5);
		await carol.join(alice.workspace, invitation, seedBytes(SECRET));
		const members = logOf(carol, membersSpace);
		expect(await at(guarded, carol, members)).toBe('4403 pending');
		expect(await at(guarded, carol, logOf(carol))).toBe('ready');
		expect(await at(guarded, carol, draftOf(carol, 'lobby', controlSpace))).toBe('ready');
		expect(await at(guarded, carol, draftOf(carol, 'other', controlSpace))).toBe('4403 pending');
		expect(await at(guarded, carol, members)).toBe('4403 pending');
	});

	it('takes no invitation that has expired, is used up, or was never issued', async () => {
		const guarded = await startGuarded();
		const alice = new Replica(1);
		await alice.found();
		const expired = await alice.invite(SECRET, 5, 1_000);
		const single = await alice.invite(SECRET + 1, 1);
		const entrance = connect(guarded.line, alice, controlSpace);
		await entrance.live();
		const join = async (seed: number, invitation: EntryId, secret: number) => {
			const person = new Replica(seed);
			await person.join(alice.workspace, invitation, seedBytes(secret));
			return at(guarded, person, logOf(person));
		};
		expect(await join(11, expired, SECRET)).toBe('4403 expired_invitation');
		expect(await join(12, single, SECRET)).toBe('4403 unknown_invitation');
		expect(await join(13, single, SECRET + 1)).toBe('ready');
		expect(await join(13, single, SECRET + 1)).toBe('ready');
		expect(await join(14, single, SECRET + 1)).toBe('4403 used_invitation');
		await entrance.until(() => alice.authority().joined.size === 1);
		const key = { workspace: alice.workspace, space: controlSpace };
		expect(await guarded.relay.store.readEntries(key, 1, 100)).toHaveLength(6);
	});

	it('lets nobody into a space that their grants do not name', async () => {
		const guarded = await startGuarded();
		const { bob } = await foundOrganisation(guarded.line);
		const inside = (space: string) => at(guarded, bob, logOf(bob, space as never));
		expect(await inside('members')).toBe('ready');
		expect(await inside('unit:board')).toBe('4403 lacks_space');
		expect(await inside('members/hidden')).toBe('4403 lacks_space');
	});
});
