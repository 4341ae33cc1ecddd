import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { controlSpace, membersSpace } from '#lib/kernel/identity/index.ts';
import type { LogClient, Pace, SocketConstructor } from '#lib/kernel/sync/index.ts';
import { Replica, seedBytes, type Line } from '../tests/convergence/replica.ts';
import { accessWith } from './access.ts';
import { startRelay, type Relay } from './relay.ts';

const pace: Pace = {
	now: () => performance.now(),
	after: (ms, run) => {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	},
	random: () => 0
};

let relay: Relay;
let line: Line;
const clients = new Set<LogClient>();

const start = async (data?: string, port?: number) => {
	const started = await startRelay({
		data,
		port: port ?? 0,
		access: accessWith({ patienceMs: 300 })
	});
	if (!started.ok) throw new Error(started.error.code);
	relay = started.value;
	// The `ws` package offers the part of a browser's WebSocket that is used.
	const socket = WebSocket as unknown as SocketConstructor;
	line = { socket, url: relay.url.replace('http', 'ws'), pace };
};

beforeEach(() => start());
afterEach(async () => {
	for (const client of clients) client.disconnect();
	clients.clear();
	await relay.close();
});

/** Resolves once `isSo`; asked after every change of the client. */
const connected = (replica: Replica, space = membersSpace) => {
	const waiting = new Set<() => void>();
	const client = replica.client(space, line, () => {
		for (const check of waiting) check();
	});
	clients.add(client);
	client.connect();
	const until = (isSo: () => boolean) =>
		new Promise<void>((resolve) => {
			const check = () => {
				if (!isSo()) return;
				waiting.delete(check);
				resolve();
			};
			waiting.add(check);
			check();
		});
	return {
		client,
		until,
		live: () => until(() => client.state.type === 'live' && client.unacknowledged === 0)
	};
};

const said = (words: string) => ({ space: membersSpace, type: 'thing.said', payload: { words } });

describe('the relay, over real sockets', () => {
	it('carries entries from one member to another', async () => {
		const [alice, bob] = [new Replica(1), new Replica(2)];
		await alice.found();
		const invitation = await alice.invite(99);
		const aliceControl = connected(alice, controlSpace);
		await aliceControl.live();
		await bob.join(alice.workspace, invitation, seedBytes(99));
		const bobControl = connected(bob, controlSpace);
		await bobControl.live();
		await aliceControl.until(() => alice.authority().joined.has(bob.person));
		await alice.grant(bob.person, 2, [membersSpace]);
		await bobControl.until(() => bob.authority().grantsOf(bob.person).length > 0);
		const [a, b] = [connected(alice), connected(bob)];
		await Promise.all([a.live(), b.live()]);
		await alice.say(said('hello'), said('again'));
		await b.until(() => bob.entries().some(({ entry }) => entry.payload['words'] === 'again'));
		await bob.say(said('back'));
		await a.until(() => alice.entries().some(({ entry }) => entry.payload['words'] === 'back'));
		await b.live();
		expect(bob.ids()).toEqual(alice.ids());
		expect(bob.accepted()).toEqual(alice.accepted());
		expect(bob.accepted()).toEqual(bob.ids());
	});
});
