import { describe, expect, it } from 'vitest';
import { bytesToText, type ChainId, type EntryId } from '../identity/index.ts';
import type { Tip } from '../log/index.ts';
import { readFrame, writeFrame, type Message } from '../protocol/index.ts';
import { err, ok, type Result } from '../result/index.ts';
import type { Pace } from './back-off.ts';
import { LogClient } from './log-client.ts';
import type { Socket } from './socket.ts';

const chain = bytesToText(new Uint8Array(8).fill(1)) as ChainId;
const tipAt = (seq: number): Tip => ({
	chain,
	seq,
	id: bytesToText(new Uint8Array(32).fill(seq)) as EntryId
});

/** A clock that the test moves. */
const clock = () => {
	let now = 0;
	let timers: { at: number; run: () => void }[] = [];
	const pace: Pace = {
		now: () => now,
		random: () => 0,
		after: (ms, run) => {
			const timer = { at: now + ms, run };
			timers.push(timer);
			return () => (timers = timers.filter((other) => other !== timer));
		}
	};
	const pass = (ms: number) => {
		const until = now + ms;
		for (;;) {
			const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
			if (!next) break;
			timers = timers.filter((other) => other !== next);
			now = next.at;
			next.run();
		}
		now = until;
	};
	return { pace, pass };
};

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A client whose far end the test plays. */
const open = (
	tips: readonly Tip[] = [],
	receive: () => Result<unknown, { readonly code: string }> = () => ok(null)
) => {
	const { pace, pass } = clock();
	const sockets: { socket: Socket; sent: Message[]; isClosed: boolean }[] = [];
	const acknowledged: Tip[] = [];
	const openSocket = (): Socket => {
		const end = { socket: {} as Socket, sent: [] as Message[], isClosed: false };
		end.socket = {
			binaryType: 'arraybuffer',
			onopen: null,
			onmessage: null,
			onclose: null,
			onerror: null,
			send: (data) => {
				const read = readFrame(data);
				if (read.ok) end.sent.push(read.value);
			},
			close: () => (end.isClosed = true)
		};
		sockets.push(end);
		return end.socket;
	};
	const client = new LogClient({
		openSocket,
		pace,
		ports: {
			tips: () => Promise.resolve(tips),
			chain: () => Promise.resolve([]),
			receive: () => Promise.resolve(receive()),
			acknowledged: (heard) => acknowledged.push(...heard)
		}
	});
	const current = () => {
		const last = sockets.at(-1);
		if (!last) throw new Error('no socket has been opened');
		return last;
	};
	const relay = {
		accept: async () => {
			current().socket.onopen?.(new Event('open'));
			await settled();
		},
		say: async (message: Message) => {
			const data = writeFrame(message).buffer;
			current().socket.onmessage?.(new MessageEvent('message', { data }));
			await settled();
		},
		close: (code: number, reason = '') => {
			const notice = Object.assign(new Event('close'), { code, reason, wasClean: true });
			current().socket.onclose?.(notice);
		}
	};
	return { client, relay, pass, sockets, current, acknowledged };
};

const synced = (...tips: readonly Tip[]): Message => ({ type: 'synced', tips, isLast: true });

