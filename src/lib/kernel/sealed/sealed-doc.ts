/**
 * A sealed draft: an outer Yjs document, which travels and is stored as any other, holds an array of
 * blobs; an inner one, which the editor binds to, holds what is in them.
 *
 * Changes made here are collected, up to 25 or for a tenth of a second, and become one blob. From time to
 * time a snapshot of the whole replaces the blobs whose content is in it: exactly those that this device
 * has read, in one transaction with the snapshot, and never one that it cannot open or verify. So two
 * devices may do it at once: then there are two snapshots, and nothing is missing.
 *
 * Whoever may write the room may delete blobs. Every device that holds the content of one that has gone,
 * and finds it in none of those left, puts the very blob back.
 */
import * as Y from 'yjs';
import type { Signer } from '../identity/index.ts';
import { decodeContent } from '../updates/index.ts';
import { blobId, writeBlob, type BlobId, type DraftPlace } from './blob.ts';
import type { Draw } from './box.ts';
import type { EpochKey } from './epoch-key.ts';
import { HeldBlobs, type BlobFault } from './held-blobs.ts';
import type { Keyring } from './keyring.ts';
import type { History } from './spaces.ts';

/** What a sealed draft is made of. */
export interface SealedDocParts {
	readonly place: DraftPlace;
	/** Carries the blobs; what stores and sends it sees ciphertext only. */
	readonly outer: Y.Doc;
	/** What people write. */
	readonly inner: Y.Doc;
	readonly signer: Signer;
	readonly keyring: Pick<Keyring, 'key' | 'writing' | 'isHolder'>;
	/** With state only, what was written under an earlier epoch is replaced as soon as it is read. */
	readonly history: () => History;
	readonly draw: Draw;
	/** From 0 up to 1, so that not all devices do the same thing at once. */
	readonly random: () => number;
	/** Runs after so many milliseconds; the answer cancels. */
	readonly after: (ms: number, run: () => void) => () => void;
	/** Runs after every change of `isFlushed` or `waiting`. */
	readonly onChange: () => void;
}

const BATCH = 25;
const BATCH_MS = 100;
const SNAPSHOT_BLOBS = 64;
const SNAPSHOT_BYTES = 64 * 1024;
/** Others may do it first, within this time. */
const PATIENCE_MS = 2_000;

/** Keeps an outer and an inner document in step. */
export class SealedDoc {
	readonly #parts: SealedDocParts;
	readonly #blobs: HeldBlobs;
	readonly #array: Y.Array<unknown>;
	readonly #timers = new Map<'flush' | 'heal' | 'compact', () => void>();
	#unflushed: Uint8Array[] = [];
	#isWriting = false;
	#queue: Promise<void> = Promise.resolve();
	#isClosed = false;

