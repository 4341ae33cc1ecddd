import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { controlSpace, membersSpace } from '#lib/kernel/identity/index.ts';
import {
	answerMessage,
	MAX_PUT_BYTES,
	readFrame,
	roomPath,
	toWire,
	writeFrame,
	type MessageOf,
	type Room
} from '#lib/kernel/protocol/index.ts';
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
const connected = (
	replica: Replica,
	space = membersSpace,
	hear: (client: LogClient) => void = () => undefined
) => {
	const waiting = new Set<() => void>();
	const client: LogClient = replica.client(space, line, () => {
		hear(client);
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

const words = (replica: Replica) =>
	replica
		.entries()
		.filter(({ entry }) => entry.space === membersSpace)
		.map(({ entry }) => entry.payload['words'])
		.sort();

const SECRET = 99;

/** Alice, who founded, and Bob, whom she admitted; both have all control entries. */
const organisation = async (...others: readonly Replica[]) => {
	const [alice, bob] = [new Replica(1), new Replica(2)];
	await alice.found();
	const invitation = await alice.invite(SECRET, 100);
	for (const member of [bob, ...others]) {
		await member.join(alice.workspace, invitation, seedBytes(SECRET));
		await alice.receive(member.entries());
		await alice.grant(member.person, 2, [controlSpace, membersSpace]);
	}
	for (const member of [bob, ...others]) await member.receive(alice.entries());
	await connected(alice, controlSpace).live();
	return { alice, bob, invitation };
};

/** A device at the door that does as it is told: what it was closed with. */
const knock = async (
	path: string,
	answer: (challenge: MessageOf<'challenge'>, send: (bytes: Uint8Array) => void) => unknown
): Promise<string> => {
	const socket = new WebSocket(line.url + path, { headers: {} });
	return new Promise((resolve) => {
		socket.on('message', (bytes: Buffer) => {
			const read = readFrame(Uint8Array.from(bytes));
			if (!read.ok) throw new Error(read.error.code);
			if (read.value.type === 'ready') {
				// What follows is the room's own protocol.
				socket.removeAllListeners('message');
				socket.close();
				resolve('ready');
			} else if (read.value.type === 'challenge') {
				void answer(read.value, (sent) => socket.send(sent));
			}
		});
		socket.on('close', (code, reason) => resolve(`${code} ${reason.toString()}`));
	});
};

type Claim = Partial<MessageOf<'answer'>> & { readonly host?: string; readonly room?: Room };

/** The answer of a device, with what is told wrongly in `claim`. */
const answerOf =
	(replica: Replica, room: Room, claim: Claim = {}) =>
	async (challenge: MessageOf<'challenge'>, send: (bytes: Uint8Array) => void) => {
		const { device } = replica.signer;
		const time = claim.time ?? 5;
		const { nonce } = challenge;
		const said = { nonce, device, time };
		const message = answerMessage(claim.host ?? challenge.host, claim.room ?? room, said);
		const signature = claim.signature ?? (await replica.signer.sign(message));
		const proof = claim.proof ?? toWire(replica.proof);
		send(writeFrame({ type: 'answer', version: 1, device, time, signature, proof }));
		return signature;
	};

const logOf = (replica: Replica, space = controlSpace): Room => ({
	type: 'log',
	workspace: replica.workspace,
	space
});

describe('the log of the relay, over real sockets', () => {
	it('carries entries from one member to another, from founding on', async () => {
		const [alice, bob] = [new Replica(1), new Replica(2)];
		await alice.found();
		const invitation = await alice.invite(SECRET);
		const aliceControl = connected(alice, controlSpace);
		await aliceControl.live();
		await bob.join(alice.workspace, invitation, seedBytes(SECRET));
		const bobControl = connected(bob, controlSpace);
		await bobControl.live();
		await aliceControl.until(() => alice.authority().joined.has(bob.person));
		await alice.grant(bob.person, 2, [membersSpace]);
		await bobControl.until(() => bob.authority().grantsOf(bob.person).length > 0);
		const [a, b] = [connected(alice), connected(bob)];
		await Promise.all([a.live(), b.live()]);
		await alice.say(said('hello'), said('again'));
		await b.until(() => words(bob).includes('again'));
		await bob.say(said('back'));
		await a.until(() => words(alice).includes('back'));
		await b.live();
		expect(bob.ids()).toEqual(alice.ids());
		expect(bob.accepted()).toEqual(bob.ids());
	});

	it('has on its disk what it acknowledged, when it is started again', async () => {
		const data = mkdtempSync(join(tmpdir(), 'tongban-log-'));
		await relay.close();
		await start(data);
		const { alice, bob } = await organisation();
		const a = connected(alice);
		for (let at = 0; at < 20; at++) await alice.say(said(`word ${at}`));
		await a.live();
		const port = relay.port;
		await relay.close();
		await alice.say(said('while it was away'));
		await start(data, port);
		await a.until(() => a.client.state.type === 'offline');
		a.client.connect();
		await a.live();
		const b = connected(bob);
		await b.until(() => words(bob).length === 21);
		expect(words(bob)).toEqual(words(alice));
	});

	it('gives two sides of a partition everything of each other', async () => {
		const { alice, bob } = await organisation();
		const [a, b] = [connected(alice), connected(bob)];
		await Promise.all([a.live(), b.live()]);
		b.client.disconnect();
		await alice.say(said('here'));
		await bob.say(said('there'));
		await bob.say(said('still there'));
		expect(b.client.unacknowledged).toBe(2);
		b.client.connect();
		await b.live();
		await a.until(() => words(alice).length === 3);
		await b.until(() => words(bob).length === 3);
		expect(bob.ids()).toEqual(alice.ids());
	});

	it('keeps both branches of a chain that a restored backup forked', async () => {
		const { alice, bob } = await organisation();
		const [a, b] = [connected(alice), connected(bob)];
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
		await b.until(() => words(bob).length === 4);
		const cold = new Replica(2);
		cold.workspace = bob.workspace;
		await cold.receive(bob.entries().filter(({ entry }) => entry.space === controlSpace));
		await connected(cold).until(() => words(cold).length === 4);
		expect(words(cold)).toEqual(['one', 'other two', 'three', 'two']);
	});

	it('is given back, after it lost its disk, what a member wrote who was removed in between', async () => {
		const carol = new Replica(3);
		const { alice, bob } = await organisation(carol);
		await carol.say(said('before'));
		await alice.receive(carol.entries());
		await alice.revoke(grantOf(alice, carol));
		await carol.say(said('while removed'));
		await alice.grant(carol.person, 2, [controlSpace, membersSpace]);
		await carol.receive(alice.entries());
		await carol.say(said('back again'));
		await alice.receive(carol.entries());
		await relay.close();
		await start();
		await connected(alice, controlSpace).live();
		await connected(alice).live();
		expect(alice.refused).toEqual(new Map());
		await connected(bob, controlSpace).live();
		await connected(bob).until(() => words(bob).length === 3);
		expect(words(bob)).toEqual(['back again', 'before', 'while removed']);
	});

	it('refuses what another member who was removed wrote afterwards', async () => {
		const mallory = new Replica(3);
		const { alice, bob } = await organisation(mallory);
		await alice.revoke(grantOf(alice, mallory));
		await connected(alice, controlSpace).live();
		await mallory.say(said('I am still here'));
		const [forged] = mallory.entries().slice(-1);
		const b = connected(bob);
		await b.live();
		await bob.receive(forged ? [forged] : []);
		b.client.put(forged ? [forged] : []);
		await b.until(() => bob.refused.size === 1);
		expect([...bob.refused]).toEqual([[forged?.id, 'revoked']]);
		expect(b.client.state.type).toBe('live');
		expect(b.client.unacknowledged).toBe(0);
	});

	it('closes the sockets of a member who is removed, also at a draft', async () => {
		const { alice, bob } = await organisation();
		const b = connected(bob);
		await b.live();
		const path = `/draft/${bob.workspace}/members/minutes`;
		const room = { type: 'draft', workspace: bob.workspace, space: membersSpace, room: 'minutes' };
		const draft = bob.socket(line, room as Room, path);
		await new Promise<void>((resolve) => (draft.onopen = () => resolve()));
		const closed = new Promise<string>((resolve) => {
			draft.onclose = ({ code, reason }) => resolve(`${code} ${reason}`);
		});
		const since = performance.now();
		await alice.revoke(grantOf(alice, bob));
		await b.until(() => b.client.state.type === 'refused');
		expect(await closed).toBe('4403 revoked');
		expect(b.client.state).toEqual({ type: 'refused', code: 'revoked' });
		expect(performance.now() - since).toBeLessThan(1_000);
	});

	it('closes the socket that sends no frame of the protocol, and no other', async () => {
		const { alice, bob } = await organisation();
		const a = connected(alice);
		await a.live();
		for (const [bytes, expected] of [
			[new Uint8Array([1, 2, 3]), '1007 malformed'],
			[writeFrame({ type: 'ready', canWrite: true }), '1008 out_of_turn'],
			[writeFrame({ type: 'put', entries: [] }), '1008 out_of_turn'],
			[new Uint8Array(MAX_PUT_BYTES + 1), '1009 too_large']
		] as const) {
			const path = `/log/${bob.workspace}/members`;
			const socket = bob.socket(line, logOf(bob, membersSpace), path);
			socket.onopen = () => socket.send(bytes);
			const closed = await new Promise<string>((resolve) => {
				socket.onclose = ({ code, reason }) => resolve(`${code} ${reason}`);
			});
			expect(closed).toBe(expected);
		}
		expect(a.client.state.type).toBe('live');
	});

	it('streams a long log in pages to who joins late', { timeout: 120_000 }, async () => {
		await relay.close();
		await start(mkdtempSync(join(tmpdir(), 'tongban-log-')));
		const { alice, bob } = await organisation();
		const a = connected(alice);
		await a.live();
		const many = Array.from({ length: 5_000 }, (_, at) => said(`word ${at}`));
		await alice.say(...many);
		await a.live();
		const progress: number[] = [];
		const b = connected(bob, membersSpace, (client) => {
			if (client.state.type === 'catchingUp') progress.push(client.state.done);
		});
		await b.live();
		expect(bob.ids()).toEqual(alice.ids());
		expect(Math.max(...progress)).toBe(5_000);
		expect(progress.length).toBeGreaterThan(4);
		expect([...progress].sort((x, y) => x - y)).toEqual(progress);
	});
});

const grantOf = (alice: Replica, member: Replica) => {
	const [grant] = alice.authority().grantsOf(member.person);
	if (!grant) throw new Error('a member has a grant');
	return grant.id;
};

describe('the door of the relay', () => {
	const control = (replica: Replica) => `/log/${replica.workspace}/control`;

	it('lets a founder in whom it has never heard of, and keeps the founding', async () => {
		const alice = new Replica(1);
		await alice.found();
		expect(await knock(control(alice), answerOf(alice, logOf(alice)))).toBe('ready');
		const key = { workspace: alice.workspace, space: controlSpace };
		const rows = await relay.store.readEntries(key, 1, 10);
		expect(rows.map(({ id }) => id)).toEqual(alice.proof.map(({ id }) => id));
	});

	it('lets nobody else found the same workspace', async () => {
		const [alice, mallory] = [new Replica(1), new Replica(3)];
		await Promise.all([alice.found(), mallory.found()]);
		const claimed = { type: 'log', workspace: alice.workspace, space: controlSpace } as const;
		const closed = await knock(control(alice), answerOf(mallory, claimed));
		expect(closed).toBe('4403 unknown_workspace');
		expect(await relay.store.listSpaces()).toEqual([]);
	});

	it('[I9] does not mind a clock that is off by decades', async () => {
		const alice = new Replica(1);
		await alice.found();
		for (const time of [0, 4_102_444_800_000]) {
			expect(await knock(control(alice), answerOf(alice, logOf(alice), { time }))).toBe('ready');
		}
	});

	it('refuses a signature made elsewhere, for elsewhere, or before', async () => {
		const { alice, bob } = await organisation();
		const room = logOf(bob);
		let earlier: Uint8Array | undefined;
		await knock(control(bob), async (challenge, send) => {
			earlier = await answerOf(bob, room)(challenge, send);
		});
		const wrong: readonly Claim[] = [
			{ host: 'other.example' },
			{ room: { ...room, space: membersSpace } as Room },
			{ room: { ...room, type: 'draft', room: 'lobby' } as Room },
			{ signature: earlier ?? new Uint8Array(64) },
			{ signature: new Uint8Array(64) }
		];
		for (const claim of wrong) {
			expect(await knock(control(bob), answerOf(bob, room, claim))).toBe('4401 bad_proof');
		}
		expect(await knock(control(alice), answerOf(new Replica(9), logOf(alice)))).toBe(
			'4403 unknown_device'
		);
	});

	it('asks for an answer of the right form and size, and in time', async () => {
		const alice = new Replica(1);
		await alice.found();
		const path = control(alice);
		expect(await knock(path, () => undefined)).toBe('4401 too_slow');
		expect(await knock(path, (_, send) => send(new Uint8Array(20_000)))).toBe('1009 too_large');
		expect(await knock(path, (_, send) => send(new Uint8Array(10)))).toBe('1007 malformed');
		const have = writeFrame({ type: 'have', tips: [], isLast: true });
		expect(await knock(path, (_, send) => send(have))).toBe('1007 malformed');
	});

	it('lets who has joined into the control space and its lobby only', async () => {
		const { alice, invitation } = await organisation();
		const carol = new Replica(5);
		await carol.join(alice.workspace, invitation, seedBytes(SECRET));
		const { workspace } = carol;
		const lobby = { type: 'draft', workspace, space: controlSpace, room: 'lobby' } as Room;
		const other = { type: 'draft', workspace, space: controlSpace, room: 'other' } as Room;
		const members = logOf(carol, membersSpace);
		const at = (room: Room) => knock(roomPath(room), answerOf(carol, room));
		expect(await at(members)).toBe('4403 pending');
		expect(await at(logOf(carol))).toBe('ready');
		expect(await at(lobby)).toBe('ready');
		expect(await at(other)).toBe('4403 pending');
		expect(await at(members)).toBe('4403 pending');
	});

	it('takes no invitation that has expired, is used up, or was never issued', async () => {
		const alice = new Replica(1);
		await alice.found();
		const expired = await alice.invite(SECRET, 5, 1_000);
		const single = await alice.invite(SECRET + 1, 1);
		const entrance = connected(alice, controlSpace);
		await entrance.live();
		const join = async (seed: number, invitation: typeof single, secret: number) => {
			const person = new Replica(seed);
			await person.join(alice.workspace, invitation, seedBytes(secret));
			return knock(control(person), answerOf(person, logOf(person)));
		};
		expect(await join(11, expired, SECRET)).toBe('4403 expired_invitation');
		expect(await join(12, single, SECRET)).toBe('4403 unknown_invitation');
		expect(await join(13, single, SECRET + 1)).toBe('ready');
		expect(await join(13, single, SECRET + 1)).toBe('ready');
		expect(await join(14, single, SECRET + 1)).toBe('4403 used_invitation');
		await entrance.until(() => alice.authority().joined.size === 1);
		const rows = await relay.store.readEntries(
			{ workspace: alice.workspace, space: controlSpace },
			1,
			100
		);
		expect(rows).toHaveLength(6);
	});

	it('lets nobody into a space that their grants do not name', async () => {
		const { bob } = await organisation();
		const at = (space: string) => {
			const room = logOf(bob, space as never);
			return knock(roomPath(room), answerOf(bob, room));
		};
		expect(await at('members')).toBe('ready');
		expect(await at('unit:board')).toBe('4403 lacks_space');
		expect(await at('members/hidden')).toBe('4403 lacks_space');
	});
});
