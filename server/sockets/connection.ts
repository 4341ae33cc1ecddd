/**
 * One websocket as the relay's protocols see it. `ws` parses what comes in; what goes out is written
 * to the network socket directly as ready-made frames, corked so that everything of one turn of the
 * event loop leaves in one write.
 */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import { closeCodes, type CloseCode } from '../close-codes.ts';
import type { Connection } from '../seams.ts';
import { frame } from './frame.ts';

/** A connection with what only rooms and the relay itself use. */
export type RelayConnection = Connection & {
	/** Writes ready-made frames. */
	write(frames: Buffer): void;
	/** Stops and starts reading from the network. */
	pause(): void;
	resume(): void;
	/** Runs each time the network has taken everything that was queued. */
	onDrain(listener: () => void): void;
	/** How long nothing has been written to it. */
	silentMs(): number;
	/** Asks for a sign of life, and ends the connection if the last question got none. */
	checkAlive(): void;
};

/** Bounds on what a connection may leave unsent, in bytes. */
export type ConnectionLimits = { readonly hardQueueBytes: number };

/** What a connection reports to the relay's metrics. */
export type ConnectionCounters = {
	received(bytes: number): void;
	sent(bytes: number): void;
	ended(code: number): void;
};

const waitingBytesAllowed = 64 * 1024;
const closeGraceMs = 2_000;

type Message = { readonly bytes: Uint8Array; readonly isText: boolean };

let lastId = 0;

/** Wraps a websocket that has just been accepted. */
export const openConnection = (
	webSocket: WebSocket,
	socket: Socket,
	request: IncomingMessage,
	limits: ConnectionLimits,
	counters: ConnectionCounters
): RelayConnection => {
	const state = { ended: false, corked: false, code: 1006, isAlive: true, sentBytes: 0 };
	let lastWrittenMs = performance.now();
	const endListeners: (() => void)[] = [];
	const inbox = receiveInOrder(
		() => webSocket.pause(),
		() => webSocket.resume()
	);

	const finish = (): void => {
		if (state.ended) return;
		state.ended = true;
		inbox.stop();
		for (const listener of endListeners.splice(0)) listener();
	};
	const end = (code: CloseCode, reason = ''): void => {
		if (state.ended) return;
		finish();
		state.code = code;
		uncork();
		webSocket.close(code, reason);
		// A peer that never answers the close must not keep memory.
		setTimeout(() => webSocket.terminate(), closeGraceMs).unref();
	};
	const uncork = (): void => {
		if (!state.corked) return;
		state.corked = false;
		socket.uncork();
	};
	const write = (frames: Buffer): void => {
		if (state.ended) return;
		if (!state.corked) {
			state.corked = true;
			socket.cork();
			setImmediate(uncork);
		}
		counters.sent(frames.length);
		lastWrittenMs = performance.now();
		socket.write(frames);
		if (socket.writableLength > limits.hardQueueBytes) end(closeCodes.later, 'reads too slowly');
	};
	const checkAlive = (): void => {
		if (state.ended) return;
		const isStuck = socket.writableLength > 0 && socket.bytesWritten === state.sentBytes;
		state.sentBytes = socket.bytesWritten;
		if (isStuck) return end(closeCodes.later, 'reads too slowly');
		if (!state.isAlive) return webSocket.terminate();
		state.isAlive = false;
		webSocket.ping();
	};

	webSocket.on('pong', () => {
		state.isAlive = true;
	});
	webSocket.on('message', (data: RawData, isBinary: boolean) => {
		state.isAlive = true;
		const bytes = toBytes(data);
		counters.received(bytes.length);
		if (!state.ended) inbox.deliver({ bytes, isText: !isBinary });
	});
	// Without this listener one frame with reserved bits would end the process; `ws` closes the socket.
	webSocket.on('error', finish);
	webSocket.on('close', (code) => {
		finish();
		counters.ended(state.code === 1006 ? code : state.code);
	});

	return {
		id: ++lastId,
		address: socket.remoteAddress ?? '',
		host: request.headers.host ?? '',
		receive: inbox.receive,
		send: (message) => write(frame(message)),
		write,
		queuedBytes: () => socket.writableLength,
		end,
		onEnd: (listener) => (state.ended ? listener() : endListeners.push(listener)),
		onDrain: (listener) => socket.on('drain', listener),
		pause: () => webSocket.pause(),
		resume: () => webSocket.resume(),
		silentMs: () => performance.now() - lastWrittenMs,
		checkAlive
	};
};

type Receiver = (message: Uint8Array, isText: boolean) => void;

/** Hands messages to the receiver of the moment; without one they wait, in order and bounded. */
const receiveInOrder = (full: () => void, empty: () => void) => {
	let receiver: Receiver | undefined;
	let waiting: Message[] = [];
	let waitingBytes = 0;
	let stopped = false;

	const deliver = (message: Message): void => {
		if (stopped) return;
		if (receiver !== undefined) return receiver(message.bytes, message.isText);
		waiting.push({ bytes: Uint8Array.from(message.bytes), isText: message.isText });
		waitingBytes += message.bytes.length;
		if (waitingBytes > waitingBytesAllowed) full();
	};
	const receive = (next: Receiver | undefined): void => {
		receiver = next;
		while (receiver !== undefined && !stopped) {
			const message = waiting.shift();
			if (message === undefined) break;
			receiver(message.bytes, message.isText);
		}
		if (waiting.length > 0 || waitingBytes === 0) return;
		if (waitingBytes > waitingBytesAllowed) empty();
		waitingBytes = 0;
	};
	const stop = (): void => {
		stopped = true;
		receiver = undefined;
		waiting = [];
	};
	return { deliver, receive, stop };
};

const toBytes = (data: RawData): Uint8Array => {
	if (Array.isArray(data)) return Buffer.concat(data);
	return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
};