	constructor(parts: SealedDocParts) {
		this.#parts = parts;
		this.#blobs = new HeldBlobs(parts.place, parts.keyring);
		this.#array = parts.outer.getArray('sealed');
		this.#array.observe(this.#onOuter);
		parts.inner.on('update', this.#onInner);
		this.#onOuter();
	}

	/** Whether the outer document holds every change that was made here. */
	get isFlushed(): boolean {
		return this.#unflushed.length === 0 && !this.#isWriting;
	}

	/** Blobs without effect here, and why. */
	get waiting(): ReadonlyMap<BlobId, BlobFault> {
		return this.#blobs.waiting;
	}

	/** Looks again at what has waited, after keys or the control space have changed. */
	keysChanged(): Promise<void> {
		return this.#run(async () => {
			await this.#pull(true);
			await this.#flush();
		});
	}

	/** Puts what was changed here into the outer document now. */
	flush(): Promise<void> {
		return this.#run(() => this.#flush());
	}

	/** Settles once whatever the outer document held at this moment has been read. */
	settled(): Promise<void> {
		return this.#queue;
	}

	/** Replaces all that has been read by one snapshot. */
	compact(): Promise<void> {
		return this.#run(() => this.#compact());
	}

	/** Replaces what stands under earlier keys, where newcomers are to read the state only. */
	renew(): Promise<void> {
		return this.#run(async () => {
			await this.#flush();
			if (this.#hasOutdated()) await this.#compact();
		});
	}

	/** Flushes, puts back what has gone, and lets both documents go. */
	async close(): Promise<void> {
		await this.#run(async () => {
			await this.#flush();
			// What is not put back now, this device will not hold when it opens the draft again.
			await this.#heal('even while something waits');
		});
		this.#isClosed = true;
		for (const cancel of this.#timers.values()) cancel();
		this.#array.unobserve(this.#onOuter);
		this.#parts.inner.off('update', this.#onInner);
	}

	readonly #onOuter = (): void => {
		this.#blobs.present(this.#array.toArray());
		void this.#run(() => this.#pull(false));
	};

	readonly #onInner = (update: Uint8Array, origin: unknown): void => {
		if (origin === this) return;
		this.#unflushed.push(update);
		this.#parts.onChange();
		if (this.#unflushed.length >= BATCH) void this.flush();
		else this.#later('flush', BATCH_MS, () => void this.flush());
	};

	async #pull(again: boolean): Promise<void> {
		await this.#blobs.read(again, (updates) => this.#apply(updates));
		if (this.#blobs.lost('when all is read').length > 0) {
			this.#soon('heal', () => this.#heal('when all is read'));
		}
		if (this.#hasOutdated() || this.#tail().length >= 2 * SNAPSHOT_BLOBS) this.#compactSoon();
		this.#parts.onChange();
	}

	#apply(updates: readonly Uint8Array[]): readonly boolean[] {
		const { inner } = this.#parts;
		return inner.transact(
			() =>
				updates.map((update) => {
					try {
						Y.applyUpdate(inner, update, this);
						return true;
					} catch {
						return false; // it decodes and fits no document: a holder has made it by hand
					}
				}),
			this
		);
	}

	async #heal(when: 'when all is read' | 'even while something waits'): Promise<void> {
		await this.#pull(false);
		const lost = this.#blobs.lost(when);
		if (lost.length === 0) return;
		this.#timers.get('heal')?.();
		this.#timers.delete('heal');
		this.#parts.outer.transact(() => this.#array.push(lost.map(({ bytes }) => bytes)), this);
	}

	async #flush(): Promise<void> {
		const { place, keyring, outer } = this.#parts;
		const key = keyring.writing(place.space);
		if (!key || this.#unflushed.length === 0) return;
		this.#timers.get('flush')?.();
		this.#timers.delete('flush');
		const updates = this.#unflushed.splice(0);
		this.#isWriting = true;
		const update = updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates);
		const bytes = await this.#write(key, { isSnapshot: false, update });
		outer.transact(() => this.#array.push([bytes]), this);
		this.#isWriting = false;
		this.#parts.onChange();
		const tail = this.#tail();
		const tailBytes = tail.reduce((sum, blob) => sum + blob.bytes.length, 0);
		if (tail.length >= SNAPSHOT_BLOBS || tailBytes >= SNAPSHOT_BYTES) await this.#compact();
	}

	async #compact(): Promise<void> {
		const { place, keyring, inner, outer } = this.#parts;
		const key = keyring.writing(place.space);
		if (!key) return;
		await this.#pull(false);
		const covered = new Set(this.#blobs.inDocument.map(({ id }) => id));
		// From the document, which also keeps what waits for other changes; merging updates would not
		// collect what was deleted.
		const update = Y.encodeStateAsUpdate(inner);
		const bytes = await this.#write(key, { isSnapshot: true, update });
		outer.transact(() => {
			for (let index = this.#array.length - 1; index >= 0; index--) {
				const id = this.#blobs.idOf(this.#array.get(index));
				if (id && covered.has(id)) this.#array.delete(index);
			}
			this.#array.push([bytes]);
		}, this);
	}

	async #write(
		key: EpochKey,
		content: { readonly isSnapshot: boolean; readonly update: Uint8Array }
	): Promise<Uint8Array> {
		const bytes = await writeBlob(this.#parts.place, content, { ...this.#parts, key });
		const carried = decodeContent(content.update);
		if (!carried.ok) throw new Error('Yjs has written an update that cannot be read');
		const { isSnapshot } = content;
		this.#blobs.made({
			...{ id: blobId(bytes), bytes, epoch: key.id },
			...{ isSnapshot, content: carried.value }
		});
		return bytes;
	}

	#tail() {
		return this.#blobs.inDocument.filter(({ isSnapshot }) => !isSnapshot);
	}

	/** Whether something is there that is to be readable under the current epoch only. */
	#hasOutdated(): boolean {
		const { history, keyring, place } = this.#parts;
		const current = history() === 'state' ? keyring.writing(place.space) : undefined;
		return (
			current !== undefined && this.#blobs.inDocument.some(({ epoch }) => epoch !== current.id)
		);
	}

	#compactSoon(): void {
		this.#soon('compact', async () => {
			if (this.#hasOutdated() || this.#tail().length >= SNAPSHOT_BLOBS) await this.#compact();
		});
	}

	#soon(what: 'heal' | 'compact', run: () => Promise<void>): void {
		const wait = this.#parts.random() * PATIENCE_MS;
		this.#later(what, wait, () => void this.#run(run));
	}

	#later(what: 'flush' | 'heal' | 'compact', ms: number, run: () => void): void {
		if (this.#timers.has(what) || this.#isClosed) return;
		const cancel = this.#parts.after(ms, () => {
			this.#timers.delete(what);
			run();
		});
		this.#timers.set(what, cancel);
	}

	/** One step after the other: each finds the documents as the last one left them. */
	#run(step: () => Promise<void>): Promise<void> {
		const done = this.#queue.then(() => (this.#isClosed ? undefined : step()));
		this.#queue = done.catch(() => undefined); // whoever asked for the step hears of it
		return done;
	}
}
