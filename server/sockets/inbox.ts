/** Messages between the network and whoever speaks the protocol of the moment. */

/** Takes one message; its bytes are only valid during the call. */
export type Receiver = (message: Uint8Array, isText: boolean) => void;

/** Stops and starts the flow of messages. */
export type Flow = { readonly stop: () => void; readonly start: () => void };

const waitingBytesAllowed = 64 * 1024;

/** Hands messages to the receiver; without one they wait, in order and bounded. */
export class Inbox {
	readonly #flow: Flow;
	#receiver: Receiver | undefined;
	#waiting: { readonly bytes: Uint8Array; readonly isText: boolean }[] = [];
	#waitingBytes = 0;
	#isClosed = false;

	constructor(flow: Flow) {
		this.#flow = flow;
	}

	/** Delivers a message, or keeps it until there is a receiver. */
	deliver(bytes: Uint8Array, isText: boolean): void {
		if (this.#isClosed) return;
		if (this.#receiver !== undefined) return this.#receiver(bytes, isText);
		this.#waiting.push({ bytes: Uint8Array.from(bytes), isText });
		this.#waitingBytes += bytes.length;
		if (this.#waitingBytes > waitingBytesAllowed) this.#flow.stop();
	}

	/** Replaces the receiver and gives it what has waited. */
	receive(receiver: Receiver | undefined): void {
		this.#receiver = receiver;
		while (this.#receiver !== undefined && !this.#isClosed) {
			const message = this.#waiting.shift();
			if (message === undefined) break;
			this.#receiver(message.bytes, message.isText);
		}
		if (this.#waiting.length > 0) return;
		if (this.#waitingBytes > waitingBytesAllowed) this.#flow.start();
		this.#waitingBytes = 0;
	}

	/** Delivers nothing any more. */
	close(): void {
		this.#isClosed = true;
		this.#receiver = undefined;
		this.#waiting = [];
	}
}
