import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { startRelay, type Relay } from './relay.ts';

const relays: Relay[] = [];
const providers: WebsocketProvider[] = [];

const start = async (): Promise<Relay> => {
	const relay = await startRelay({ openFrom: 'this-machine' });
	if (!relay.ok) throw new Error(relay.error.code);
	relays.push(relay.value);
	return relay.value;
};

const connect = (relay: Relay, room: string, doc = new Y.Doc()): WebsocketProvider => {
	const provider = new WebsocketProvider(`ws://127.0.0.1:${relay.port}/open`, room, doc, {
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
		disableBc: true
	});
	providers.push(provider);
	return provider;
};

const synced = (provider: WebsocketProvider): Promise<void> =>
	new Promise((resolve) => {
		if (provider.synced) resolve();
		else provider.once('sync', () => resolve());
	});

const text = (provider: WebsocketProvider) => provider.doc.getText('t');

const textBecomes = (provider: WebsocketProvider, expected: string): Promise<void> =>
	new Promise((resolve) => {
		const look = () => {
			if (text(provider).toString() === expected) resolve();
		};
		text(provider).observe(look);
		look();
	});

afterEach(async () => {
	for (const provider of providers.splice(0)) provider.destroy();
	for (const relay of relays.splice(0)) await relay.close();
});

describe('the open area', () => {
	test('two stock clients see each other write', async () => {
		const relay = await start();
		const alice = connect(relay, 'room');
		const bob = connect(relay, 'room');
		await Promise.all([synced(alice), synced(bob)]);
		text(alice).insert(0, 'hello');
		await textBecomes(bob, 'hello');
		text(bob).insert(5, ' world');
		await textBecomes(alice, 'hello world');
		const carol = connect(relay, 'room');
		await synced(carol);
		expect(text(carol).toString()).toBe('hello world');
	});
});
