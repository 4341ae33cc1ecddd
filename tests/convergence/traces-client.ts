/** A stock y-websocket client whose incoming updates wait until the test lets them in. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { messageSync, WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const step1 = 0;
const update = 2;

/** One writer or reader of a room. */
export class TraceClient {
	readonly doc: Y.Doc;
	readonly text: Y.Text;
	readonly provider: WebsocketProvider;
	readonly #held: Uint8Array[] = [];
	readonly #receive: (message: Uint8Array) => void;
	#arrived: (() => void) | undefined;
	/** Own changes up to here are on the relay's disk. */
	#acknowledged = 0;
	/** Whether the relay has answered what this client told it when it connected. */
	#isAnswered = false;

	constructor(url: string, room: string, clientId: number) {
		this.doc = new Y.Doc();
		this.doc.clientID = clientId;
		this.text = this.doc.getText('text');
		this.provider = new WebsocketProvider(url, room, this.doc, {
			// The provider only uses what both kinds of websocket have.
			WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
			disableBc: true,
			maxBackoffTime: 100
		});
		this.provider.on('status', ({ status }) => {
			if (status === 'connecting') this.#forgetConnection();
		});
		this.#receive = this.#holdMessages();
	}

	/** Writes something in one transaction that moves the clock, even if it only deletes. */
	write(change: (text: Y.Text) => void): void {
		const before = this.clockOf(this.doc.clientID);
		this.doc.transact(() => {
			change(this.text);
			if (this.clockOf(this.doc.clientID) === before) this.doc.getArray('deleted').push([1]);
		});
	}

	/** How far this client has seen what `client` wrote. */
	clockOf(client: number): number {
		return Y.getState(this.doc.store, client);
	}

	/** Lets updates in, one by one, until exactly this much of `client` has been seen. */
	async receiveUpTo(client: number, clock: number): Promise<void> {
		while (this.clockOf(client) < clock) await this.#receiveNext();
	}

	/** Lets in whatever the relay has. */
	async receiveAll(): Promise<void> {
		while (!this.provider.synced) await this.#receiveNext();
	}

	/** Waits, letting nothing in, until the relay has acknowledged everything written here. */
	async acknowledged(): Promise<void> {
		while (!this.#isAnswered || this.#acknowledged < this.clockOf(this.doc.clientID)) {
			await this.#arrival();
		}
	}

	/** Ends the client. */
	destroy(): void {
		this.provider.destroy();
		this.doc.destroy();
	}

	async #receiveNext(): Promise<void> {
		const message = this.#held.shift();
		if (message === undefined) await this.#arrival();
		else this.#receive(message);
	}

	#arrival(): Promise<void> {
		return new Promise((resolve) => {
			this.#arrived = resolve;
		});
	}

	/** What was on its way in when the connection ended is lost. */
	#forgetConnection(): void {
		this.#held.length = 0;
		this.#isAnswered = false;
	}

	#holdMessages(): (message: Uint8Array) => void {
		const { messageHandlers } = this.provider;
		const receive = messageHandlers[messageSync];
		if (receive === undefined) throw new Error('y-websocket has no sync handler');
		messageHandlers[messageSync] = (encoder, decoder, provider, emitSynced, type) => {
			if (decoder.arr[decoder.pos] === step1) {
				return receive(encoder, decoder, provider, emitSynced, type);
			}
			const message = decoding.readTailAsUint8Array(decoder).slice();
			this.#notice(message);
			this.#held.push(message);
			this.#arrived?.();
		};
		return (message) => {
			const decoder = decoding.createDecoder(message);
			receive(encoding.createEncoder(), decoder, this.provider, true, messageSync);
		};
	}

	/** The relay sends back what is on its disk, and an empty update when it had everything already. */
	#notice(message: Uint8Array): void {
		const decoder = decoding.createDecoder(message);
		if (decoding.readVarUint(decoder) !== update) return;
		const { to } = Y.parseUpdateMeta(decoding.readVarUint8Array(decoder));
		this.#acknowledged = Math.max(this.#acknowledged, to.get(this.doc.clientID) ?? 0);
		if (to.size === 0 || to.has(this.doc.clientID)) this.#isAnswered = true;
	}
}
