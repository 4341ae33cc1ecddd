import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { controlSpace, membersSpace } from '#lib/kernel/identity/index.ts';
import { MAX_PUT_BYTES, roomPath, writeFrame } from '#lib/kernel/protocol/index.ts';
import { Replica, seedBytes } from '../../tests/convergence/replica.ts';
import {
	connect,
	foundOrganisation,
	grantOf,
	logOf,
	said,
	SECRET,
	startGuarded,
	wordsOf
} from '../test-members.ts';

const temporaryFolder = async (): Promise<string> => {
	const folder = await mkdtemp(join(tmpdir(), 'tongban-log-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
};

describe('the log of the relay, over real sockets', () => {
	it('carries entries from one member to another, from founding on', async () => {
		const { line } = await startGuarded();
		const [alice, bob] = [new Replica(1), new Replica(2)];
		await alice.found();
		const invitation = await alice.invite(SECRET);
		const aliceControl = connect(line, alice, controlSpace);
		await aliceControl.live();
		await bob.join(alice.workspace, invitation, seedBytes(SECRET));
		const bobControl = connect(line, bob, controlSpace);
		await bobControl.live();
		await aliceControl.until(() => alice.authority().joined.has(bob.person));
		await alice.grant(bob.person, 2, [membersSpace]);
		await bobControl.until(() => bob.authority().grantsOf(bob.person).length > 0);
		const [a, b] = [connect(line, alice), connect(line, bob)];
		await Promise.all([a.live(), b.live()]);
		await alice.say(said('hello'), said('again'));
		await b.until(() => wordsOf(bob).includes('again'));
		await bob.say(said('back'));
		await a.until(() => wordsOf(alice).includes('back'));
		await b.live();
		expect(bob.ids()).toEqual(alice.ids());
		expect(bob.accepted()).toEqual(bob.ids());
	});

	it('has on its disk what it acknowledged, when it is started again', async () => {
		const data = await temporaryFolder();
		const first = await startGuarded({}, { data });
		const { alice, bob } = await foundOrganisation(first.line);
		const a = connect(first.line, alice);
		for (let at = 0; at < 20; at++) await alice.say(said(`word ${at}`));
		await a.live();
		await first.relay.close();
		await alice.say(said('while it was away'));
		const { line } = await startGuarded({}, { data, port: first.relay.port });
		await a.until(() => a.client.state.type === 'offline');
		a.client.connect();
		await a.live();
		const b = connect(line, bob);
		await b.until(() => wordsOf(bob).length === 21);
		expect(wordsOf(bob)).toEqual(wordsOf(alice));
	});

	it('gives two sides of a partition everything of each other', async () => {
		const { line } = await startGuarded();
		const { alice, bob } = await foundOrganisation(line);
		const [a, b] = [connect(line, alice), connect(line, bob)];
		await Promise.all([a.live(), b.live()]);
		b.client.disconnect();
		await alice.say(said('here'));
		await bob.say(said('there'));
		await bob.say(said('still there'));
		expect(b.client.unacknowledged).toBe(2);
		b.client.connect();
		await b.live();
		await a.until(() => wordsOf(alice).length === 3);
		await b.until(() => wordsOf(bob).length === 3);
		expect(bob.ids()).toEqual(alice.ids());
	});

	it('keeps both branches of a chain that a restored backup forked', async () => {
		const { line } = await startGuarded();
		const { alice, bob } = await foundOrganisation(line);
		const [a, b] = [connect(line, alice), connect(line, bob)];
		await Promise.all([a.live(), b.live()]);
		await alice.say(said('one'));
		const first = alice.entries().find(({ entry }) => entry.payload['words'] === 'one');
		await alice.say(said('two'));
		await alice.say(said('three'));
		b.client.disconnect();
		if (first) alice.continueFrom(membersSpace, first);
		await alice.say(said('other two'));
		await a.live();
		b.client.connect();
		await b.until(() => wordsOf(bob).length === 4);
		const cold = new Replica(2);
		cold.workspace = bob.workspace;
		await cold.receive(bob.entries().filter(({ entry }) => entry.space === controlSpace));
		await connect(line, cold).until(() => wordsOf(cold).length === 4);
		expect(wordsOf(cold)).toEqual(['one', 'other two', 'three', 'two']);
	});

	it('refuses what another member who was removed wrote afterwards', async () => {
		const { line } = await startGuarded();
		const mallory = new Replica(3);
		const { alice, bob } = await foundOrganisation(line, mallory);
		await alice.revoke(grantOf(alice, mallory));
		await connect(line, alice, controlSpace).live();
		await mallory.say(said('I am still here'));
		const [forged] = mallory.entries().slice(-1);
		const b = connect(line, bob);
		await b.live();
		await bob.receive(forged ? [forged] : []);
		b.client.put(forged ? [forged] : []);
		await b.until(() => bob.refused.size === 1);
		expect([...bob.refused]).toEqual([[forged?.id, 'revoked']]);
		expect(b.client.state.type).toBe('live');
		expect(b.client.unacknowledged).toBe(0);
	});

	it('closes the socket that sends no frame of the protocol, and no other', async () => {
		const { line } = await startGuarded();
		const { alice, bob } = await foundOrganisation(line);
		const a = connect(line, alice);
		await a.live();
		for (const [bytes, expected] of [
			[new Uint8Array([1, 2, 3]), '1007 malformed'],
			[writeFrame({ type: 'ready', canWrite: true }), '1008 out_of_turn'],
			[writeFrame({ type: 'put', entries: [] }), '1008 out_of_turn'],
			[new Uint8Array(MAX_PUT_BYTES + 1), '1009 too_large']
		] as const) {
			const room = logOf(bob, membersSpace);
			const socket = bob.socket(line, room, roomPath(room));
			socket.onopen = () => socket.send(bytes);
			const closed = await new Promise<string>((resolve) => {
				socket.onclose = ({ code, reason }) => resolve(`${code} ${reason}`);
			});
			expect(closed).toBe(expected);
		}
		expect(a.client.state.type).toBe('live');
	});

	// Five thousand entries are signed, sent and verified twice.
	it('streams a long log in pages to who joins late', { timeout: 120_000 }, async () => {
		const { line } = await startGuarded({}, { data: await temporaryFolder() });
		const { alice, bob } = await foundOrganisation(line);
		const a = connect(line, alice);
		await a.live();
		const many = Array.from({ length: 5_000 }, (_, at) => said(`word ${at}`));
		await alice.say(...many);
		await a.live();
		const progress: number[] = [];
		const b = connect(line, bob, membersSpace, (client) => {
			if (client.state.type === 'catchingUp') progress.push(client.state.done);
		});
		await b.live();
		expect(bob.ids()).toEqual(alice.ids());
		expect(Math.max(...progress)).toBe(5_000);
		expect(progress.length).toBeGreaterThan(4);
		expect([...progress].sort((x, y) => x - y)).toEqual(progress);
	});
});
