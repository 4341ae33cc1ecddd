/**
 * The clients of `relay.ts`, in a process of their own: one writer at full speed and many readers on
 * plain TCP, which count bytes instead of parsing them, so that the server is what is measured.
 */
import { connect, type Socket } from 'node:net';
import * as v from 'valibot';
import * as Y from 'yjs';

const orderSchema = v.object({
	port: v.number(),
	path: v.string(),
	readers: v.number(),
	updates: v.number(),
	/** Whether clients must ask for the document before they are sent anything. */
	joins: v.boolean()
});

/** A client's binary frame; a mask of zeros leaves the payload as it is. */
const clientFrame = (payload: Uint8Array): Buffer => {
	if (payload.length > 125) throw new Error('the bench only sends small messages');
	return Buffer.concat([Buffer.from([0x82, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
};

/** Single letters typed one after the other, as sync messages. */
const typedMessages = (count: number): readonly Uint8Array[] => {
	const doc = new Y.Doc();
	const messages: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => {
		messages.push(Uint8Array.from([0, 2, update.length, ...update]));
	});
	for (let at = 0; at < count; at += 1) doc.getText('t').insert(at, 'x');
	return messages;
};

const open = (port: number, path: string): Promise<Socket> =>
	new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('data', () => resolve(socket));
		socket.write(
			`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\n` +
				'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
				'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
		);
	});

const quiet = (socket: Socket): Promise<void> =>
	new Promise((resolve) => {
		const settle = (): void => {
			socket.off('data', restart);
			resolve();
		};
		let timer = setTimeout(settle, 200);
		const restart = (): void => {
			clearTimeout(timer);
			timer = setTimeout(settle, 200);
		};
		socket.on('data', restart);
	});

const joinMessage = clientFrame(Uint8Array.of(0, 0, 1, 0));

const enter = async (port: number, path: string, joins: boolean): Promise<Socket> => {
	const socket = await open(port, path);
	if (joins) socket.write(joinMessage);
	await quiet(socket);
	return socket;
};

const received = (socket: Socket, bytes: number): Promise<void> =>
	new Promise((resolve) => {
		let count = 0;
		socket.on('data', (chunk: Buffer) => {
			count += chunk.length;
			if (count >= bytes) resolve();
		});
	});

const run = async (order: v.InferOutput<typeof orderSchema>): Promise<void> => {
	const messages = typedMessages(order.updates);
	const sent = Buffer.concat(messages.map(clientFrame));
	// The server's frames are the client's without the four bytes of the mask.
	const expectedBytes = sent.length - 4 * messages.length;
	const readers = await Promise.all(
		Array.from({ length: order.readers }, () => enter(order.port, order.path, order.joins))
	);
	const writer = await enter(order.port, order.path, order.joins);
	writer.resume();
	const done = Promise.all(readers.map((reader) => received(reader, expectedBytes)));
	const started = performance.now();
	writer.write(sent);
	await done;
	process.send?.({ milliseconds: performance.now() - started });
	for (const socket of [...readers, writer]) socket.destroy();
};

process.on('message', (message: unknown) => void run(v.parse(orderSchema, message)));
