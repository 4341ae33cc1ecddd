import type { ChainId, EntryId } from '../identity/index.ts';
import type { SignedEntry, Tip } from '../log/index.ts';
import {
	fromWire,
	Packer,
	packEntries,
	readFrame,
	toWire,
	writeFrame,
	type AccessRefusal,
	type Message,
	type MessageOf,
	type WireEntry
} from '../protocol/index.ts';
import type { Result } from '../result/index.ts';
import type { Pace } from './back-off.ts';
import { Link } from './link.ts';
import { Queue } from './queue.ts';
import type { Socket } from './socket.ts';

/** What the client needs of the log it keeps in step, for one space. */
export interface LogClientPorts {
	/** The tips of everything that is stored in this space, of all chains. */
	tips(): Promise<readonly Tip[]>;
	/** Stored entries of one chain from `fromSeq` on, in order of seq; of a fork, both branches. */
	chain(chain: ChainId, fromSeq: number, limit: number): Promise<readonly SignedEntry[]>;
	/**
	 * Verifies and stores entries from elsewhere; known ones are passed over, false ones kept out. An
	 * error means that the store failed: the client then drops the connection and comes back later.
	 */
	receive(entries: readonly SignedEntry[]): Promise<Result<unknown, { readonly code: string }>>;
	/** Each of these entries, and all before it in its chain, is on the relay's disk. */
	acknowledged(tips: readonly Tip[]): void;
	/** The relay did not keep an entry; it stays in this store and may be wanted again later. */
	refused?(id: EntryId, code: string): void;
}

/** Where one space stands with the relay. */
export type SyncState =
	| {
			readonly type: 'offline';
			/** In `Pace.now()` milliseconds; undefined where nobody has asked to connect. */
			readonly retryAt?: number;
			/** A fault of the own store or a refusal that may pass. */
			readonly because?: string;
	  }
	| { readonly type: 'connecting' }
	| { readonly type: 'catchingUp'; readonly done: number; readonly total: number }
	| { readonly type: 'live' }
	/** The relay has closed the door; only `connect` tries again. */
	| { readonly type: 'refused'; readonly code: AccessRefusal };

/** What a client is made of. */
export interface LogClientOptions {
	/** Opens a gated socket to the space's log; called anew for every attempt. */
	readonly openSocket: () => Socket;
	readonly ports: LogClientPorts;
	readonly pace: Pace;
	/** The relay's tips as last heard, for an honest count before the first connection. */
	readonly acknowledged?: readonly Tip[];
	/** The store's tips now, for the same count. */
	readonly stored?: readonly Tip[];
	/** Runs after every change of `state`, `unacknowledged` or `refused`. */
	readonly onChange?: () => void;
}

// Puts that may be under way at once: enough to hide the way to the relay, few enough for memory.
const MAX_PUTS = 8;
const PAGE = 500;
const TIPS_PER_FRAME = 4_000;

/**
 * Keeps the log of one space in step with the relay. It holds no entries itself: what is to be sent is
 * read from the store, so nothing is lost by closing it at any moment, and everything may come twice.
 */
export class LogClient {
	readonly #ports: LogClientPorts;
	readonly #pace: Pace;
	readonly #onChange: () => void;
	readonly #link: Link;
	readonly #inbox = new Queue();
	readonly #outbox = new Queue();
	readonly #stored = new Map<ChainId, number>();
	readonly #atRelay = new Map<ChainId, number>();
	readonly #refused = new Map<EntryId, string>();
	#state: SyncState = { type: 'offline' };
	#session = 0;
	#relayTips: Tip[] = [];
	#putsUnderWay = 0;
	#putDone: (() => void) | undefined;
	#early: SignedEntry[] = [];
	#storeFault: string | undefined;