describe('the client of a log', () => {
	it('says what it has, and is live once the relay has said what it has', async () => {
		const { client, relay, current, acknowledged } = open([tipAt(4)]);
		expect(client.state).toEqual({ type: 'offline' });
		client.connect();
		expect(client.state).toEqual({ type: 'connecting' });
		await relay.accept();
		expect(current().sent).toEqual([{ type: 'have', tips: [tipAt(4)], isLast: true }]);
		expect([client.state, client.unacknowledged]).toEqual([
			{ type: 'catchingUp', done: 0, total: 0 },
			5
		]);
		await relay.say({ type: 'entries', entries: [], done: 3, total: 9 });
		expect(client.state).toEqual({ type: 'catchingUp', done: 3, total: 9 });
		await relay.say(synced(tipAt(4)));
		expect([client.state, client.unacknowledged]).toEqual([{ type: 'live' }, 0]);
		expect(acknowledged).toEqual([tipAt(4)]);
	});

	it('comes back after a pause that grows, until it has been live for a while', async () => {
		const { client, relay, pass, sockets } = open();
		client.connect();
		relay.close(1006);
		expect(client.state).toEqual({ type: 'offline', retryAt: 250 });
		pass(250);
		expect(sockets).toHaveLength(2);
		await relay.accept();
		await relay.say(synced());
		relay.close(1006);
		expect(client.state).toEqual({ type: 'offline', retryAt: 250 + 500 });
		pass(500);
		await relay.accept();
		await relay.say(synced());
		pass(10_000);
		relay.close(1006);
		expect(client.state).toEqual({ type: 'offline', retryAt: 750 + 10_000 + 250 });
	});

	it('stops where the relay says that the right has ended, until it is asked to connect', () => {
		const { client, relay, pass, sockets } = open();
		client.connect();
		relay.close(4403, 'expired_invitation');
		expect(client.state).toEqual({ type: 'refused', code: 'expired_invitation' });
		pass(3_600_000);
		expect(sockets).toHaveLength(1);
		client.connect();
		expect(sockets).toHaveLength(2);
	});

	it('proves itself again three times, and not a fourth', () => {
		const { client, relay, pass } = open();
		client.connect();
		for (const attempt of [1, 2, 3]) {
			relay.close(4401, 'bad_proof');
			expect(client.state.type).toBe(attempt < 3 ? 'offline' : 'refused');
			pass(60_000);
		}
		expect(client.state).toEqual({ type: 'refused', code: 'bad_proof' });
	});

	it('gives up a line on which nothing comes though something is due', async () => {
		const { client, relay, pass, current } = open();
		client.connect();
		await relay.accept();
		pass(29_999);
		expect(client.state.type).toBe('catchingUp');
		pass(1);
		expect(client.state).toEqual({ type: 'offline', retryAt: 30_250 });
		expect(current().isClosed).toBe(true);
	});

	it('waits quietly while nothing is due', async () => {
		const { client, relay, pass } = open();
		client.connect();
		await relay.accept();
		await relay.say(synced());
		pass(3_600_000);
		expect(client.state).toEqual({ type: 'live' });
	});

	it('drops the line and says why when the own store is full', async () => {
		const { client, relay, current } = open([], () => err({ code: 'store_full' }));
		client.connect();
		await relay.accept();
		await relay.say({ type: 'push', entries: [] });
		expect(client.state).toMatchObject({ type: 'offline', because: 'store_full' });
		expect(current().isClosed).toBe(true);
	});

	it('drops a relay that sends no frame, or one that is not for clients', async () => {
		for (const message of [synced(), { type: 'put', entries: [] }] as const) {
			const { client, relay, current } = open();
			client.connect();
			await relay.accept();
			const frame = message.type === 'put' ? writeFrame(message) : new Uint8Array([1, 2]);
			current().socket.onmessage?.(new MessageEvent('message', { data: frame.buffer }));
			expect(client.state.type).toBe('offline');
		}
	});

	it('counts what waits before it has ever been connected', () => {
		const client = new LogClient({
			openSocket: () => {
				throw new Error('not connected in this test');
			},
			pace: clock().pace,
			ports: {
				tips: () => Promise.resolve([tipAt(6)]),
				chain: () => Promise.resolve([]),
				receive: () => Promise.resolve(ok(null)),
				acknowledged: () => undefined
			},
			acknowledged: [tipAt(4)],
			stored: [tipAt(6)]
		});
		expect([client.state, client.unacknowledged]).toEqual([{ type: 'offline' }, 2]);
	});

	it('does not count refused entries as on their way', async () => {
		const { client, relay } = open([tipAt(1)]);
		client.connect();
		await relay.accept();
		await relay.say(synced(tipAt(0)));
		expect(client.unacknowledged).toBe(1);
		await relay.say({ type: 'refused', entries: [{ id: tipAt(1).id, code: 'revoked' }] });
		expect(client.unacknowledged).toBe(0);
		expect([...client.refused]).toEqual([[tipAt(1).id, 'revoked']]);
	});

	it('hears nothing more of a connection that it has closed', async () => {
		const { client, relay, acknowledged } = open();
		client.connect();
		await relay.accept();
		client.disconnect();
		await relay.say(synced(tipAt(3)));
		expect([client.state, acknowledged]).toEqual([{ type: 'offline' }, []]);
	});
});
