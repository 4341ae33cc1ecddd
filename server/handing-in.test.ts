import { describe, expect, it } from 'vitest';
import { membersSpace } from '#lib/kernel/identity/index.ts';
import {
	readFrame,
	roomPath,
	toWire,
	writeFrame,
	type Message
} from '#lib/kernel/protocol/index.ts';
import type { Socket } from '#lib/kernel/sync/index.ts';
import { Replica, type Line } from '../tests/convergence/replica.ts';
import {
	connect,
	draftOf,
	foundOrganisation,
	grantOf,
	knock,
	answerOf,
	logOf,
	said,
	startGuarded,
	wordsOf
} from './test-members.ts';

/** Bob has written offline and was removed meanwhile; Alice holds what he had sent before. */
const removed = async (line: Line, words: readonly string[], carol = new Replica(3)) => {
	const { alice, bob } = await foundOrganisation(line, carol);
	await bob.say(said('sent before'));
	const before = connect(line, bob);
	await before.live();
	before.client.disconnect();
	const hers = connect(line, alice);
	await hers.live();
	for (const each of words) await bob.say(said(each));
	await alice.revoke(grantOf(alice, bob));
	await connect(line, alice, logOf(alice).space).live();
	return { alice, bob, carol, hers };
};

/** Says what a device has, and answers everything that the relay tells it until it closes. */
const listen = async (line: Line, replica: Replica, tips: 'own' | 'none') => {
	const room = logOf(replica, membersSpace);
	const socket: Socket = replica.socket(line, room, roomPath(room));
	const heard: Message[] = [];
	const closed = new Promise<string>((resolve) => {
		socket.onclose = ({ code, reason }) => resolve(`${code} ${reason}`);
	});
	socket.onmessage = ({ data }) => {
		const read = data instanceof ArrayBuffer ? readFrame(new Uint8Array(data)) : undefined;
		if (read?.ok) heard.push(read.value);
	};
	await new Promise<void>((resolve) => (socket.onopen = () => resolve()));
	const own = tips === 'own' ? await replica.store.tips(membersSpace) : [];
	socket.send(writeFrame({ type: 'have', tips: own, isLast: true }));
	return { socket, heard, closed };
};

describe('somebody who was removed', () => {
	it('hands in what they wrote offline, and others see it', async () => {
		const { line } = await startGuarded();
		const { alice, bob, hers } = await removed(line, ['one', 'two']);
		const his = connect(line, bob);
		await his.until(() => his.client.state.type === 'refused');
		expect(his.client.state).toEqual({ type: 'refused', code: 'revoked' });
		await hers.until(() => wordsOf(alice).length === 3);
		expect(wordsOf(alice)).toEqual(['one', 'sent before', 'two']);
		expect(his.client.unacknowledged).toBe(0);
	});

	it('is told nothing that they do not have', async () => {
		const { line } = await startGuarded();
		const { alice, bob } = await removed(line, []);
		await alice.say(said('a secret of those who stay'));
		await connect(line, alice).live();
		const { heard, closed } = await listen(line, bob, 'none');
		expect(await closed).toBe('4403 revoked');
		expect(heard).toEqual([{ type: 'synced', tips: [], isLast: true }]);
	});

	it('cannot hand in what others wrote', async () => {
		const { line, relay } = await startGuarded();
		const { bob, carol } = await removed(line, ['one']);
		await carol.say(said('not his'));
		const foreign = carol.entries().filter(({ entry }) => entry.space === membersSpace);
		const { socket, heard, closed } = await listen(line, bob, 'own');
		const hears = async (is: (message: Message) => boolean) => {
			while (!heard.some(is)) await new Promise((resolve) => setTimeout(resolve, 5));
		};
		await hears(({ type }) => type === 'synced');
		socket.send(writeFrame({ type: 'put', entries: toWire(foreign) }));
		await hears(({ type }) => type === 'refused');
		socket.close();
		await closed;
		const stored = await relay.store.readEntries(logOf(bob, membersSpace), 1, 100);
		expect(stored.some(({ id }) => foreign.some((one) => one.id === id))).toBe(false);
	});

	it('hands in no more than a bounded number of entries past the cut', async () => {
		const { line, relay } = await startGuarded();
		const { bob } = await removed(line, []);
		await bob.say(...Array.from({ length: 2_010 }, (_, index) => said(`word ${index}`)));
		const his = connect(line, bob);
		await his.until(() => bob.refused.size > 0);
		expect([...bob.refused.values()]).toContain('too_many');
		const stored = await relay.store.readEntries(logOf(bob, membersSpace), 1, 5_000);
		expect(stored.length).toBeLessThanOrEqual(2_001);
		expect(stored.length).toBeGreaterThan(1_000);
	});

	it('finds every draft closed', async () => {
		const { line } = await startGuarded();
		const { bob } = await removed(line, []);
		const room = draftOf(bob, 'minutes');
		expect(await knock(line, roomPath(room), answerOf(bob, room))).toBe('4403 revoked');
	});
});