	constructor(options: LogClientOptions) {
		const { openSocket, ports, pace, acknowledged = [], stored = [], onChange } = options;
		this.#ports = ports;
		this.#pace = pace;
		this.#onChange = onChange ?? (() => undefined);
		this.#noteAtRelay(acknowledged);
		for (const { chain, seq } of stored) raise(this.#stored, chain, seq);
		this.#link = new Link(openSocket, pace, {
			connecting: () => this.#enter({ type: 'connecting' }),
			opened: () => this.#opened(),
			received: (frame) => this.#received(frame),
			lost: (retryInMs, refusal) => this.#lost(retryInMs, refusal)
		});
	}

	get state(): SyncState {
		return this.#state;
	}

	/** Entries of the store that the relay has not acknowledged, without those it refused. */
	get unacknowledged(): number {
		let waiting = 0;
		for (const [chain, seq] of this.#stored) {
			waiting += Math.max(0, seq - (this.#atRelay.get(chain) ?? -1));
		}
		return Math.max(0, waiting - this.#refused.size);
	}

	/** Entries that the relay did not keep since this client was made, with its reason. */
	get refused(): ReadonlyMap<EntryId, string> {
		return this.#refused;
	}

	/** Connects, now and whenever the connection is lost; also cuts a back-off short, as when the network returns. */
	connect(): void {
		this.#link.connect();
	}

	/** Closes the connection until `connect`. What is in the store stays to be sent. */
	disconnect(): void {
		this.#link.close();
		this.#endSession();
		this.#enter({ type: 'offline' });
	}

	/**
	 * Sends entries that have just been stored. Without a connection there is nothing to do: the next
	 * one finds them in the store.
	 */
	put(entries: readonly SignedEntry[]): void {
		for (const { entry } of entries) raise(this.#stored, entry.chain, entry.seq);
		if (this.#state.type === 'live') this.#sendLater(entries);
		else if (this.#state.type === 'catchingUp') this.#early.push(...entries);
		this.#onChange();
	}

	#opened(): void {
		this.#endSession();
		this.#storeFault = undefined;
		this.#enter({ type: 'catchingUp', done: 0, total: 0 });
		this.#queue(this.#outbox, async (isCurrent) => {
			const tips = await this.#ports.tips();
			if (!isCurrent()) return;
			for (const { chain, seq } of tips) raise(this.#stored, chain, seq);
			for (const [from, isLast] of framesOf(tips.length)) {
				this.#send({ type: 'have', tips: tips.slice(from, from + TIPS_PER_FRAME), isLast });
			}
		});
	}

	#received(frame: Uint8Array): void {
		const read = readFrame(frame);
		if (!read.ok) return this.#link.drop();
		const message = read.value;
		switch (message.type) {
			case 'entries':
				this.#take(message.entries);
				return this.#queue(this.#inbox, () => {
					const { done, total } = message;
					if (this.#state.type === 'catchingUp') this.#enter({ ...this.#state, done, total });
				});
			case 'push':
				return this.#take(message.entries);
			case 'want':
				return message.chains.forEach(({ chain, from }) => this.#sendChain(chain, from));
			case 'synced':
				return this.#queue(this.#inbox, () => this.#synced(message));
			case 'ack':
				return this.#acked(message.tips);
			case 'refused':
				return this.#noteRefused(message.entries);
			default:
				return this.#link.drop(); // a message that only the relay may receive
		}
	}

	#take(wire: readonly WireEntry[]): void {
		this.#queue(this.#inbox, async (isCurrent) => {
			const { entries } = fromWire(wire);
			const kept = await this.#ports.receive(entries);
			if (!isCurrent()) return;
			if (!kept.ok) {
				this.#storeFault = kept.error.code;
				return this.#link.drop();
			}
			const tips = entries.map(({ id, entry: { chain, seq } }) => ({ chain, seq, id }));
			for (const { chain, seq } of tips) raise(this.#stored, chain, seq);
			this.#noteAtRelay(tips);
			if (tips.length > 0) this.#ports.acknowledged(tips);
			this.#onChange();
		});
	}

	#synced({ tips, isLast }: MessageOf<'synced'>): void {
		this.#relayTips.push(...tips);
		if (!isLast) return;
		const all = this.#relayTips;
		this.#relayTips = [];
		this.#noteAtRelay(all);
		this.#ports.acknowledged(all);
		this.#link.expectAnswer(this.#putsUnderWay > 0);
		this.#link.proveStable();
		this.#enter({ type: 'live' });
		const early = this.#early;
		this.#early = [];
		if (early.length > 0) this.#sendLater(early);
	}

	#acked(tips: readonly Tip[]): void {
		this.#putsUnderWay = Math.max(0, this.#putsUnderWay - 1);
		this.#putDone?.();
		if (this.#state.type === 'live') this.#link.expectAnswer(this.#putsUnderWay > 0);
		this.#noteAtRelay(tips);
		if (tips.length > 0) this.#ports.acknowledged(tips);
		this.#onChange();
	}

	#noteAtRelay(tips: readonly Tip[]): void {
		for (const { chain, seq } of tips) raise(this.#atRelay, chain, seq);
	}

	#noteRefused(entries: MessageOf<'refused'>['entries']): void {
		for (const { id, code } of entries) {
			this.#refused.set(id, code);
			this.#ports.refused?.(id, code);
		}
		this.#onChange();
	}

	#sendLater(entries: readonly SignedEntry[]): void {
		this.#queue(this.#outbox, async (isCurrent) => {
			for (const packed of packEntries(entries)) {
				if (isCurrent()) await this.#sendPut(packed);
			}
		});
	}

	#sendChain(chain: ChainId, from: number): void {
		this.#queue(this.#outbox, async (isCurrent) => {
			const packer = new Packer<SignedEntry>();
			for (let next = from; isCurrent();) {
				const page = await this.#chainPage(chain, next);
				for (const full of page.flatMap((entry) => packer.add(entry))) {
					if (isCurrent()) await this.#sendPut(full);
				}
				const last = page.at(-1);
				if (!last || page.length < PAGE) break;
				next = last.entry.seq + 1;
			}
			for (const rest of packer.flush()) if (isCurrent()) await this.#sendPut(rest);
		});
	}

	/** A page that ends between two seqs: of a fork, all entries of its last seq are in it. */
	async #chainPage(chain: ChainId, from: number): Promise<readonly SignedEntry[]> {
		const page = await this.#ports.chain(chain, from, PAGE);
		const last = page.at(-1);
		if (!last || page.length < PAGE) return page;
		const same = await this.#ports.chain(chain, last.entry.seq, PAGE);
		const ids = new Set(page.map(({ id }) => id));
		return [
			...page,
			...same.filter((each) => each.entry.seq === last.entry.seq && !ids.has(each.id))
		];
	}

	async #sendPut(entries: readonly SignedEntry[]): Promise<void> {
		const session = this.#session;
		while (this.#putsUnderWay >= MAX_PUTS) {
			await new Promise<void>((resolve) => (this.#putDone = resolve));
			if (session !== this.#session) return;
		}
		for (const { id } of entries) this.#refused.delete(id);
		this.#putsUnderWay++;
		this.#link.expectAnswer(true);
		this.#send({ type: 'put', entries: toWire(entries) });
	}

	#send(message: Message): void {
		this.#link.send(writeFrame(message));
	}

	#lost(retryInMs: number | undefined, refusal: AccessRefusal | undefined): void {
		this.#endSession();
		const because = this.#storeFault ?? refusal;
		if (retryInMs === undefined) this.#enter({ type: 'refused', code: refusal ?? 'revoked' });
		else {
			const retryAt = this.#pace.now() + retryInMs;
			this.#enter({ type: 'offline', retryAt, ...(because && { because }) });
		}
	}

	/** Whatever still runs for the last connection finds itself out of date. */
	#endSession(): void {
		this.#session++;
		this.#putsUnderWay = 0;
		this.#putDone?.();
		this.#relayTips = [];
		this.#early = [];
	}

	#queue(queue: Queue, run: (isCurrent: () => boolean) => void | Promise<void>): void {
		const session = this.#session;
		const isCurrent = () => session === this.#session;
		queue.add(async () => {
			try {
				if (isCurrent()) await run(isCurrent);
			} catch {
				// The store could not be read: what is in it is safe, and is sent by a later connection.
				this.#storeFault = 'store_failed';
				if (isCurrent()) this.#link.drop();
			}
		});
	}

	#enter(state: SyncState): void {
		this.#state = state;
		this.#onChange();
	}
}

const raise = (seqs: Map<ChainId, number>, chain: ChainId, seq: number): void => {
	if (seq > (seqs.get(chain) ?? -1)) seqs.set(chain, seq);
};

/** Where each frame of tips starts; also no tips are one frame. */
const framesOf = (length: number): readonly (readonly [from: number, isLast: boolean])[] => {
	const frames = Math.max(1, Math.ceil(length / TIPS_PER_FRAME));
	return Array.from({ length: frames }, (_, index) => [
		index * TIPS_PER_FRAME,
		index === frames - 1
	]);
};
