import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { controlSpace, membersSpace } from '#lib/kernel/identity/index.ts';
import { roomPath, type Room } from '#lib/kernel/protocol/index.ts';
import type { Socket } from '#lib/kernel/sync/index.ts';
import { Replica, type Line } from '../tests/convergence/replica.ts';
import { step1Message, updateMessage } from './drafts/protocol.ts';
import type { Relay } from './relay.ts';
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

const DAY_MS = 86_400_000;
const KB = 1024;

const temporaryFolder = async (): Promise<string> => {
	const folder = await mkdtemp(join(tmpdir(), 'tongban-limits-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
};

/** How often a limit was met, as the metrics tell. */
const timesMet = async ({ url }: Relay, limit: string): Promise<number> => {
	const text = await (await fetch(`${url}/metrics`)).text();
	const [, times] =
		new RegExp(`tongban_limited_total\\{limit="${limit}"\\} (\\d+)`).exec(text) ?? [];
	return Number(times ?? 0);
};

const long = 'x'.repeat(3 * KB);

describe('what a device may send in a day', () => {
	it('ends with its connection, is told to it, and is there again the next day', async () => {
		const clock = { now: 1_000 * DAY_MS };
		const data = await temporaryFolder();
		const options = { data, limits: { deviceDailyBytes: 20 * KB } };
		const first = await startGuarded({ now: () => clock.now }, options);
		const { alice, bob } = await foundOrganisation(first.line);
		const [a, b] = [connect(first.line, alice), connect(first.line, bob)];
		await Promise.all([a.live(), b.live()]);
		for (let at = 0; at < 8; at++) await bob.say(said(`${at} ${long}`));
		await b.until(() => b.client.state.type === 'offline');
		expect(b.client.state).toMatchObject({ type: 'offline', because: 'daily_limit' });
		expect(b.client.unacknowledged).toBeGreaterThan(0);
		expect(await timesMet(first.relay, 'daily_limit')).toBeGreaterThan(0);
		await alice.say(said('goes on'));
		await a.live();
		await first.relay.close();

		const second = await startGuarded({ now: () => clock.now }, options);
		const again = connect(second.line, bob);
		await again.until(() => again.client.state.type === 'offline');
		expect(again.client.state).toMatchObject({ because: 'daily_limit' });
		clock.now += DAY_MS;
		again.client.connect();
		await again.live();
		expect(again.client.unacknowledged).toBe(0);
	});

	it('counts the updates of drafts, and leaves others their own', async () => {
		const { line, relay } = await startGuarded({}, { limits: { deviceDailyBytes: 20 * KB } });
		const { alice, bob } = await foundOrganisation(line);
		const [a, b] = await Promise.all([enter(line, alice), enter(line, bob)]);
		const text = new Y.Doc();
		let sent = 0;
		text.on('update', (update) => {
			sent += update.length;
			b.socket.send(Uint8Array.from(updateMessage(update)));
		});
		for (let at = 0; at < 8; at++) text.getText('t').insert(0, long);
		expect(await b.closed).toBe('1008 daily_limit');
		expect(sent).toBeGreaterThan(20 * KB);
		expect(await timesMet(relay, 'daily_limit')).toBe(1);
		const own = new Y.Doc();
		own.getText('t').insert(0, 'Alice');
		const echoed = new Promise<void>((resolve) => {
			a.socket.onmessage = ({ data }) => {
				if (data instanceof ArrayBuffer && Buffer.from(data).includes('Alice')) resolve();
			};
		});
		a.socket.send(Uint8Array.from(updateMessage(Y.encodeStateAsUpdate(own))));
		await echoed;
		const { tail } = await relay.store.readDraft(
			['draft', bob.workspace, 'members', 'plan'].map(encodeURIComponent).join('/')
		);
		const kept = tail.reduce((sum, { update }) => sum + update.length, 0);
		expect(kept).toBeGreaterThan(15 * KB);
		expect(kept).toBeLessThanOrEqual(21 * KB);
	});
});

/** A socket in the draft `plan`. */
const enter = async (line: Line, replica: Replica) => {
	const room: Room = draftOf(replica, 'plan');
	const socket: Socket = replica.socket(line, room, roomPath(room));
	const closed = new Promise<string>((resolve) => {
		socket.onclose = ({ code, reason }) => resolve(`${code} ${reason}`);
	});
	await new Promise<void>((resolve) => (socket.onopen = () => resolve()));
	socket.send(Uint8Array.from(step1Message(Y.encodeStateVector(new Y.Doc()))));
	return { socket, closed };
};

describe('a log that is full', () => {
	it('takes no more facts, says so of each, and goes on telling what it has', async () => {
		const { line, relay } = await startGuarded({}, { limits: { workspaceLogBytes: 12 * KB } });
		const { alice, bob } = await foundOrganisation(line);
		const [a, b] = [connect(line, alice), connect(line, bob)];
		await Promise.all([a.live(), b.live()]);
		await alice.say(said('before'));
		await a.live();
		for (let at = 0; at < 5; at++) await bob.say(said(`${at} ${long}`));
		await b.until(() => bob.refused.size > 0);
		expect(new Set(bob.refused.values())).toEqual(new Set(['log_full', 'waiting']));
		expect(b.client.state.type).toBe('live');
		expect(await timesMet(relay, 'log_full')).toBeGreaterThan(0);
		const cold = new Replica(2);
		cold.workspace = bob.workspace;
		await cold.receive(bob.entries().filter(({ entry }) => entry.space === controlSpace));
		await connect(line, cold).until(() =>
			cold.entries().some(({ entry }) => entry.payload['words'] === 'before')
		);
	});

	it('still takes a removal', async () => {
		const { line } = await startGuarded({}, { limits: { workspaceLogBytes: 12 * KB } });
		const { alice, bob } = await foundOrganisation(line);
		const b = connect(line, bob);
		await b.live();
		for (let at = 0; at < 5; at++) await bob.say(said(`${at} ${long}`));
		await b.until(() => bob.refused.size > 0);
		await alice.revoke(grantOf(alice, bob));
		await b.until(() => b.client.state.type === 'refused');
		expect(b.client.state).toEqual({ type: 'refused', code: 'revoked' });
	});
});

describe('a relay on which not everybody may found', () => {
	it('[I10] takes no workspace that it does not know, and serves those that it does', async () => {
		const data = await temporaryFolder();
		const open = await startGuarded({}, { data });
		const known = new Replica(1);
		await known.found();
		await connect(open.line, known, controlSpace).live();
		await open.relay.close();
		const { line, relay } = await startGuarded({}, { data, founding: 'closed' });
		const knockAs = (replica: Replica) => {
			const room = logOf(replica);
			return knock(line, roomPath(room), answerOf(replica, room));
		};
		expect(await knockAs(known)).toBe('ready');
		const stranger = new Replica(2);
		await stranger.found();
		expect(await knockAs(stranger)).toBe('4403 founding_closed');
		expect(await timesMet(relay, 'founding_closed')).toBe(1);
		expect(await relay.store.listSpaces()).toHaveLength(1);
		expect(
			await knock(
				line,
				roomPath(logOf(known, membersSpace)),
				answerOf(known, logOf(known, membersSpace))
			)
		).toBe('ready');
	});
});
