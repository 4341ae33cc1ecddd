import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { messageSync, type WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
	endingOf,
	joinRoom,
	openSocket,
	refusalOf,
	startTestRelay,
	synced,
	textBecomes,
	textOf
} from './test-clients.ts';

const temporaryFolder = async (): Promise<string> => {
	const folder = await mkdtemp(join(tmpdir(), 'tongban-relay-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	return folder;
};

/** Resolves when the relay has sent back an update of this client: it is on disk. */
const acknowledged = (provider: WebsocketProvider): Promise<void> =>
	new Promise((resolve) => {
		const receive = provider.messageHandlers[messageSync];
		provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
			const isUpdate = decoder.arr[decoder.pos] === 2;
			receive?.(encoder, decoder, ...rest);
			if (isUpdate) resolve();
		};
	});

describe('stock clients in the open area', () => {
	test('see each other write, and a third finds everything', async () => {
		const { port } = await startTestRelay();
		const alice = joinRoom(port, 'room');
		const bob = joinRoom(port, 'room');
		await Promise.all([synced(alice), synced(bob)]);
		textOf(alice).insert(0, '你好');
		await textBecomes(bob, '你好');
		textOf(bob).insert(2, ', world');
		await textBecomes(alice, '你好, world');
		const carol = joinRoom(port, 'room');
		await synced(carol);
		expect(textOf(carol).toString()).toBe('你好, world');
	});

	test('learn of deletes they missed, though a state vector says nothing about them', async () => {
		const { port } = await startTestRelay();
		const alice = joinRoom(port, 'room');
		const bob = joinRoom(port, 'room');
		await Promise.all([synced(alice), synced(bob)]);
		textOf(alice).insert(0, 'abcdef');
		await textBecomes(bob, 'abcdef');
		bob.disconnect();
		const deleted = acknowledged(alice);
		textOf(alice).delete(1, 4);
		await deleted;
		bob.connect();
		await textBecomes(bob, 'af');
	});

	test('merge what they wrote while apart', async () => {
		const { port } = await startTestRelay();
		const alice = joinRoom(port, 'room');
		const bob = joinRoom(port, 'room');
		await Promise.all([synced(alice), synced(bob)]);
		textOf(alice).insert(0, 'middle');
		await textBecomes(bob, 'middle');
		alice.disconnect();
		bob.disconnect();
		textOf(alice).insert(0, 'start ');
		textOf(bob).insert(6, ' end');
		alice.connect();
		bob.connect();
		await Promise.all([
			textBecomes(alice, 'start middle end'),
			textBecomes(bob, 'start middle end')
		]);
	});

	test('stay in their own rooms, whatever the rooms are called', async () => {
		const { port } = await startTestRelay();
		const rooms = ['a', 'a/b', 'a%2Fb', '会议'];
		for (const room of rooms) {
			const writer = joinRoom(port, room);
			await synced(writer);
			const written = acknowledged(writer);
			textOf(writer).insert(0, room);
			await written;
		}
		for (const room of rooms.filter((name) => name !== 'a%2Fb')) {
			const reader = joinRoom(port, room);
			await synced(reader);
			expect(['a/ba%2Fb', 'a%2Fba/b', room]).toContain(textOf(reader).toString());
		}
	});

	test('see who is here, and at once when somebody leaves or comes back', async () => {
		const { port } = await startTestRelay();
		const alice = joinRoom(port, 'room');
		const bob = joinRoom(port, 'room');
		await Promise.all([synced(alice), synced(bob)]);
		const aliceId = alice.doc.clientID;
		const bobSees = (expected: unknown): Promise<void> =>
			new Promise((resolve) => {
				const look = (): void => {
					const state = bob.awareness.getStates().get(aliceId);
					if (JSON.stringify(state) === JSON.stringify(expected)) resolve();
				};
				bob.awareness.on('change', look);
				look();
			});
		alice.awareness.setLocalStateField('name', 'Alice');
		await bobSees({ name: 'Alice' });
		alice.disconnect();
		await bobSees(undefined);
		alice.connect();
		await bobSees({ name: 'Alice' });
	});

	test('find everything again after the relay has stopped and started', async () => {
		const data = await temporaryFolder();
		const first = await startTestRelay({ data });
		const alice = joinRoom(first.port, 'room');
		await synced(alice);
		const written = acknowledged(alice);
		textOf(alice).insert(0, 'kept');
		await written;
		await first.close();
		textOf(alice).insert(4, ' and more');
		const second = await startTestRelay({ data, port: first.port });
		expect(second.store.report).toEqual({ recovered: false, findings: [] });
		const bob = joinRoom(second.port, 'room');
		await textBecomes(bob, 'kept and more');
	});

	test('get an acknowledgement for what the relay already has', async () => {
		const { port } = await startTestRelay();
		const alice = joinRoom(port, 'room');
		await synced(alice);
		const written = acknowledged(alice);
		textOf(alice).insert(0, 'x');
		await written;
		const answered = acknowledged(alice);
		alice.disconnect();
		alice.connect();
		await answered;
		expect(textOf(alice).toString()).toBe('x');
	});
});

describe('a draft with a long tail', () => {
	test('is merged while people write, and still loads exactly', async () => {
		const { port, store } = await startTestRelay({ limits: { tailCount: 20 } });
		const alice = joinRoom(port, 'long');
		const bob = joinRoom(port, 'long');
		await Promise.all([synced(alice), synced(bob)]);
		let expected = '';
		for (let at = 0; at < 400; at += 1) {
			textOf(alice).insert(at, String(at % 10));
			expected += at % 10;
			if (at % 10 === 0) await new Promise(setImmediate);
		}
		textOf(alice).delete(100, 200);
		expected = expected.slice(0, 100) + expected.slice(300);
		await textBecomes(bob, expected);
		const [room] = await store.listDrafts();
		const mergedThrough = async (): Promise<number> =>
			(await store.readDraft(room ?? '')).snapshot?.through ?? 0;
		while ((await mergedThrough()) < 20) await new Promise(setImmediate);
		const carol = joinRoom(port, 'long');
		await synced(carol);
		expect(textOf(carol).toString()).toBe(expected);
	});

	test('reaches a new reader in several updates when it is large', async () => {
		const { port, store } = await startTestRelay({ limits: { tailCount: 5 } });
		const alice = joinRoom(port, 'large');
		await synced(alice);
		const rows = alice.doc.getArray<string>('rows');
		for (let at = 0; at < 30; at += 1) {
			const written = acknowledged(alice);
			rows.push([String(at).padEnd(100_000, '.')]);
			await written;
		}
		const [room] = await store.listDrafts();
		const mergedThrough = async (): Promise<number> =>
			(await store.readDraft(room ?? '')).snapshot?.through ?? 0;
		while ((await mergedThrough()) < 20) await new Promise(setImmediate);
		const bob = joinRoom(port, 'large');
		await synced(bob);
		expect(bob.doc.getArray('rows').toJSON()).toEqual(rows.toJSON());
	});
});

describe('a relay that stops', () => {
	test('writes what has arrived and tells everybody to come back', async () => {
		const data = await temporaryFolder();
		const relay = await startTestRelay({ data });
		const socket = await openSocket(relay.port, '/open/room');
		const ended = endingOf(socket);
		const alice = joinRoom(relay.port, 'room');
		await synced(alice);
		const written = acknowledged(alice);
		textOf(alice).insert(0, 'last words');
		await written;
		alice.destroy();
		await relay.close();
		expect(await ended).toEqual({ code: 1012, reason: 'this relay is stopping' });
		const again = await startTestRelay({ data });
		const bob = joinRoom(again.port, 'room');
		await synced(bob);
		expect(textOf(bob).toString()).toBe('last words');
	});

	test('refuses to share its data folder or its port', async () => {
		const data = await temporaryFolder();
		const relay = await startTestRelay({ data });
		await expect(startTestRelay({ data })).rejects.toThrow('store');
		await expect(startTestRelay({ port: relay.port })).rejects.toThrow('port-in-use');
	});
});

describe('websockets at other addresses', () => {
	test('are refused before a frame is read', async () => {
		const { port } = await startTestRelay();
		expect(await refusalOf(port, '/open/room')).toBe(undefined);
		expect(await refusalOf(port, '/')).toBe(404);
		expect(await refusalOf(port, '/open')).toBe(404);
		expect(await refusalOf(port, '/open/%E0%A4%A')).toBe(404);
		expect(await refusalOf(port, '/draft/w/s/r')).toBe(404);
		expect(await refusalOf(port, '/log/w/s')).toBe(404);
	});

	test('are refused when a page of another origin asks', async () => {
		const { port } = await startTestRelay({ origins: ['https://friend.example'] });
		const from = (origin: string) => refusalOf(port, '/open/room', { origin });
		expect(await from('https://evil.example')).toBe(403);
		expect(await from('null')).toBe(403);
		expect(await from(`http://127.0.0.1:${port}`)).toBe(undefined);
		expect(await from('http://localhost:5173')).toBe(undefined);
		expect(await from('https://friend.example')).toBe(undefined);
	});

	test('find no open area where none was opened', async () => {
		const { port } = await startTestRelay({ openFrom: undefined });
		expect(await refusalOf(port, '/open/room')).toBe(404);
	});

	test('are refused when the relay is full', async () => {
		const { port } = await startTestRelay({ limits: { sockets: 1 } });
		await openSocket(port, '/open/room');
		expect(await refusalOf(port, '/open/room')).toBe(503);
	});
});

test('a document says the same through the relay as it did alone', async () => {
	const { port } = await startTestRelay();
	const doc = new Y.Doc();
	doc.getMap('m').set('nested', new Y.Map([['list', [1, 'two', null, { three: true }]]]));
	doc.getXmlFragment('x').insert(0, [new Y.XmlElement('p')]);
	doc.getText('rich').applyDelta([{ insert: 'bold', attributes: { bold: true } }]);
	const alice = joinRoom(port, 'rich', doc);
	await synced(alice);
	const bob = joinRoom(port, 'rich');
	await new Promise<void>((resolve) => {
		const look = (): void => {
			if (bob.doc.getText('rich').length === 4) resolve();
		};
		bob.doc.on('update', look);
		look();
	});
	expect(bob.doc.getMap('m').toJSON()).toEqual(doc.getMap('m').toJSON());
	expect(bob.doc.getXmlFragment('x').toString()).toBe('<p></p>');
	expect(bob.doc.getText('rich').toDelta()).toEqual([
		{ insert: 'bold', attributes: { bold: true } }
	]);
});
