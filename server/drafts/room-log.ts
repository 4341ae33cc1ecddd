/**
 * What one room has on disk, and how a client catches up with it. In memory: the unmerged tail, the
 * clocks of what is known, and for a short while the snapshot. Only what is on disk is known here.
 */
import * as Y from 'yjs';
import type { Limits } from '../limits.ts';
import { frames } from '../sockets/index.ts';
import type { Store, StoredDraft } from '../store/index.ts';
import { openKnowledge, type Knowledge } from './knowledge.ts';
import type { Merger } from './merger.ts';
import { step2Message, updateParts } from './protocol.ts';
import { decodeSnapshot, type Snapshot } from './snapshot.ts';
import { Tail } from './tail.ts';
import { decodeContent, type UpdateContent } from '#lib/kernel/updates/index.ts';

/** A decoded update on its way to the disk. */
export type Arrival = { readonly update: Uint8Array; readonly content: UpdateContent };

/** What merging came to, for the metrics. */
export type MergeObserver = (outcome: 'merged' | 'failed', milliseconds: number) => void;

/** What a room's log works with. */
export type RoomLogParts = {
	readonly store: Store;
	readonly merger: Merger;
	readonly limits: Pick<Limits, 'tailCount' | 'tailBytes'>;
	readonly merged: MergeObserver;
};

const emptyUpdate = Uint8Array.of(0, 0);
const idleTailWorthMerging = 50;

/** Reads a room from the store. */
export const openRoomLog = async (room: string, parts: RoomLogParts): Promise<RoomLog> =>
	new RoomLog(room, parts, await parts.store.readDraft(room));

/** The log of one room. */
export class RoomLog {
	readonly #room: string;
	readonly #parts: RoomLogParts;
	readonly #knowledge: Knowledge;
	readonly #tail = new Tail();
	#lastSequence: number;
	#mergedThrough: number;
	#snapshotBytes: number;
	#cached: Promise<Snapshot | undefined> | undefined;
	#merging: Promise<void> | undefined;
	#patience = 1;

	constructor(room: string, parts: RoomLogParts, { snapshot, tail }: StoredDraft) {
		this.#room = room;
		this.#parts = parts;
		this.#knowledge = knowledgeOf(snapshot && decodeSnapshot(snapshot.bytes));
		this.#mergedThrough = snapshot?.through ?? 0;
		this.#lastSequence = this.#mergedThrough;
		this.#snapshotBytes = snapshot?.bytes.length ?? 0;
		for (const { sequence, update } of tail) {
			const content = decodeContent(update);
			this.#lastSequence = Math.max(this.#lastSequence, sequence);
			if (content.ok) this.#extend(sequence, update, content.value);
		}
	}

	/** Whether everything in an update is already on disk. */
	knows(content: UpdateContent): boolean {
		return this.#knowledge.knows(content);
	}

	/** The state vector of what is on disk, encoded. */
	vector(): Uint8Array {
		return this.#knowledge.vector();
	}

	/** Bytes the room holds on disk, about. */
	get bytes(): number {
		return this.#snapshotBytes + this.#tail.bytes;
	}

	/** The number the next appended update will have. */
	get nextSequence(): number {
		return this.#lastSequence + 1;
	}

	/** Writes updates; resolves when they are on disk and part of the tail. */
	async append(arrivals: readonly Arrival[], onStall: () => void): Promise<void> {
		const first = this.nextSequence;
		this.#lastSequence += arrivals.length;
		const rows = arrivals.map(({ update }, at) => ({ sequence: first + at, update }));
		await this.#parts.store.appendDraft(this.#room, rows, onStall);
		arrivals.forEach(({ update, content }, at) => this.#extend(first + at, update, content));
	}

	/**
	 * Gives frames that bring a client with this state vector up to date; `ending` marks it as synced.
	 * They are given within the turn that built them, so that no update slips in between.
	 */
	async catchUp(
		vector: ReadonlyMap<number, number>,
		ending: 'synced' | 'silent',
		give: (frames: Buffer) => void
	): Promise<void> {
		const snapshot = await this.#currentSnapshot();
		const merged = snapshot === undefined ? [] : missingParts(snapshot, vector);
		const end = ending === 'synced' ? [[step2Message(emptyUpdate)]] : [];
		give(
			Buffer.concat([frames(merged.map(updateParts)), this.#tail.framesFor(vector), frames(end)])
		);
	}

	/** Frames of the updates from a number on, or `undefined` when they have been merged since. */
	since(sequence: number): Buffer | undefined {
		return sequence > this.#mergedThrough ? this.#tail.framesFrom(sequence) : undefined;
	}

	/** Merges the tail while it is long, or worth it in an idle room; one merge at a time. */
	compact(isIdle: boolean): Promise<void> {
		this.#merging ??= this.#mergeWhileLong(isIdle).finally(() => {
			this.#merging = undefined;
		});
		return this.#merging;
	}

	/** Merges whatever the tail holds; false where there is nothing, or it cannot be merged. */
	async mergeNow(): Promise<boolean> {
		await this.#merging;
		if (this.#tail.length === 0) return false;
		let hasMerged = false;
		const merging = this.#merge().then((isDone) => void (hasMerged = isDone));
		this.#merging = merging.finally(() => {
			this.#merging = undefined;
		});
		await this.#merging;
		return hasMerged;
	}

