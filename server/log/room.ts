import {
	controlSpace,
	type ChainId,
	type EntryId,
	type Space
} from '#lib/kernel/identity/index.ts';
import { authenticate, type SignedEntry, type Tip } from '#lib/kernel/log/index.ts';
import { Queue } from '#lib/kernel/sync/index.ts';
import type { Workspace } from '../gate/index.ts';
import type { LogBytes } from '../quotas/index.ts';
import type { Store } from '../store/index.ts';
import { extend, readChains, type Chains } from './chains.ts';
import { readKnown } from './known.ts';
import { inRuns, withoutUnvouched } from './runs.ts';
import { entryToRow, rowToTip } from './rows.ts';

/** Decides which entries are kept: answers those that are not, with the reason. */
export type Judge = (offered: Offered) => ReadonlyMap<EntryId, string>;

/** Entries that are authentic and new. */
export type Offered = {
	readonly entries: readonly SignedEntry[];
	/** Whom the control entries make what; in the control space with the offered ones included. */
	readonly authority: Workspace['authority'];
};

/** What became of an offer, once it is on disk. */
export type Outcome = {
	readonly refused: ReadonlyMap<EntryId, string>;
	/** Chains of which something before the offered entries is missing, by the seq to send from. */
	readonly missing: ReadonlyMap<ChainId, number>;
	/** The last kept entry of each offered chain. */
	readonly tips: readonly Tip[];
};

/** Entries that have just become durable. */
export type Arrival = {
	readonly entries: readonly SignedEntry[];
	readonly position: number;
	readonly origin: unknown;
};

/** Why an entry is not kept that would be, if there were room. */
export const LOG_FULL = 'log_full';

type Waiting = {
	readonly arrival: Omit<Arrival, 'position'>;
	readonly done: (isOnDisk: boolean) => void;
};

/** What a room is made of. */
export type RoomParts = {
	readonly store: Store;
	readonly workspace: Workspace;
	readonly space: Space;
	readonly now: () => number;
	/** What the workspace's log may still hold. */
	readonly quota: Pick<LogBytes, 'take'>;
	/** One offer failed; the others are not touched. */
	readonly report: (reason: unknown) => void;
	/** The disk failed; nothing more can be kept. */
	readonly fault: (reason: unknown) => void;
};

/**
 * The log of one space, on one relay. Entries that come in are verified one offer after the other, but
 * the disk is not waited for in between: what has been verified and is not yet on disk is `pending`
 * and counts for the offers that follow. Acknowledged and shown to others is only what is on disk.
 */
export class LogRoom {
	readonly #parts: RoomParts;
	readonly #key: { readonly workspace: string; readonly space: string };
	readonly #chains: Chains;
	readonly #pending = new Map<EntryId, SignedEntry>();
	readonly #listeners = new Set<(arrival: Arrival) => void>();
	readonly #queue = new Queue();
	#waiting: Waiting[] = [];
	#isWriting = false;
	/** After a write that failed nobody knows what is on disk; the store takes no more either. */
	#hasFailed = false;

	private constructor(parts: RoomParts, chains: Chains) {
		this.#parts = parts;
		this.#key = { workspace: parts.workspace.id, space: parts.space };
		this.#chains = chains;
	}

	static async open(parts: RoomParts): Promise<LogRoom> {
		const key = { workspace: parts.workspace.id, space: parts.space };
		return new LogRoom(parts, await readChains(parts.store, key));
	}

	/** The chains as they lie on disk; do not change them. */
	get chains(): Readonly<Chains> {
		return this.#chains;
	}

	/** Hears of everything that becomes durable, in order; the answer stops that. */
	onArrival(listener: (arrival: Arrival) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/**
	 * Verifies, judges and keeps entries; answers once they, and all offered before, are on disk, and
	 * undefined where that failed.
	 */
	async offer(
		received: readonly SignedEntry[],
		judge: Judge,
		origin: unknown
	): Promise<Outcome | undefined> {
		const verified = new Promise<readonly [Outcome, Promise<boolean>] | undefined>((resolve) => {
			this.#queue.add(async () => {
				try {
					resolve(await this.#verify(received, judge, origin));
				} catch (reason) {
					this.#parts.report(reason);
					resolve(undefined);
				}
			});
		});
		const [outcome, isOnDisk] = (await verified) ?? [];
		return (await isOnDisk) ? outcome : undefined;
	}

