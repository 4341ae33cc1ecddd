import { closedBecause, toAccessRefusal } from '../protocol/index.ts';
import type { AccessRefusal } from '../protocol/index.ts';
import { backOffMs, STABLE_MS, type Pace } from './back-off.ts';
import { toFrame, type Socket } from './socket.ts';

/** What a link tells whoever speaks over it. */
export interface LinkEvents {
	connecting(): void;
	opened(): void;
	received(frame: Uint8Array<ArrayBuffer>): void;
	/** `retryInMs` is undefined where the relay said that asking again is no use. */
	lost(retryInMs: number | undefined, refusal: AccessRefusal | undefined): void;
}

/** A silence longer than this, while something is expected, means that the network is gone. */
const SILENCE_MS = 30_000;
/** A proof refused this many times in a row is refused for good. */
const MAX_PROOFS = 3;

/** Keeps one socket to the relay open: opens it, notices that it is dead, and tries again. */
export class Link {
	readonly #open: () => Socket;
	readonly #pace: Pace;
	readonly #events: LinkEvents;
	#socket: Socket | undefined;
	#cancelRetry: (() => void) | undefined;
	#cancelSilence: (() => void) | undefined;
	#cancelStable: (() => void) | undefined;
	#failures = 0;
	#badProofs = 0;

	constructor(open: () => Socket, pace: Pace, events: LinkEvents) {
		this.#open = open;
		this.#pace = pace;
		this.#events = events;
	}

	/** Connects now, whatever the back-off says; does nothing where a socket is open or opening. */
	connect(): void {
		this.#cancelRetry?.();
		this.#cancelRetry = undefined;
		if (this.#socket) return;
		this.#events.connecting();
		const socket = this.#open();
		this.#socket = socket;
		this.expectAnswer(true);
		const isCurrent = () => this.#socket === socket;
		socket.onopen = () => {
			if (!isCurrent()) return;
			this.#badProofs = 0;
			this.#events.opened();
		};
		socket.onmessage = ({ data }) => {
			if (!isCurrent()) return;
			if (this.#cancelSilence) this.expectAnswer(true);
			const frame = toFrame(data);
			if (frame) this.#events.received(frame);
			else this.drop();
		};
		socket.onclose = ({ code, reason }) => {
			if (isCurrent()) this.#lose(code, reason);
		};
		socket.onerror = () => undefined; // a close follows, and says more
	}

	/** Closes for good, until `connect` is called. */
	close(): void {
		this.#cancelRetry?.();
		this.#cancelRetry = undefined;
		this.#letGo()?.close(1000);
	}

	/** Gives this socket up, as after a silence or a store that failed, and tries again later. */
	drop(): void {
		const socket = this.#socket;
		if (!socket) return;
		this.#lose(1006, '');
		socket.close();
	}

	send(frame: Uint8Array<ArrayBuffer>): void {
		this.#socket?.send(frame);
	}

	/** Says whether the far end owes something; if it stays silent too long, the socket is dropped. */
	expectAnswer(isExpected: boolean): void {
		this.#cancelSilence?.();
		this.#cancelSilence = isExpected ? this.#pace.after(SILENCE_MS, () => this.drop()) : undefined;
	}

	/** Says that all is well; if it stays so for a while, earlier failures are forgotten. */
	proveStable(): void {
		this.#cancelStable?.();
		this.#cancelStable = this.#pace.after(STABLE_MS, () => (this.#failures = 0));
	}

	#letGo(): Socket | undefined {
		const socket = this.#socket;
		this.#socket = undefined;
		for (const cancel of [this.#cancelSilence, this.#cancelStable]) cancel?.();
		this.#cancelSilence = this.#cancelStable = undefined;
		return socket;
	}

	#lose(code: number, reason: string): void {
		this.#letGo();
		const refusal = toAccessRefusal(reason);
		// A slow network is no false proof.
		if (code === closedBecause.proveAgain && refusal !== 'too_slow') this.#badProofs++;
		const isFinal = code === closedBecause.stop || this.#badProofs >= MAX_PROOFS;
		if (isFinal) {
			this.#badProofs = 0;
			this.#events.lost(undefined, refusal ?? 'revoked');
			return;
		}
		const wait = backOffMs(this.#failures++, code, () => this.#pace.random());
		this.#cancelRetry = this.#pace.after(wait, () => this.connect());
		this.#events.lost(wait, refusal);
	}
}
