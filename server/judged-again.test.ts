import { describe, expect, it } from 'vitest';
import { controlSpace, membersSpace, type Space } from '#lib/kernel/identity/index.ts';
import { readFrame, roomPath, toWire, writeFrame, type Room } from '#lib/kernel/protocol/index.ts';
import type { Socket } from '#lib/kernel/sync/index.ts';
import { Replica, type Line } from '../tests/convergence/replica.ts';
import {
	answerOf,
	connect,
	draftOf,
	foundOrganisation,
	grantOf,
	knock,
	logOf,
	said,
	startGuarded
} from './test-members.ts';

const board = 'unit:board' as Space;

/** A socket that has been let in, and how it ends. */
const enter = async (line: Line, replica: Replica, room: Room) => {
	const socket: Socket = replica.socket(line, room, roomPath(room));
	const closed = new Promise<string>((resolve) => {
		socket.onclose = ({ code, reason }) => resolve(`${code} ${reason}`);
	});
	await new Promise<void>((resolve) => (socket.onopen = () => resolve()));
	return { socket, closed };
};

/** Whether a log socket still answers: it says what it has and is told what there is. */
const answers = (socket: Socket): Promise<boolean> =>
	new Promise((resolve) => {
		socket.onmessage = ({ data }) => {
			const read = data instanceof ArrayBuffer ? readFrame(new Uint8Array(data)) : undefined;
			if (read?.ok && read.value.type === 'synced') resolve(true);
		};
		socket.send(writeFrame({ type: 'have', tips: [], isLast: true }));
	});

describe('when the control entries change, the relay', () => {
	it('[I10] closes the sockets of a member who is removed, also at a draft, within a second', async () => {
		const { line } = await startGuarded();
		const { alice, bob } = await foundOrganisation(line);
		const b = connect(line, bob);
		await b.live();
		const draft = await enter(line, bob, draftOf(bob, 'minutes'));
		const since = performance.now();
		await alice.revoke(grantOf(alice, bob));
		await b.until(() => b.client.state.type === 'refused');
		expect(await draft.closed).toBe('4403 revoked');
		expect(b.client.state).toEqual({ type: 'refused', code: 'revoked' });
		expect(performance.now() - since).toBeLessThan(1_000);
	});

	it('closes the sockets of a device that its person revokes, and says that it is revoked', async () => {
		const { line } = await startGuarded();
		const { alice, bob } = await foundOrganisation(line);
		const b = connect(line, bob);
		await b.live();
		const draft = await enter(line, bob, draftOf(bob, 'minutes'));
		const payload = { person: bob.person, device: bob.signer.device, cut: [] };
		await alice.say({ space: controlSpace, type: 'device.revoked', payload });
		await b.until(() => b.client.state.type === 'refused');
		expect(b.client.state).toEqual({ type: 'refused', code: 'revoked' });
		expect(await draft.closed).toBe('4403 revoked');
	});

	it('[I10] takes nothing more of what a member has under way who is removed meanwhile', async () => {
		const { line, relay } = await startGuarded();
		const { alice, bob } = await foundOrganisation(line);
		const room = logOf(bob, membersSpace);
		const { socket, closed } = await enter(line, bob, room);
		expect(await answers(socket)).toBe(true);
		// Each by itself, so that each carries a signature and can travel alone.
		for (let at = 0; at < 300; at++) await bob.say(said(`word ${at}`));
		const entries = bob.entries().filter(({ entry }) => entry.space === membersSpace);
		const isClosed = { now: false };
		const ended = closed.then((how) => {
			isClosed.now = true;
			return how;
		});
		const revoking = alice.revoke(grantOf(alice, bob));
		let sent = 0;
		while (!isClosed.now && sent < 100_000) {
			const one = entries[sent++ % entries.length];
			if (one) socket.send(writeFrame({ type: 'put', entries: toWire([one]) }));
			await new Promise((resolve) => setImmediate(resolve));
		}
		await revoking;
		expect(await ended).toBe('4403 revoked');
		const a = connect(line, alice);
		await a.live();
		const stored = await relay.store.readEntries({ ...room }, 1, 1_000);
		const seqs = stored.map(({ seq }) => seq);
		expect(seqs).toEqual(Array.from(seqs, (_, at) => at));
		expect(seqs.length).toBeLessThanOrEqual(sent);
		expect(alice.accepted().filter((id) => entries.some((each) => each.id === id))).toEqual([]);
	});

	it('[I10] closes the sockets of a grant whose time is over by the relay’s clock', async () => {
		const { line } = await startGuarded();
		const { alice, bob } = await foundOrganisation(line);
		const until = Date.now() + 1_500;
		await alice.grant(bob.person, 3, [controlSpace, board], ['plan.write'], until);
		await connect(line, alice, controlSpace).live();
		const [members, unit] = [logOf(bob, membersSpace), logOf(bob, board)];
		const [inMembers, inUnit] = [await enter(line, bob, members), await enter(line, bob, unit)];
		expect(await inUnit.closed).toBe('4403 lacks_space');
		expect(Date.now()).toBeGreaterThan(until);
		expect(Date.now()).toBeLessThan(until + 1_000);
		expect(await answers(inMembers.socket)).toBe(true);
	});

	it('lets nobody in whose only grant has ended, and says so', async () => {
		const { line } = await startGuarded();
		const carol = new Replica(5);
		const { alice } = await foundOrganisation(line, carol);
		const [lasting] = alice.authority().grantsOf(carol.person);
		await alice.grant(carol.person, 3, [membersSpace], [], Date.now() - 1);
		await alice.revoke(lasting?.id ?? grantOf(alice, carol));
		await connect(line, alice, controlSpace).live();
		const room = draftOf(carol, 'minutes');
		expect(await knock(line, roomPath(room), answerOf(carol, room))).toBe('4403 grant_ended');
		const log = await enter(line, carol, logOf(carol, membersSpace));
		expect(await answers(log.socket)).toBe(true);
		expect(await log.closed).toBe('4403 grant_ended');
	});

	it('closes the doors that a narrower grant no longer opens, and leaves the others', async () => {
		const { line } = await startGuarded();
		const carol = new Replica(5);
		const { alice, bob } = await foundOrganisation(line, carol);
		await alice.grant(bob.person, 2, [controlSpace, membersSpace, board]);
		await connect(line, alice, controlSpace).live();
		const [members, unit] = [logOf(bob, membersSpace), logOf(bob, board)];
		const [inMembers, inUnit, inDraft] = await Promise.all([
			enter(line, bob, members),
			enter(line, bob, unit),
			enter(line, bob, draftOf(bob, 'plan', board))
		]);
		const wide = alice
			.authority()
			.grantsOf(bob.person)
			.find(({ spaces }) => spaces.includes(board));
		await alice.revoke(wide?.id ?? grantOf(alice, bob));
		expect(await inUnit.closed).toBe('4403 lacks_space');
		expect(await inDraft.closed).toBe('4403 lacks_space');
		expect(await answers(inMembers.socket)).toBe(true);
		const other = await enter(line, carol, logOf(carol, membersSpace));
		expect(await answers(other.socket)).toBe(true);
	});
});