	async #verify(
		received: readonly SignedEntry[],
		judge: Judge,
		origin: unknown
	): Promise<readonly [Outcome, Promise<boolean>]> {
		const { store, workspace, space } = this.#parts;
		const refused = new Map<EntryId, string>();
		const fitting = received.filter(({ id, entry }) => {
			if (entry.space !== space) refused.set(id, 'wrong_space');
			return entry.space === space;
		});
		const stored = await readKnown(store, this.#key, fitting);
		const known = (id: EntryId) => stored.get(id) ?? this.#pending.get(id);
		const { accepted, faults } = await authenticate(fitting, workspace.id, known);
		const missing = new Map<ChainId, number>();
		for (const { id, entry } of fitting) {
			const fault = faults.get(id);
			if (fault === 'waiting') missing.set(entry.chain, this.#nextSeq(entry.chain));
			if (fault) refused.set(id, fault);
		}
		for (const [id, code] of await this.#judge(accepted, judge)) refused.set(id, code);
		const kept = await this.#withinQuota(withoutUnvouched(accepted, refused), refused);
		if (space === controlSpace && kept.length > 0) workspace.learn(kept);
		const isOnDisk = this.#keep(inRuns(kept), origin);
		const held = fitting.filter(({ id }) => known(id) ?? this.#pending.get(id));
		return [{ refused, missing, tips: lastOfEach(held) }, isOnDisk];
	}

	/** All of them, or, where the log is full, none. */
	async #withinQuota(
		entries: readonly SignedEntry[],
		refused: Map<EntryId, string>
	): Promise<readonly SignedEntry[]> {
		const { quota, workspace, space } = this.#parts;
		const bytes = entries.reduce((sum, each) => sum + each.bytes.length, 0);
		if (bytes === 0 || (await quota.take(workspace.id, space, bytes))) return entries;
		for (const { id } of entries) refused.set(id, LOG_FULL);
		return [];
	}

	async #judge(
		entries: readonly SignedEntry[],
		judge: Judge
	): Promise<ReadonlyMap<EntryId, string>> {
		const { workspace, space } = this.#parts;
		if (entries.length === 0) return new Map();
		const isControl = space === controlSpace;
		return judge({
			entries,
			authority: isControl ? await workspace.authorityWith(entries) : workspace.authority
		});
	}

	#nextSeq(chain: ChainId): number {
		const stored = this.#chains.tips.get(chain) ?? [];
		const pending = [...this.#pending.values()].filter(({ entry }) => entry.chain === chain);
		const seqs = [...stored.map(({ seq }) => seq), ...pending.map(({ entry }) => entry.seq)];
		return Math.max(-1, ...seqs) + 1;
	}

	#keep(entries: readonly SignedEntry[], origin: unknown): Promise<boolean> {
		if (this.#hasFailed) return Promise.resolve(false);
		for (const each of entries) this.#pending.set(each.id, each);
		return new Promise((done) => {
			this.#waiting.push({ arrival: { entries, origin }, done });
			if (!this.#isWriting) void this.#write();
		});
	}

	/** One append at a time, so that positions follow the chains; what came meanwhile shares the next. */
	async #write(): Promise<void> {
		this.#isWriting = true;
		try {
			while (this.#waiting.length > 0) {
				const batch = this.#waiting;
				this.#waiting = [];
				await this.#writeBatch(batch).catch((reason: unknown) => {
					this.#hasFailed = true;
					this.#parts.fault(reason);
					for (const { done } of batch) done(false);
				});
			}
		} finally {
			this.#isWriting = false;
		}
	}

	async #writeBatch(batch: readonly Waiting[]): Promise<void> {
		const { store, now } = this.#parts;
		const rows = batch.flatMap(({ arrival }) =>
			arrival.entries.map((each) => entryToRow(each, now()))
		);
		const positions = rows.length > 0 ? await store.appendEntries(this.#key, rows) : [];
		let written = 0;
		for (const { arrival, done } of batch) {
			written += arrival.entries.length;
			for (const { id, entry } of arrival.entries) {
				extend(this.#chains, rowToTip({ chain: entry.chain, seq: entry.seq, id }), entry.prev);
				this.#pending.delete(id);
			}
			if (arrival.entries.length > 0) {
				const position = positions[written - 1] ?? this.#chains.last;
				this.#chains.last = position;
				for (const listener of this.#listeners) listener({ ...arrival, position });
			}
			done(true);
		}
	}
}

const lastOfEach = (entries: readonly SignedEntry[]): readonly Tip[] => {
	const followed = new Set<string>(entries.map(({ entry }) => entry.prev));
	return entries
		.filter(({ id }) => !followed.has(id))
		.map(({ id, entry }) => ({ chain: entry.chain, seq: entry.seq, id }));
};
