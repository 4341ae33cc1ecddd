/** Relays and stock y-websocket clients for tests, ended together. */
import { connect as connectTcp, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { startRelay, type Relay, type RelayOptions } from './relay.ts';

/** Starts a relay with an open area on a free port; it stops with the test. */
export const startTestRelay = async (options: RelayOptions = {}): Promise<Relay> => {
	const started = await startRelay({ openFrom: 'this-machine', ...options });
	if (!started.ok) throw new Error(started.error.code);
	onTestFinished(() => started.value.close());
	return started.value;
};

/** A stock client of a room in the open area; it leaves with the test. */
export const joinRoom = (port: number, room: string, doc = new Y.Doc()): WebsocketProvider => {
	const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/open`, room, doc, {
		// The provider only uses what both kinds of websocket have.
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
		disableBc: true,
		maxBackoffTime: 100
	});
	onTestFinished(() => provider.destroy());
	return provider;
};

/** Resolves when the client counts itself synced. */
export const synced = (provider: WebsocketProvider): Promise<void> =>
	new Promise((resolve) => {
		if (provider.synced) resolve();
		else provider.once('sync', () => resolve());
	});

/** The text the tests write in. */
export const textOf = ({ doc }: WebsocketProvider): Y.Text => doc.getText('t');

/** Resolves when the text reads as expected. */
export const textBecomes = (provider: WebsocketProvider, expected: string): Promise<void> =>
	new Promise((resolve) => {
		const look = (): void => {
			if (textOf(provider).toString() !== expected) return;
			textOf(provider).unobserve(look);
			resolve();
		};
		textOf(provider).observe(look);
		look();
	});

/** How a websocket ended. */
export type Ending = { readonly code: number; readonly reason: string };

/** A bare websocket that is open; it ends with the test. */
export const openSocket = async (port: number, path: string): Promise<WebSocket> => {
	const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
	onTestFinished(() => socket.terminate());
	await new Promise((resolve, reject) => {
		socket.once('open', resolve);
		socket.once('error', reject);
	});
	socket.on('error', () => undefined);
	return socket;
};

/** Resolves with how the websocket ends. */
export const endingOf = (socket: WebSocket): Promise<Ending> =>
	new Promise((resolve) => {
		socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
	});

/** The HTTP status a websocket is refused with. */
export const refusalOf = (
	port: number,
	path: string,
	headers: Record<string, string> = {}
): Promise<number | undefined> =>
	new Promise((resolve) => {
		const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
		socket.on('error', () => undefined);
		socket.once('unexpected-response', (_request, response) => {
			resolve(response.statusCode);
			response.resume();
		});
		socket.once('open', () => {
			resolve(undefined);
			socket.terminate();
		});
	});

/** A TCP connection that has done the websocket handshake and may now send any bytes. */
export const openRawSocket = (port: number, path: string): Promise<Socket> =>
	new Promise((resolve) => {
		const socket = connectTcp(port, '127.0.0.1');
		onTestFinished(() => void socket.destroy());
		socket.on('error', () => undefined);
		socket.once('data', () => resolve(socket));
		socket.write(
			`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\n` +
				'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
				'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
		);
	});
