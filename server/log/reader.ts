/**
 * What one socket is sent. A live reader gets each arrival at once. One that is catching up, or too
 * slow for the moment, holds nothing in memory but a position: it reads on from the disk whenever the
 * network has taken what it was given.
 */
import type { ChainId } from '#lib/kernel/identity/index.ts';
import type { Tip } from '#lib/kernel/log/index.ts';
import { toWire, writeFrame, type MessageOf, type WireEntry } from '#lib/kernel/protocol/index.ts';
import type { Connection } from '../seams.ts';
import type { Store, StoredEntry } from '../store/index.ts';
import { planFor, type Lack } from './plan.ts';
import type { Arrival, LogRoom } from './room.ts';
import { rowToEntry, rowToWire } from './rows.ts';
import { RunPacker } from './runs.ts';

/** What a reader is made of. */
export type ReaderParts = {
	readonly connection: Connection;
	readonly room: LogRoom;
	readonly store: Store;
	readonly key: { readonly workspace: string; readonly space: string };
	readonly hasEnded: () => boolean;
	/** What is on disk cannot be read. */
	readonly fail: (reason: unknown) => void;
};

const PAGE = 500;
const TIPS_PER_FRAME = 4_000;
/** Unsent bytes above which nothing more is read for a socket. */
const SOFT_QUEUE_BYTES = 1024 * 1024;
const DRAIN_POLL_MS = 20;

/** See above. */
export class Reader {
	readonly #parts: ReaderParts;
	#position = 0;
	#isLive = false;
	#progress: { done: number; total: number } | undefined;

	constructor(parts: ReaderParts) {
		this.#parts = parts;
	}

	/** Sends what lies on disk and the client lacks, asks for what it has more, and goes live. */
	async catchUp(theirs: readonly Tip[]): Promise<void> {
		const { room } = this.#parts;
		const { lacks, wants, total } = planFor(room.chains.tips, theirs);
		this.#want(wants);
		this.#progress = { done: 0, total };
		if (theirs.length > 0) {
			this.#position = room.chains.last;
			for (const lack of lacks) await this.#sendLack(lack);
		}
		await this.#readOn();
		this.#progress = undefined;
		if (!this.#parts.hasEnded()) this.#sendSynced();
	}

	/** Sends what a client may lack of a chain that turned out to fork. */
	async sendBranches(chain: ChainId): Promise<void> {
		await this.#sendLack({ type: 'branches', chain, tips: [] });
	}

	/** Passes on what has just become durable. */
	arrived(arrival: Arrival): void {
		if (!this.#isLive) return; // it is found on disk, where this reader is reading
		if (this.#parts.connection.queuedBytes() > SOFT_QUEUE_BYTES) {
			this.#isLive = false;
			void this.#readOn().catch(this.#parts.fail);
			return;
		}
		this.#position = arrival.position;
		if (arrival.origin !== this) this.#parts.connection.send(pushFrame(arrival));
	}

	#want(chains: MessageOf<'want'>['chains']): void {
		for (let from = 0; from < chains.length; from += TIPS_PER_FRAME) {
			const frame = { type: 'want', chains: chains.slice(from, from + TIPS_PER_FRAME) } as const;
			this.#parts.connection.send(writeFrame(frame));
		}
	}

	async #readOn(): Promise<void> {
		const { store, key, room, hasEnded } = this.#parts;
		const packer = new RunPacker();
		while (!hasEnded()) {
			await this.#drained();
			const { last } = room.chains;
			const rows = await store.readEntries(key, this.#position + 1, PAGE);
			for (const row of rows) this.#add(packer, row);
			// Where nothing is left to read, the disk has lost the rest; the store has reported it.
			this.#position = rows.at(-1)?.position ?? Math.max(last, this.#position);
			if (this.#position < room.chains.last) continue;
			this.#send(packer.flush());
			this.#isLive = true;
			return;
		}
	}

	async #sendLack(lack: Lack): Promise<void> {
		if (lack.type === 'branches') return this.#sendUnknown(lack.chain, lack.tips);
		const { store, key, hasEnded } = this.#parts;
		const { chain, tip } = lack;
		const packer = new RunPacker();
		for (let from = tip ? tip.seq : 0; !hasEnded();) {
			await this.#drained();
			const rows = await store.readChain(key, chain, from, PAGE);
			if (tip && from === tip.seq && rows[0]?.id !== tip.id) {
				return this.#sendUnknown(chain, [tip]); // not on this chain: the client is on another branch
			}
			for (const row of rows) if (row.seq !== tip?.seq) this.#add(packer, row);
			const last = rows.at(-1);
			if (!last || rows.length < PAGE) break;
			from = last.seq + 1;
		}
		this.#send(packer.flush());
	}

	/** Of a forked chain, all that does not lead up to the tips that the client has. */
	async #sendUnknown(chain: ChainId, tips: readonly Tip[]): Promise<void> {
		const { store, key } = this.#parts;
		const rows: StoredEntry[] = [];
		for (let limit = PAGE; ; limit *= 2) {
			// Branches share seqs, so a page cannot be continued by seq; forks are few and read whole.
			const page = await store.readChain(key, chain, 0, limit);
			if (page.length === limit) continue;
			rows.push(...page);
			break;
		}
		const previous = new Map(rows.map((row) => [row.id, rowToEntry(row)?.entry.prev ?? '']));
		if (tips.some(({ id }) => !previous.has(id))) this.#want([{ chain, from: 0 }]);
		const known = new Set<string>();
		for (const { id } of tips) {
			for (let at: string = id; previous.has(at) && !known.has(at);) {
				known.add(at);
				at = previous.get(at) ?? '';
			}
		}
		const packer = new RunPacker();
		for (const row of rows.sort((a, b) => a.position - b.position)) {
			if (!known.has(row.id)) this.#add(packer, row);
		}
		this.#send(packer.flush());
	}

	#add(packer: RunPacker, row: StoredEntry): void {
		if (this.#progress) this.#progress.done++;
		this.#send(packer.add(rowToWire(row)));
	}

	#send(entries: readonly WireEntry[] | undefined): void {
		if (!entries) return;
		const frame = this.#progress
			? writeFrame({ type: 'entries', entries, ...within(this.#progress) })
			: writeFrame({ type: 'push', entries });
		this.#parts.connection.send(frame);
	}

	#sendSynced(): void {
		const tips = [...this.#parts.room.chains.tips.values()].flat();
		for (let from = 0; from === 0 || from < tips.length; from += TIPS_PER_FRAME) {
			const isLast = from + TIPS_PER_FRAME >= tips.length;
			const frame = {
				type: 'synced',
				tips: tips.slice(from, from + TIPS_PER_FRAME),
				isLast
			} as const;
			this.#parts.connection.send(writeFrame(frame));
		}
	}

	async #drained(): Promise<void> {
		const { connection, hasEnded } = this.#parts;
		while (!hasEnded() && connection.queuedBytes() > SOFT_QUEUE_BYTES) {
			await new Promise((resolve) => setTimeout(resolve, DRAIN_POLL_MS));
		}
	}
}

/** What arrives while a client catches up comes on top of what was announced. */
const within = ({ done, total }: { done: number; total: number }) => ({
	done,
	total: Math.max(done, total)
});

const pushFrames = new WeakMap<Arrival, Uint8Array>();

/** The frame of an arrival, built once for all readers. */
const pushFrame = (arrival: Arrival): Uint8Array => {
	const known = pushFrames.get(arrival);
	if (known) return known;
	const frame = writeFrame({ type: 'push', entries: toWire(arrival.entries) });
	pushFrames.set(arrival, frame);
	return frame;
};
