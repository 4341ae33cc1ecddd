/**
 * A device that joins a workspace with a long log: fetched from a relay through a socket, verified,
 * kept, judged and folded. Against reading the same bytes from the network alone.
 * Run: `npx tsx bench/cold-join.ts`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { WorkspaceLog } from '#lib/app/log/index.ts';
import { Projections, vocabulary } from '#lib/app/projections/index.ts';
import { controlSpace, membersSpace, type Space } from '#lib/kernel/identity/index.ts';
import { memoryStore, type LogStore, type SignedEntry } from '#lib/kernel/log/index.ts';
import { roomPath } from '#lib/kernel/protocol/index.ts';
import { gatedSocket, LogClient, type SocketConstructor } from '#lib/kernel/sync/index.ts';
import { ok } from '#lib/kernel/result/index.ts';
import { openAccess } from '../server/access.ts';
import { startRelay } from '../server/relay.ts';
import { clubOf } from './club.ts';
import { cpuMsOf, report } from './report.ts';

type Club = Awaited<ReturnType<typeof clubOf>>;
type Receive = (entries: readonly SignedEntry[]) => Promise<ReturnType<typeof ok>>;

/** Settles once the space is in step with the relay and has nothing left to send. */
const inStep = (url: string, club: Club, space: Space, store: LogStore, receive: Receive) =>
	new Promise<void>((resolve) => {
		const { workspace, signer } = club.ports;
		const room = { type: 'log', workspace, space } as const;
		const Gated: SocketConstructor = gatedSocket({
			// The client of `ws` has what is used of the browser's.
			socket: WebSocket as unknown as SocketConstructor,
			room,
			signer,
			now: () => Date.now(),
			proof: () => Promise.resolve(club.entries.slice(0, 2))
		});
		const client = new LogClient({
			openSocket: () => new Gated(`${url.replace('http', 'ws')}${roomPath(room)}`),
			pace: {
				now: () => performance.now(),
				after: (ms, run) => {
					const timer = setTimeout(run, ms);
					return () => clearTimeout(timer);
				},
				random: () => 0.5
			},
			ports: {
				tips: () => store.tips(space),
				chain: (chain, seq, limit) => store.chain(space, chain, seq, limit),
				receive,
				acknowledged: () => undefined
			},
			onChange: () => {
				if (client.state.type !== 'live' || client.unacknowledged > 0) return;
				client.disconnect();
				resolve();
			}
		});
		client.connect();
	});

const measure = async (size: number) => {
	const club = await clubOf(size);
	const data = await mkdtemp(join(tmpdir(), 'tongban-bench-'));
	const started = await startRelay({ data, access: openAccess });
	if (!started.ok) throw new Error(started.error.code);
	const { url } = started.value;

	const full = memoryStore();
	await full.append(club.entries, 1);
	for (const space of [controlSpace, membersSpace]) {
		await inStep(url, club, space, full, () => Promise.resolve(ok(null)));
	}

	let bytes = 0;
	const empty = memoryStore();
	const floorMs = await cpuMsOf(() =>
		inStep(url, club, membersSpace, empty, (entries) => {
			for (const entry of entries) bytes += entry.bytes.length;
			return Promise.resolve(ok(null));
		})
	);

	const store = memoryStore();
	const projections: Projections = new Projections({
		had: (id, capability) => log.had(id, capability),
		timezone: () => 'Asia/Shanghai',
		lateMinutes: () => 10
	});
	const log: WorkspaceLog = new WorkspaceLog({
		...club.ports,
		store,
		vocabulary,
		sink: projections
	});
	const begun = performance.now();
	const joinMs = await cpuMsOf(async () => {
		for (const space of [controlSpace, membersSpace]) {
			await inStep(url, club, space, store, async (entries) => ok(await log.receive(entries)));
		}
	});
	const wallMs = performance.now() - begun;
	if (log.size !== club.entries.length) throw new Error('the join is not complete');
	await started.value.close();
	await rm(data, { recursive: true });
	return {
		entries: size,
		megabytes: bytes / 1e6,
		floorMs,
		joinMs,
		ratio: joinMs / floorMs,
		wallMs
	};
};

const rows = [];
for (const size of [25_000, 100_000]) rows.push(await measure(size));
report('cold-join', rows);
