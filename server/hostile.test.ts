import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { awarenessMessage, step1Message, updateMessage } from './drafts/protocol.ts';
import {
	endingOf,
	joinRoom,
	openRawSocket,
	openSocket,
	startTestRelay,
	synced,
	textBecomes,
	textOf,
	type Ending
} from './test-clients.ts';

const room = '/open/room';

/** Alice and Bob write on; nothing a third does may change what they read. */
const twoHonest = async (port: number) => {
	const alice = joinRoom(port, 'room');
	const bob = joinRoom(port, 'room');
	await Promise.all([synced(alice), synced(bob)]);
	textOf(alice).insert(0, 'honest');
	await textBecomes(bob, 'honest');
	return { alice, bob };
};

const stillWrite = async (alice: WebsocketProvider, bob: WebsocketProvider): Promise<void> => {
	textOf(bob).insert(6, ' work');
	await textBecomes(alice, 'honest work');
	expect(alice.wsconnected && bob.wsconnected).toBe(true);
};

const endingAfter = (socket: WebSocket, ...messages: readonly Uint8Array[]): Promise<Ending> => {
	const ending = endingOf(socket);
	for (const message of messages) socket.send(message);
	return ending;
};

const malformedMessages: Readonly<Record<string, Uint8Array>> = {
	'an empty message': Uint8Array.of(),
	'an unknown kind': Uint8Array.of(77),
	'an unknown kind of synchronisation': Uint8Array.of(0, 9, 0),
	'a truncated varint': Uint8Array.of(0, 2, 0x80),
	'a varint that never ends': new Uint8Array(64).fill(0xff),
	'a length past the end': Uint8Array.of(0, 2, 200, 1, 2),
	'bytes after the end': Uint8Array.of(0, 2, 2, 0, 0, 1),
	'an update of nothing': Uint8Array.of(0, 2, 0),
	'an update that ends in the middle': Uint8Array.of(0, 2, 3, 1, 5, 1),
	'an update with unknown content': Uint8Array.of(0, 2, 8, 1, 1, 1, 0, 0x1f, 1, 1, 0),
	'a state vector that ends in the middle': Uint8Array.of(0, 0, 2, 9, 9),
	'awareness that ends in the middle': Uint8Array.of(1, 2, 5, 1),
	'awareness that is no JSON': Uint8Array.of(1, 5, 1, 7, 1, 1, 0x7b)
};

describe('a malformed message', () => {
	for (const [name, bytes] of Object.entries(malformedMessages)) {
		test(`closes only its own socket: ${name}`, async () => {
			const { port } = await startTestRelay();
			const { alice, bob } = await twoHonest(port);
			const mallory = await openSocket(port, room);
			expect((await endingAfter(mallory, bytes)).code).toBe(1007);
			await stillWrite(alice, bob);
		});
	}

	test('closes only its own socket: text where bytes belong', async () => {
		const { port } = await startTestRelay();
		const mallory = await openSocket(port, room);
		const ending = endingOf(mallory);
		mallory.send('hello');
		expect((await ending).code).toBe(1007);
	});

	test('leaves nothing on disk', async () => {
		const { port, store } = await startTestRelay();
		for (const bytes of Object.values(malformedMessages)) {
			await endingAfter(await openSocket(port, room), bytes);
		}
		expect(await store.listDrafts()).toEqual([]);
	});
});

describe('bytes that are no websocket', () => {
	const hostileBytes: Readonly<Record<string, Buffer>> = {
		'reserved bits': Buffer.from([0xf2, 0x80, 0, 0, 0, 0]),
		'an unmasked frame': Buffer.from([0x82, 0x01, 0x00]),
		'an unknown opcode': Buffer.from([0x83, 0x80, 0, 0, 0, 0]),
		'a length beyond every limit': Buffer.from([
			0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255
		]),
		'a control frame that is too long': Buffer.from([0x89, 0xfe, 0x01, 0x00, 0, 0, 0, 0]),
		noise: Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919 + 255) & 0xff))
	};
	for (const [name, bytes] of Object.entries(hostileBytes)) {
		test(`end only their own connection: ${name}`, async () => {
			const { port } = await startTestRelay();
			const { alice, bob } = await twoHonest(port);
			const mallory = await openRawSocket(port, room);
			mallory.resume();
			mallory.write(bytes);
			await once(mallory, 'close');
			await stillWrite(alice, bob);
		});
	}

	test('end only their own connection: a peer that vanishes in the middle of a frame', async () => {
		const { port } = await startTestRelay();
		const { alice, bob } = await twoHonest(port);
		const mallory = await openRawSocket(port, room);
		mallory.write(Buffer.from([0x82, 0xfe, 0x40, 0x00, 1, 2, 3, 4, 5]));
		mallory.resetAndDestroy();
		await stillWrite(alice, bob);
	});
});

