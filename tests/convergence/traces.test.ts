import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startRelay, type Relay } from '../../server/relay.ts';
import { TraceClient } from './traces-client.ts';
import { applyPatch, readConcurrentTrace, readSequentialTrace } from './traces-trace.ts';

const patchesAtOnce = 40;
const offlineEveryNthTurn = 6;

const clients: TraceClient[] = [];
let folder: string;
let relay: Relay;

const start = async (port = 0): Promise<Relay> => {
	// Merged updates would show a client more than the version that the trace says it saw.
	const limits = { tailCount: Infinity, tailBytes: Infinity };
	const started = await startRelay({ port, data: folder, openFrom: 'this-machine', limits });
	if (!started.ok) throw new Error(started.error.code);
	return started.value;
};

const connect = (room: string, clientId: number): TraceClient => {
	const client = new TraceClient(`ws://127.0.0.1:${relay.port}/open`, room, clientId);
	clients.push(client);
	return client;
};

const readCold = async (room: string): Promise<string> => {
	const reader = connect(room, 9);
	await reader.receiveAll();
	return reader.text.toString();
};

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tongban-traces-'));
	relay = await start();
});

afterEach(async () => {
	for (const client of clients.splice(0)) client.destroy();
	await relay.close();
	await rm(folder, { recursive: true });
});

type Transaction = Awaited<ReturnType<typeof readConcurrentTrace>>['txns'][number];

/** Turns at the keyboard that could have been offline: nothing came in and the other saw all or nothing. */
const offlineTurns = (transactions: readonly Transaction[]): ReadonlyMap<number, number> => {
	const crossing = transactions.map(({ parents, agent }) =>
		parents.filter((parent) => transactions[parent]?.agent !== agent)
	);
	const seenByOther = new Set(crossing.flat());
	const turns = new Map<number, number>();
	let first = 0;
	transactions.forEach(({ agent }, at) => {
		if (transactions[at + 1]?.agent === agent) return;
		const later = Array.from({ length: at - first }, (_, step) => first + step + 1);
		const isApart = later.every(
			(index) => !seenByOther.has(index - 1) && crossing[index]?.length === 0
		);
		if (isApart) turns.set(first, at);
		first = at + 1;
	});
	return turns;
};

describe('real typing through the real relay', () => {
	test('two people typing at once, each offline many times, end with exactly the recorded text', async () => {
		const trace = await readConcurrentTrace('friendsforever');
		const turns = offlineTurns(trace.txns);
		const alice = connect('friends', 0);
		const bob = connect('friends', 1);
		await Promise.all([alice.acknowledged(), bob.acknowledged()]);
		// Of each transaction: how far the clocks of both had come when it was written.
		const versions: (readonly [number, number])[] = [];
		let turnsSoFar = 0;
		let turnsOffline = 0;
		let backOnlineAfter: number | undefined;
		for (const [at, { parents, agent, patches }] of trace.txns.entries()) {
			const [self, other] = agent === 0 ? [alice, bob] : [bob, alice];
			const otherId = other.doc.clientID;
			const seen = Math.max(0, ...parents.map((parent) => versions[parent]?.[otherId] ?? 0));
			await self.receiveUpTo(otherId, seen);
			if (self.clockOf(otherId) !== seen) throw new Error('saw more than its parents');
			const lastOfTurn = turns.get(at);
			if (lastOfTurn !== undefined && turnsSoFar++ % offlineEveryNthTurn === 0) {
				turnsOffline += 1;
				await self.acknowledged();
				self.provider.disconnect();
				backOnlineAfter = lastOfTurn;
			}
			self.write((text) => {
				for (const patch of patches) applyPatch(text, patch);
			});
			versions.push([self.clockOf(0), self.clockOf(1)]);
			if (at === backOnlineAfter) {
				self.provider.connect();
				await self.acknowledged();
			}
			if (at === Math.floor(trace.txns.length / 2)) {
				await Promise.all([alice.acknowledged(), bob.acknowledged()]);
				await relay.close();
				relay = await start(relay.port);
				await Promise.all([alice.acknowledged(), bob.acknowledged()]);
			}
		}
		await alice.receiveUpTo(1, bob.clockOf(1));
		await bob.receiveUpTo(0, alice.clockOf(0));

		expect(alice.text.toString()).toBe(trace.endContent);
		expect(bob.text.toString()).toBe(trace.endContent);
		expect(await readCold('friends')).toBe(trace.endContent);
		expect(turnsOffline).toBeGreaterThan(50);
	}, 120_000);

	test('a paper typed by one person is loaded by another exactly, also after a restart', async () => {
		await relay.close();
		const started = await startRelay({ data: folder, openFrom: 'this-machine' });
		if (!started.ok) throw new Error(started.error.code);
		relay = started.value;
		const trace = await readSequentialTrace('automerge-paper');
		const patches = trace.txns.flatMap((transaction) => transaction.patches);
		const author = connect('paper', 0);
		await author.receiveAll();
		author.write((text) => text.insert(0, trace.startContent));
		for (let at = 0; at < patches.length; at += patchesAtOnce) {
			author.write((text) => {
				for (const patch of patches.slice(at, at + patchesAtOnce)) applyPatch(text, patch);
			});
			// The event loop is the author's and the relay's alike; both must get their turns.
			await setImmediate();
		}
		await author.acknowledged();

		expect(author.text.toString()).toBe(trace.endContent);
		expect(await readCold('paper')).toBe(trace.endContent);
		await relay.close();
		relay = await start();
		expect(await readCold('paper')).toBe(trace.endContent);
	}, 120_000);
});
