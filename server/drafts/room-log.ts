/**
 * What one room has on disk, and how a client catches up with it. In memory: the unmerged tail, the
 * clocks of what is known, and for a short while the snapshot. Only what is on disk is known here.
 */
import * as Y from 'yjs';
import type { Limits } from '../limits.ts';
import type { DraftRow, Store } from '../store/index.ts';
import { frames } from '../sockets/index.ts';
import { openKnowledge, type Knowledge } from './knowledge.ts';
import type { Merger } from './merger.ts';
import { step2Message, updateMessage } from './protocol.ts';
import { decodeSnapshot, type Snapshot } from './snapshot.ts';
import { decodeContent, type UpdateContent } from './update.ts';

/** A decoded update on its way to the disk. */
export type Arrival = { readonly update: Uint8Array; readonly content: UpdateContent };

/** The log of one room. */
export type RoomLog = {
	knows(content: UpdateContent): boolean;
	vector(): Uint8Array;
	/** Bytes the room holds on disk, about. */
	bytes(): number;
	/** Writes updates; resolves when they are on disk and part of the tail. */
	append(arrivals: readonly Arrival[], onStall: () => void): Promise<void>;
	/** The number the next appended update will have. */
	nextSequence(): number;
	/**
	 * Gives frames that bring a client with this state vector up to date; `ending` marks it as synced.
	 * They are given within the call that built them, so that no update slips in between.
	 */
	catchUp(
		vector: ReadonlyMap<number, number>,
		ending: 'synced' | 'silent',
		give: (frames: Buffer) => void
	): Promise<void>;
	/** Frames of the tail from an update on, or `undefined` when they have been merged since. */
	since(sequence: number): Buffer | undefined;
	/** Merges the tail when it is long, or when `idle` and worth it; resolves when nothing is left to do. */
	compact(idle: boolean): Promise<void>;
	/** Forgets the snapshot until somebody asks for it again. */
	relax(): void;
};

/** What merging came to, for the metrics. */
export type MergeObserver = (outcome: 'merged' | 'failed', milliseconds: number) => void;

/** What a room's log works with. */
export type RoomLogParts = {
	readonly store: Store;
	readonly merger: Merger;
	readonly limits: Limits;
	readonly merged: MergeObserver;
};

const emptyUpdate = Uint8Array.of(0, 0);
const idleTailWorthMerging = 50;

/** Reads a room from the store. */
export const openRoomLog = async (room: string, parts: RoomLogParts): Promise<RoomLog> => {
	const stored = await parts.store.readDraft(room);
	const first = stored.snapshot === undefined ? undefined : decodeSnapshot(stored.snapshot.bytes);
	const knowledge = knowledgeOf(first);
	const tail: (DraftRow & { readonly content: UpdateContent })[] = [];
	let mergedThrough = stored.snapshot?.through ?? 0;
	let snapshotBytes = stored.snapshot?.bytes.length ?? 0;
	let tailBytes = 0;
	let lastSequence = mergedThrough;
	let cached: Promise<Snapshot | undefined> | undefined;
	let tailFrames: Buffer | undefined;
	let compacting: Promise<void> | undefined;
	let patience = 1;

	const extend = (row: DraftRow, content: UpdateContent): void => {
		tail.push({ ...row, content });
		tailBytes += row.update.length;
		lastSequence = Math.max(lastSequence, row.sequence);
		knowledge.learn(content);
		tailFrames = undefined;
	};
	for (const row of stored.tail) {
		const content = decodeContent(row.update);
		if (row.sequence > mergedThrough && content.ok) extend(row, content.value);
	}

	const append: RoomLog['append'] = async (arrivals, onStall) => {
		const rows = arrivals.map(({ update, content }) => ({
			sequence: ++lastSequence,
			update,
			content
		}));
		await parts.store.appendDraft(room, rows, onStall);
		for (const { content, ...row } of rows) extend(row, content);
	};

	const readSnapshot = async (): Promise<Snapshot | undefined> => {
		const { snapshot } = await parts.store.readDraft(room);
		return snapshot === undefined ? undefined : decodeSnapshot(snapshot.bytes);
	};
	/** The snapshot that the tail in memory follows. */
	const currentSnapshot = async (): Promise<Snapshot | undefined> => {
		for (;;) {
			const through = mergedThrough;
			if (through === 0) return undefined;
			cached ??= readSnapshot();
			const snapshot = await cached;
			if (through === mergedThrough) return snapshot;
		}
	};
	const tailFor = (vector: ReadonlyMap<number, number>): Buffer => {
		if (vector.size === 0) {
			tailFrames ??= frames(tail.map(({ update }) => updateMessage(update)));
			return tailFrames;
		}
		const missing = tail.filter(({ content }) => !hasAll(vector, content));
		return frames(missing.map(({ update }) => updateMessage(update)));
	};
	const catchUp: RoomLog['catchUp'] = async (vector, ending, give) => {
		const snapshot = await currentSnapshot();
		// Nothing may wait from here on: the tail must be the one that follows this snapshot.
		const merged = snapshot === undefined ? [] : missingParts(snapshot, vector);
		const end = ending === 'synced' ? [step2Message(emptyUpdate)] : [];
		give(Buffer.concat([frames(merged.map(updateMessage)), tailFor(vector), frames(end)]));
	};

	const isLong = (): boolean =>
		tail.length >= parts.limits.tailCount * patience ||
		tailBytes >= Math.max(parts.limits.tailBytes, snapshotBytes / 4) * patience;
	const compact: RoomLog['compact'] = (idle) => {
		if (compacting !== undefined) return compacting;
		if (!isLong() && !(idle && tail.length >= idleTailWorthMerging)) return Promise.resolve();
		compacting = mergeOnce().finally(() => {
			compacting = undefined;
		});
		return compacting;
	};
	const mergeOnce = async (): Promise<void> => {
		const started = performance.now();
		const { snapshot, tail: rows } = await parts.store.readDraft(room);
		const through = rows.at(-1)?.sequence ?? mergedThrough;
		const before = snapshot === undefined ? [] : decodeSnapshot(snapshot.bytes).parts;
		const bytes = await parts.merger.merge([...before, ...rows.map(({ update }) => update)]);
		const elapsed = (): number => performance.now() - started;
		if (bytes === undefined) {
			// What cannot be merged stays as it is; try again when there is twice as much.
			patience *= 2;
			return parts.merged('failed', elapsed());
		}
		await parts.store.compactDraft(room, { through, bytes });
		mergedThrough = through;
		snapshotBytes = bytes.length;
		cached = Promise.resolve(decodeSnapshot(bytes));
		const kept = tail.findIndex(({ sequence }) => sequence > through);
		for (const { update } of tail.splice(0, kept === -1 ? tail.length : kept)) {
			tailBytes -= update.length;
		}
		tailFrames = undefined;
		patience = 1;
		parts.merged('merged', elapsed());
	};

	return {
		knows: knowledge.knows,
		vector: knowledge.vector,
		bytes: () => snapshotBytes + tailBytes,
		append,
		nextSequence: () => lastSequence + 1,
		catchUp,
		since: (sequence) =>
			sequence <= mergedThrough
				? undefined
				: frames(
						tail
							.filter((row) => row.sequence >= sequence)
							.map(({ update }) => updateMessage(update))
					),
		compact,
		relax: () => {
			cached = undefined;
		}
	};
};

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

const hasAll = (vector: ReadonlyMap<number, number>, content: UpdateContent): boolean =>
	content.deletes.length === 0 &&
	content.inserts.every(({ client, end }) => end <= (vector.get(client) ?? 0));
