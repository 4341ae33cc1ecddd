/**
 * Fan-out and durable appends of the relay, against what limits them: a bare `ws` broadcast that
 * keeps nothing, and one synced write per append. Deliveries are updates × readers (10,000 × 50).
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { WebSocketServer } from 'ws';
import { startRelay } from '../server/relay.ts';
import { openLevelStore } from '../server/store/index.ts';
import { cpuMsOf, report } from './report.ts';

const readers = 50;
const updates = 10_000;
const appends = 20_000;
const rowBytes = 200;

const resultSchema = v.object({ milliseconds: v.number() });
const load = fileURLToPath(new URL('./relay-load.ts', import.meta.url));

/** What the deliveries of one run took: by the clock, and of this process's processor time. */
const measureFanOut = async (what: string, port: number, path: string, joins: boolean) => {
	const clients = fork(load, { execArgv: ['--import', 'tsx'] });
	let milliseconds = 0;
	const processorMs = await cpuMsOf(async () => {
		clients.send({ port, path, readers, updates, joins });
		const [message] = await once(clients, 'message');
		({ milliseconds } = v.parse(resultSchema, message));
	});
	clients.kill();
	const deliveries = updates * readers;
	return {
		what,
		perSecond: deliveries / (milliseconds / 1_000),
		perProcessorSecond: deliveries / (processorMs / 1_000)
	};
};

const bareBroadcast = async () => {
	const server = createServer();
	const sockets = new WebSocketServer({ server, perMessageDeflate: false });
	sockets.on('connection', (socket) => {
		socket.on('message', (data) => {
			for (const one of sockets.clients) one.send(data, { binary: true });
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	const row = await measureFanOut('bare ws broadcast, keeps nothing', address.port, '/', false);
	for (const one of sockets.clients) one.terminate();
	server.close();
	return row;
};

const relayFanOut = async (what: string, data: string | undefined) => {
	const relay = await startRelay({ data, openFrom: 'this-machine' });
	if (!relay.ok) throw new Error(relay.error.code);
	const row = await measureFanOut(what, relay.value.port, '/open/bench', true);
	await relay.value.close();
	return row;
};

/** Appends entries, so many at a time. */
const durableAppends = async (what: string, folder: string, count: number, atOnce: number) => {
	const opened = await openLevelStore(folder);
	if (!opened.ok) throw new Error(opened.error.cause);
	const store = opened.value;
	const bytes = new Uint8Array(rowBytes);
	let next = 0;
	const append = async (): Promise<void> => {
		while (next < count) {
			const seq = next++;
			await store.appendEntries({ workspace: 'w', space: 's' }, [
				{ chain: 'c', seq, id: `e${seq}`, bytes, receivedAt: seq }
			]);
		}
	};
	const started = performance.now();
	const processorMs = await cpuMsOf(() => Promise.all(Array.from({ length: atOnce }, append)));
	const seconds = (performance.now() - started) / 1_000;
	await store.close();
	return {
		what,
		perSecond: count / seconds,
		perProcessorSecond: count / (processorMs / 1_000)
	};
};

const folder = await mkdtemp(join(tmpdir(), 'tongban-bench-'));
report('relay', [
	await bareBroadcast(),
	await relayFanOut('relay, store in memory', undefined),
	await relayFanOut('relay, on disk before shown', join(folder, 'fan-out')),
	await durableAppends('synced appends, one at a time', join(folder, 'one'), appends / 20, 1),
	await durableAppends('synced appends, 64 at a time', join(folder, 'many'), appends, 64)
]);
await rm(folder, { recursive: true });