	/** Forgets the snapshot until somebody asks for it again. */
	relax(): void {
		this.#cached = undefined;
	}

	#extend(sequence: number, update: Uint8Array, content: UpdateContent): void {
		this.#tail.push({ sequence, update, content });
		this.#knowledge.learn(content);
	}

	/** The snapshot that the tail in memory follows. */
	async #currentSnapshot(): Promise<Snapshot | undefined> {
		for (;;) {
			const through = this.#mergedThrough;
			if (through === 0) return undefined;
			this.#cached ??= this.#readSnapshot();
			const snapshot = await this.#cached;
			// While it was read, a merge may have moved the beginning of the tail.
			if (through === this.#mergedThrough) return snapshot;
		}
	}

	async #readSnapshot(): Promise<Snapshot | undefined> {
		const { snapshot } = await this.#parts.store.readDraft(this.#room);
		return snapshot && decodeSnapshot(snapshot.bytes);
	}

	#isLong(): boolean {
		const { tailCount, tailBytes } = this.#parts.limits;
		return (
			this.#tail.length >= tailCount * this.#patience ||
			this.#tail.bytes >= Math.max(tailBytes, this.#snapshotBytes / 4) * this.#patience
		);
	}

	async #mergeWhileLong(isIdle: boolean): Promise<void> {
		let hasMerged = true;
		while (hasMerged && (this.#isLong() || (isIdle && this.#tail.length >= idleTailWorthMerging))) {
			hasMerged = await this.#merge();
		}
	}

	/** Merges what is on disk now; false when that failed. */
	async #merge(): Promise<boolean> {
		const started = performance.now();
		const { store, merger, merged } = this.#parts;
		const { snapshot, tail } = await store.readDraft(this.#room);
		const through = tail.at(-1)?.sequence ?? this.#mergedThrough;
		const before = snapshot === undefined ? [] : decodeSnapshot(snapshot.bytes).parts;
		const bytes = await merger.merge([...before, ...tail.map(({ update }) => update)]);
		if (bytes === undefined) {
			// What cannot be merged stays as it is; try again when there is twice as much.
			this.#patience *= 2;
			merged('failed', performance.now() - started);
			return false;
		}
		await store.compactDraft(this.#room, { through, bytes });
		this.#mergedThrough = through;
		this.#snapshotBytes = bytes.length;
		this.#cached = Promise.resolve(decodeSnapshot(bytes));
		this.#tail.dropThrough(through);
		this.#patience = 1;
		merged('merged', performance.now() - started);
		return true;
	}
}

const knowledgeOf = (snapshot: Snapshot | undefined): Knowledge => {
	if (snapshot === undefined) return openKnowledge(new Map(), []);
	const rest = decodeContent(snapshot.rest);
	return openKnowledge(Y.decodeStateVector(snapshot.vector), rest.ok ? rest.value.deletes : []);
};

/** A state vector says nothing about deletes, so who has all changes still gets `rest`. */
const missingParts = (
	snapshot: Snapshot,
	vector: ReadonlyMap<number, number>
): readonly Uint8Array[] => {
	const merged = Y.decodeStateVector(snapshot.vector);
	const hasEverything = [...merged].every(([client, clock]) => (vector.get(client) ?? 0) >= clock);
	return hasEverything ? [snapshot.rest] : snapshot.parts;
};