describe('a client that does too much', () => {
	const awarenessOf = (clients: readonly number[], clock: number, state: string): Uint8Array =>
		awarenessMessage(
			encoding.encode((encoder) => {
				encoding.writeVarUint(encoder, clients.length);
				for (const client of clients) {
					encoding.writeVarUint(encoder, client);
					encoding.writeVarUint(encoder, clock);
					encoding.writeVarString(encoder, state);
				}
			})
		);
	const updateOf = (letters: number): Uint8Array => {
		const doc = new Y.Doc();
		doc.getText('t').insert(0, 'x'.repeat(letters));
		return updateMessage(Y.encodeStateAsUpdate(doc));
	};

	test('is closed with 1009 for a message above the limit', async () => {
		const { port } = await startTestRelay({ limits: { messageBytes: 1_000 } });
		const mallory = await openSocket(port, room);
		expect((await endingAfter(mallory, new Uint8Array(1_001))).code).toBe(1009);
	});

	test('is closed with 1009 for an awareness state above the limit', async () => {
		const { port } = await startTestRelay({ limits: { awarenessStateBytes: 100 } });
		const state = JSON.stringify('x'.repeat(100));
		const mallory = await openSocket(port, room);
		expect((await endingAfter(mallory, awarenessOf([1], 1, state))).code).toBe(1009);
	});

	test('is closed with 1008 for pretending to be a crowd', async () => {
		const { port } = await startTestRelay({ limits: { awarenessClients: 3 } });
		const mallory = await openSocket(port, room);
		expect((await endingAfter(mallory, awarenessOf([1, 2, 3, 4], 1, '{}'))).code).toBe(1008);
	});

	test('is closed with 1008 for changing its awareness without end', async () => {
		const { port } = await startTestRelay({ limits: { awarenessPerSecond: 1 } });
		const mallory = await openSocket(port, room);
		const flood = Array.from({ length: 100 }, (_, clock) => awarenessOf([1], clock, '{}'));
		expect((await endingAfter(mallory, ...flood)).code).toBe(1008);
	});

	test('is closed with 1008 for asking for everything again and again', async () => {
		const { port } = await startTestRelay();
		const mallory = await openSocket(port, room);
		const flood = Array.from({ length: 100 }, () => step1Message(Uint8Array.of(0)));
		expect((await endingAfter(mallory, ...flood)).code).toBe(1008);
	});

	test('is closed with 1008 when its document is full, and the document stays', async () => {
		const { port } = await startTestRelay({ limits: { roomBytes: 500 } });
		const { alice, bob } = await twoHonest(port);
		const mallory = await openSocket(port, room);
		const ending = await endingAfter(mallory, updateOf(600));
		expect(ending).toEqual({ code: 1008, reason: 'this document is full' });
		await stillWrite(alice, bob);
	});

	test('does not keep others waiting when it sends faster than the disk takes', async () => {
		const { port } = await startTestRelay({ limits: { unsettledBytes: 2_000 } });
		const { alice, bob } = await twoHonest(port);
		const flooder = joinRoom(port, 'room');
		await synced(flooder);
		const rows = flooder.doc.getArray<number>('rows');
		for (let at = 0; at < 2_000; at += 1) rows.push([at]);
		await stillWrite(alice, bob);
		await new Promise<void>((resolve) => {
			const received = bob.doc.getArray('rows');
			const look = (): void => {
				if (received.length === 2_000) resolve();
			};
			received.observe(look);
			look();
		});
	});

	test('reads slowly and is given what it missed when it has caught up', async () => {
		const { port } = await startTestRelay({ limits: { softQueueBytes: 64 * 1024 } });
		const alice = joinRoom(port, 'room');
		await synced(alice);
		const slow = joinRoom(port, 'room');
		await synced(slow);
		const socket = slow.ws as unknown as WebSocket;
		socket.pause();
		const rows = alice.doc.getArray<string>('rows');
		for (let at = 0; at < 100; at += 1) {
			rows.push([String(at).padEnd(200_000, '.')]);
			await new Promise(setImmediate);
		}
		const witness = joinRoom(port, 'room');
		const received = (provider: WebsocketProvider): Promise<void> =>
			new Promise((resolve) => {
				const look = (): void => {
					if (provider.doc.getArray('rows').length === 100) resolve();
				};
				provider.doc.on('update', look);
				look();
			});
		await received(witness);
		expect(slow.doc.getArray('rows').length).toBeLessThan(100);
		socket.resume();
		await received(slow);
		expect(slow.doc.getArray('rows').toJSON()).toEqual(rows.toJSON());
	});
});
