/**
 * Keeps a draft in the browser's database, and knows whether it is there. y-indexeddb reads, and tidies
 * up now and then; what it writes it does not wait for, so writing is done here. After a write that
 * failed the whole document is written, on the next change or after a pause, until that succeeds.
 */
import { PREFERRED_TRIM_SIZE, storeState, type IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { StoreFault } from '#lib/kernel/log/index.ts';

/** Whether the database holds every change, and why it refused one. */
export interface Kept {
	readonly isSaved: boolean;
	readonly fault: StoreFault['code'] | undefined;
}

/** The keeping of one draft. */
export interface Keeping {
	/** Settles once what the database holds has been read, or cannot be. */
	readonly loaded: Promise<void>;
	close(): Promise<void>;
}

const UPDATES = 'updates';
const RETRY_MS = 5_000;
const TIDY_MS = 1_000;

/** Takes over from `kept`, which must just have been made; `changed` hears how the keeping goes. */
export const keepDraft = (
	doc: Y.Doc,
	kept: IndexeddbPersistence,
	changed: (now: Kept) => void
): Keeping => {
	const keeper = new Keeper(doc, kept, changed);
	doc.off('update', kept._storeUpdate);
	const onUpdate = (update: Uint8Array, origin: unknown) => {
		if (origin !== kept) void keeper.keep(update);
	};
	doc.on('update', onUpdate);
	return {
		loaded: keeper.loaded,
		close: async () => {
			doc.off('update', onUpdate);
			keeper.stop();
			// Where it was never opened, there is nothing to close.
			await kept.destroy().catch(() => undefined);
		}
	};
};

class Keeper {
	readonly loaded: Promise<void>;
	readonly #doc: Y.Doc;
	readonly #kept: IndexeddbPersistence;
	readonly #changed: (now: Kept) => void;
	#fault: StoreFault['code'] | undefined;
	/** A change is not in the database, and no later write brings it there but one of the whole. */
	#isMissing = false;
	#turn = 0;
	#hasStopped = false;
	#isDeleted = false;
	#retry: ReturnType<typeof setTimeout> | undefined;
	#tidy: ReturnType<typeof setTimeout> | undefined;
	#giveUpLoading: () => void = () => undefined;

	constructor(doc: Y.Doc, kept: IndexeddbPersistence, changed: (now: Kept) => void) {
		this.#doc = doc;
		this.#kept = kept;
		this.#changed = changed;
		const given = new Promise<void>((resolve) => (this.#giveUpLoading = resolve));
		this.loaded = Promise.race([given, kept.whenSynced.then(() => undefined)]);
		kept._db
			.then((database) => {
				this.#watch(database);
				return this.#hasRead(database);
			})
			.catch((reason: unknown) => this.#failed(reason));
	}

	/** Writes an update; `isSaved` is told once the last of them is on the disk, as the database says. */
	async keep(update: Uint8Array | undefined): Promise<void> {
		const turn = ++this.#turn;
		this.#changed({ isSaved: false, fault: this.#fault });
		try {
			await this.loaded;
			const isWhole = this.#isMissing;
			if (isWhole) await this.#writeWhole();
			else if (update) await this.#write((updates) => updates.add(update));
			if (isWhole) this.#isMissing = false;
			if (turn !== this.#turn || this.#isMissing) return;
			this.#fault = undefined;
			this.#changed({ isSaved: true, fault: undefined });
		} catch (reason) {
			this.#failed(reason);
		}
	}

	stop(): void {
		this.#hasStopped = true;
		clearTimeout(this.#retry);
		clearTimeout(this.#tidy);
		this.#kept.db?.close();
	}

	#failed(reason: unknown): void {
		if (this.#hasStopped) return;
		this.#isMissing = true;
		this.#fault = faultOf(reason);
		this.#giveUpLoading();
		this.#changed({ isSaved: false, fault: this.#fault });
		this.#retry ??= setTimeout(() => {
			this.#retry = undefined;
			void this.keep(undefined);
		}, RETRY_MS);
	}

	/** IndexedDB answers in order: what this finds, y-indexeddb has left behind it, read or not. */
	async #hasRead(database: IDBDatabase): Promise<void> {
		await finished(database.transaction([UPDATES], 'readonly'), (updates) => updates.count());
		if (!this.#kept.synced) throw new DOMException('not read', 'UnknownError');
	}

	#watch(database: IDBDatabase): void {
		const lose = () => {
			database.close();
			if (this.#kept.db === database) this.#kept.db = null;
			this.#failed(closed());
		};
		database.addEventListener('close', lose);
		database.addEventListener('versionchange', () => {
			this.#isDeleted = true; // by another tab; it must not be made again
			lose();
		});
		// Also what y-indexeddb does by itself, such as reading, ends up here when it fails.
		database.addEventListener('abort', ({ target }) => {
			this.#failed(target instanceof IDBTransaction ? target.error : undefined);
		});
	}

	async #write(run: (updates: IDBObjectStore) => void): Promise<void> {
		const database = this.#kept.db ?? (await this.#reopen());
		await finished(this.#begin(database), run);
		if (++this.#kept._dbsize >= PREFERRED_TRIM_SIZE) this.#tidyLater();
	}

	#begin(database: IDBDatabase): IDBTransaction {
		try {
			return database.transaction([UPDATES], 'readwrite');
		} catch (reason) {
			// Some browsers close a connection without saying so: the next try opens another.
			if (this.#kept.db === database) this.#kept.db = null;
			throw reason;
		}
	}

	/** Reads what is there, which may never have been read, and puts all of it in once more. */
	#writeWhole(): Promise<void> {
		return this.#write((updates) => {
			const reading: IDBRequest<unknown[]> = updates.getAll();
			reading.onsuccess = () => {
				for (const update of reading.result) {
					if (update instanceof Uint8Array) Y.applyUpdate(this.#doc, update, this.#kept);
				}
				updates.add(Y.encodeStateAsUpdate(this.#doc));
			};
		});
	}

	#tidyLater(): void {
		clearTimeout(this.#tidy);
		this.#tidy = setTimeout(() => {
			// It only saves time, and what fails is told by the database's own event.
			storeState(this.#kept, false).catch(() => undefined);
		}, TIDY_MS);
	}

	#reopen(): Promise<IDBDatabase> {
		return new Promise((resolve, reject) => {
			if (this.#isDeleted) return reject(closed());
			const opening = indexedDB.open(this.#kept.name);
			// It could not even be made before: the same stores as those of y-indexeddb.
			opening.onupgradeneeded = () => {
				opening.result.createObjectStore(UPDATES, { autoIncrement: true });
				opening.result.createObjectStore('custom');
			};
			opening.onerror = () => reject(opening.error);
			opening.onsuccess = () => {
				this.#kept.db = opening.result;
				this.#watch(opening.result);
				resolve(opening.result);
			};
		});
	}
}

const finished = (transaction: IDBTransaction, run: (updates: IDBObjectStore) => void) =>
	new Promise<void>((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error);
		run(transaction.objectStore(UPDATES));
	});

const closed = () => new DOMException('the database is closed', 'InvalidStateError');

const faultOf = (reason: unknown): StoreFault['code'] => {
	const name = reason instanceof DOMException || reason instanceof Error ? reason.name : '';
	if (name === 'QuotaExceededError') return 'store_full';
	return ['InvalidStateError', 'SecurityError'].includes(name) ? 'store_denied' : 'store_failed';
};
