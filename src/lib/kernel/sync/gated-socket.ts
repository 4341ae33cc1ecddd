import type { Signer } from '../identity/index.ts';
import type { SignedEntry } from '../log/index.ts';
import {
	accessRefusals,
	answerMessage,
	closedBecause,
	readFrame,
	toWire,
	versionOf,
	writeFrame,
	type AccessRefusal,
	type MessageOf,
	type Room
} from '../protocol/index.ts';
import { toFrame, type CloseNotice, type Socket, type SocketConstructor } from './socket.ts';

/** What a socket needs to prove that it may enter a room. */
export interface Gate {
	readonly socket: SocketConstructor;
	readonly room: Room;
	readonly signer: Signer;
	/** This device's clock, milliseconds since 1970; it may be wrong by any amount. */
	readonly now: () => number;
	/** Control entries that the relay may lack, at most 16 KiB: founding, introduction, joining. */
	readonly proof: () => Promise<readonly SignedEntry[]>;
	/** Hears that the relay let this socket in, and whether it may write. */
	readonly onReady?: (ready: { readonly canWrite: boolean }) => void;
}

const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3] as const;

type Phase = 'challenge' | 'ready' | 'open';

/**
 * A WebSocket class whose sockets pass the relay's handshake before they say that they are open, and
 * from then on are transparent. It is also what `y-websocket` takes as its `WebSocketPolyfill`.
 */
export const gatedSocket = (gate: Gate): typeof WebSocket & SocketConstructor => {
	class Gated extends GatedSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(gate, url, protocols);
		}
	}
	// It has every member that y-websocket and the log client use, and no other user is meant.
	return Gated as unknown as typeof WebSocket & SocketConstructor;
};

class GatedSocket extends EventTarget {
	static readonly CONNECTING = CONNECTING;
	static readonly OPEN = OPEN;
	static readonly CLOSING = CLOSING;
	static readonly CLOSED = CLOSED;
	readonly CONNECTING = CONNECTING;
	readonly OPEN = OPEN;
	readonly CLOSING = CLOSING;
	readonly CLOSED = CLOSED;
	readonly url: string;
	readyState: 0 | 1 | 2 | 3 = CONNECTING;
	binaryType: BinaryType = 'arraybuffer';
	onopen: ((event: Event) => void) | null = null;
	onmessage: ((event: MessageEvent) => void) | null = null;
	onclose: ((event: CloseNotice) => void) | null = null;
	onerror: ((event: Event) => void) | null = null;
	readonly #gate: Gate;
	readonly #socket: Socket;
	#phase: Phase = 'challenge';
	#refusal: AccessRefusal | undefined;

	constructor(gate: Gate, url: string | URL, protocols?: string | string[]) {
		super();
		this.#gate = gate;
		this.url = String(url);
		const socket = new gate.socket(this.url, protocols);
		socket.binaryType = 'arraybuffer';
		socket.onmessage = ({ data }) => this.#receive(data);
		socket.onclose = ({ code, reason }) => this.#closed(code, reason);
		socket.onerror = () => this.#tell(new Event('error'), this.onerror);
		this.#socket = socket;
	}

	send(data: Uint8Array<ArrayBuffer>): void {
		if (this.readyState === CONNECTING) throw new DOMException('not open', 'InvalidStateError');
		if (this.readyState === OPEN) this.#socket.send(data);
	}

	close(code?: number, reason?: string): void {
		if (this.readyState >= CLOSING) return;
		this.readyState = CLOSING;
		this.#socket.close(code, reason);
	}

	#receive(data: unknown): void {
		if (this.readyState >= CLOSING) return;
		if (this.#phase === 'open') {
			const message = new MessageEvent('message', { data });
			this.#tell(message, this.onmessage);
			return;
		}
		const frame = toFrame(data);
		const message = frame && readFrame(frame);
		if (message?.ok && message.value.type === 'challenge' && this.#phase === 'challenge') {
			this.#phase = 'ready';
			void this.#answer(message.value);
		} else if (message?.ok && message.value.type === 'ready' && this.#phase === 'ready') {
			this.#phase = 'open';
			this.readyState = OPEN;
			this.#gate.onReady?.(message.value);
			this.#tell(new Event('open'), this.onopen);
		} else this.#refuse('newer_protocol');
	}

	async #answer(challenge: MessageOf<'challenge'>): Promise<void> {
		const { room, signer, now, proof } = this.#gate;
		const { host } = new URL(this.url);
		const version = versionOf(room);
		if (challenge.version !== version) return this.#refuse('newer_protocol');
		// A relay in the middle would pass on the challenge of the one it pretends to be.
		if (challenge.host !== host) return this.#refuse('other_host');
		try {
			const { device } = signer;
			const time = now();
			const said = answerMessage(host, room, { nonce: challenge.nonce, device, time });
			const [signature, entries] = await Promise.all([signer.sign(said), proof()]);
			if (this.readyState !== CONNECTING) return;
			const answer = { version, device, time, signature, proof: toWire(entries) } as const;
			this.#socket.send(writeFrame({ type: 'answer', ...answer }));
		} catch {
			// The key or the store cannot be read now; whoever opened this socket tries again later.
			this.close(closedBecause.proveAgain, 'bad_proof');
		}
	}

	#refuse(code: AccessRefusal): void {
		this.#refusal = code;
		this.close(accessRefusals[code], code);
	}

	#closed(code: number, reason: string): void {
		if (this.readyState === CLOSED) return;
		this.readyState = CLOSED;
		const refusal = this.#refusal;
		const why = refusal ? { code: accessRefusals[refusal], reason: refusal } : { code, reason };
		const notice = Object.assign(new Event('close'), { ...why, wasClean: code !== 1006 });
		this.#tell(notice, this.onclose);
	}

	#tell<E extends Event>(event: E, listener: ((event: E) => void) | null): void {
		listener?.(event);
		this.dispatchEvent(event);
	}
}
