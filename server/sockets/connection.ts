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
import { Inbox, type Receiver } from './inbox.ts';

/** Bounds on what a connection may leave unsent, in bytes. */
export type ConnectionLimits = { readonly hardQueueBytes: number };

/** What a connection reports to the relay's metrics. */
export type ConnectionCounters = {
	received(bytes: number): void;
	sent(bytes: number): void;
	ended(code: number): void;
};

const closeGraceMs = 2_000;
const noCode = 1006;
const unansweredAllowed = 2;

let lastId = 0;

/** A connection with what only rooms and the relay itself use. */
export class RelayConnection implements Connection {
	readonly id = ++lastId;
	readonly address: string;
	readonly host: string;
	readonly #webSocket: WebSocket;
	readonly #socket: Socket;
	readonly #limits: ConnectionLimits;
	readonly #counters: ConnectionCounters;
	readonly #inbox: Inbox;
	readonly #endListeners: (() => void)[] = [];
	#hasEnded = false;
	#endCode: number = noCode;
	#isCorked = false;
	#unanswered = 0;
	#bytesTaken = 0;
	#lastWrittenMs = performance.now();
	/** How many bytes the network socket may have read in all. */
	#readingLimit = Infinity;

	constructor(
		webSocket: WebSocket,
		socket: Socket,
		request: IncomingMessage,
		limits: ConnectionLimits,
		counters: ConnectionCounters
	) {
		this.#webSocket = webSocket;
		this.#socket = socket;
		this.#limits = limits;
		this.#counters = counters;
		this.address = socket.remoteAddress ?? '';
		this.host = request.headers.host ?? '';
		this.#inbox = new Inbox({ stop: () => this.pause(), start: () => this.resume() });
		webSocket.on('pong', () => {
			this.#unanswered = 0;
		});
		webSocket.on('message', (data, isBinary) => this.#deliver(data, isBinary));
		socket.on('data', () => this.#checkReading());
		// Without this listener one frame with reserved bits would end the process; `ws` closes the socket.
		webSocket.on('error', () => this.#finish());
		webSocket.on('close', (code) => {
			this.#finish();
			counters.ended(this.#endCode === noCode ? code : this.#endCode);
		});
	}

	receive(receiver: Receiver | undefined): void {
		this.#inbox.receive(receiver);
	}

	send(message: Uint8Array | string): void {
		this.write(frame(message));
	}

	/** Writes ready-made frames. */
	write(frames: Buffer): void {
		if (this.#hasEnded || frames.length === 0) return;
		if (!this.#isCorked) {
			this.#isCorked = true;
			this.#socket.cork();
			setImmediate(() => this.#uncork());
		}
		this.#counters.sent(frames.length);
		this.#lastWrittenMs = performance.now();
		this.#socket.write(frames);
		if (this.queuedBytes() > this.#limits.hardQueueBytes) this.#endSlow();
	}

	limitReading(bytes: number | undefined): void {
		this.#readingLimit = bytes === undefined ? Infinity : this.#socket.bytesRead + bytes;
	}

	queuedBytes(): number {
		return this.#socket.writableLength;
	}

	end(code: CloseCode, reason = ''): void {
		if (this.#hasEnded) return;
		this.#finish();
		this.#endCode = code;
		this.#uncork();
		this.#webSocket.close(code, reason);
		// A peer that never answers the close must not keep memory.
		setTimeout(() => this.#webSocket.terminate(), closeGraceMs).unref();
	}

	onEnd(listener: () => void): void {
		if (this.#hasEnded) listener();
		else this.#endListeners.push(listener);
	}

	/** Runs each time the network has taken everything that was queued. */
	onDrain(listener: () => void): void {
		this.#socket.on('drain', listener);
	}

	/** Stops reading from the network. */
	pause(): void {
		this.#webSocket.pause();
	}

	/** Reads from the network again. */
	resume(): void {
		this.#webSocket.resume();
	}

	/** How long nothing has been written. */
	silentMs(): number {
		return performance.now() - this.#lastWrittenMs;
	}

	/** Asks for a sign of life; ends the connection when several got no answer, or nothing moves. */
	checkAlive(): void {
		if (this.queuedBytes() > 0) return this.#checkProgress();
		if (this.#unanswered >= unansweredAllowed) return this.#webSocket.terminate();
		this.#unanswered += 1;
		if (!this.#hasEnded) this.#webSocket.ping();
	}

	/** Whoever still takes bytes is alive, however slowly; the answer to a ping would have to queue. */
	#checkProgress(): void {
		const taken = this.#socket.bytesWritten - this.queuedBytes();
		if (taken === this.#bytesTaken) return this.#endSlow();
		this.#bytesTaken = taken;
		this.#unanswered = 0;
	}

	#deliver(data: RawData, isBinary: boolean): void {
		const bytes = toBytes(data);
		this.#unanswered = 0;
		this.#counters.received(bytes.length);
		this.#inbox.deliver(bytes, !isBinary);
	}

	/** Also counts what is no whole message yet, which `ws` would go on collecting. */
	#checkReading(): void {
		if (this.#hasEnded || this.#socket.bytesRead <= this.#readingLimit) return;
		this.end(closeCodes.tooBig, 'too_large');
		this.pause();
	}

	#endSlow(): void {
		this.end(closeCodes.later, 'reads too slowly');
	}

	#uncork(): void {
		if (!this.#isCorked) return;
		this.#isCorked = false;
		this.#socket.uncork();
	}

	#finish(): void {
		if (this.#hasEnded) return;
		this.#hasEnded = true;
		this.#inbox.close();
		for (const listener of this.#endListeners.splice(0)) listener();
	}
}

const toBytes = (data: RawData): Uint8Array => {
	if (Array.isArray(data)) return Buffer.concat(data);
	return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
};
