/** The blobs of one sealed draft as this device knows them: which are there, read, or wait, and why. */
import { addRun, covers, decodeContent, noRuns, type UpdateContent } from '../updates/index.ts';
import {
	blobId,
	isSignedBlob,
	openBlob,
	readBlob,
	type Blob,
	type BlobContent,
	type BlobId,
	type DraftPlace
} from './blob.ts';
import type { EpochId } from './epoch-key.ts';
import type { Keyring } from './keyring.ts';

/**
 * Why a blob has no effect: `no_key` and `not_holder` may pass when more of the control space arrives,
 * the others never do.
 */
export type BlobFault = 'malformed' | 'not_holder' | 'bad_signature' | 'no_key' | 'bad_ciphertext';

/** A blob whose content is in the document. */
export interface ReadBlob {
	readonly id: BlobId;
	readonly bytes: Uint8Array;
	readonly epoch: EpochId;
	readonly isSnapshot: boolean;
	readonly content: UpdateContent;
}

type Held = { readonly bytes: Uint8Array; isPresent: boolean } & (
	| { readonly state: 'new' }
	| { readonly state: 'waiting'; readonly fault: BlobFault }
	| ({ readonly state: 'read' } & ReadBlob)
);

/** What a blob came to. */
type Outcome = { readonly fault: BlobFault } | (BlobContent & ReadBlob);

type Keys = Pick<Keyring, 'key' | 'isHolder'>;

/** Everything one device knows of a draft's blobs. */
export class HeldBlobs {
	readonly #place: DraftPlace;
	readonly #keys: Keys;
	readonly #held = new Map<BlobId, Held>();
	readonly #ids = new WeakMap<Uint8Array, BlobId>();

	constructor(place: DraftPlace, keys: Keys) {
		this.#place = place;
		this.#keys = keys;
	}

	/** The id of an element of the outer array; undefined for what cannot be a blob. */
	idOf(element: unknown): BlobId | undefined {
		if (!(element instanceof Uint8Array)) return undefined;
		const id = this.#ids.get(element) ?? blobId(element);
		this.#ids.set(element, id);
		return id;
	}

	/** Takes note of what the outer array holds now. */
	present(elements: readonly unknown[]): void {
		for (const held of this.#held.values()) held.isPresent = false;
		for (const element of elements) {
			const id = this.idOf(element);
			if (!id || !(element instanceof Uint8Array)) continue;
			const known = this.#held.get(id);
			if (known) known.isPresent = true;
			else this.#held.set(id, { bytes: element, isPresent: true, state: 'new' });
		}
	}

	/** Notes a blob that was made here of what is in the document already. */
	made(read: ReadBlob): void {
		this.#held.set(read.id, { ...read, isPresent: false, state: 'read' });
	}

	/**
	 * Reads what is new, and with `again` also what has waited. `apply` is called once, with the updates
	 * to be applied in this order, and answers which of them the document has taken.
	 */
	async read(
		again: boolean,
		apply: (updates: readonly Uint8Array[]) => readonly boolean[]
	): Promise<void> {
		const unread = [...this.#held].filter(
			([, { state }]) => state === 'new' || (again && state === 'waiting')
		);
		const outcomes = await Promise.all(
			unread.map(async ([id, { bytes }]) => [id, await this.#read(id, bytes)] as const)
		);
		const opened = outcomes.flatMap(([, outcome]) => ('fault' in outcome ? [] : [outcome]));
		const taken = opened.length > 0 ? apply(opened.map(({ update }) => update)) : [];
		const isTaken = new Map(opened.map(({ id }, index) => [id, taken[index] ?? false]));
		for (const [id, outcome] of outcomes) {
			const { bytes, isPresent = false } = this.#held.get(id) ?? {};
			if (!bytes) continue;
			if ('fault' in outcome || !isTaken.get(id)) {
				const fault = 'fault' in outcome ? outcome.fault : 'malformed';
				this.#held.set(id, { bytes, isPresent, state: 'waiting', fault });
			} else {
				const { epoch, isSnapshot, content } = outcome;
				this.#held.set(id, { id, bytes, isPresent, epoch, isSnapshot, content, state: 'read' });
			}
		}
	}

	/** The blobs in the outer array whose content is in the document. */
	get inDocument(): readonly ReadBlob[] {
		return this.#readBlobs(true);
	}

	/** Blobs in the outer array that have no effect, and why. */
	get waiting(): ReadonlyMap<BlobId, BlobFault> {
		return new Map(
			[...this.#held].flatMap(([id, held]) =>
				held.isPresent && held.state === 'waiting' ? [[id, held.fault] as const] : []
			)
		);
	}

	/**
	 * Blobs that have gone from the outer array although nothing left in it holds their content; those
	 * whose content is elsewhere are forgotten. None `when all is read`, while something is there that a
	 * holder has written and this device cannot read yet: it may well be the snapshot that replaces them.
	 */
	lost(when: 'when all is read' | 'even while something waits'): readonly ReadBlob[] {
		const gone = this.#readBlobs(false);
		if (gone.length === 0) return [];
		if (when === 'when all is read' && [...this.waiting.values()].includes('no_key')) return [];
		const [inserts, deletes] = [noRuns(), noRuns()];
		for (const { content } of this.inDocument) {
			for (const run of content.inserts) addRun(inserts, run);
			for (const run of content.deletes) addRun(deletes, run);
		}
		return gone.filter(({ id, content }) => {
			const isElsewhere =
				content.inserts.every((run) => covers(inserts, run)) &&
				content.deletes.every((run) => covers(deletes, run));
			if (isElsewhere) this.#held.delete(id);
			return !isElsewhere;
		});
	}

	#readBlobs(isPresent: boolean): readonly ReadBlob[] {
		return [...this.#held.values()].filter(
			(held): held is Extract<Held, { state: 'read' }> =>
				held.state === 'read' && held.isPresent === isPresent
		);
	}

	async #read(id: BlobId, bytes: Uint8Array): Promise<Outcome> {
		const blob = readBlob(bytes);
		if (!blob) return { fault: 'malformed' };
		if (!this.#keys.isHolder(this.#place.space, blob.epoch, blob.device)) {
			return { fault: 'not_holder' };
		}
		if (!(await isSignedBlob(this.#place, blob))) return { fault: 'bad_signature' };
		return this.#open(id, bytes, blob);
	}

	#open(id: BlobId, bytes: Uint8Array, blob: Blob): Outcome {
		const key = this.#keys.key(blob.epoch);
		if (!key) return { fault: 'no_key' };
		const opened = openBlob(this.#place, blob, key);
		if (!opened) return { fault: 'bad_ciphertext' };
		const content = decodeContent(opened.update);
		if (!content.ok) return { fault: 'malformed' };
		return { id, bytes, epoch: blob.epoch, content: content.value, ...opened };
	}
}
