import type { ChainId, EntryId, Space } from '../identity/index.ts';
import type { Entry, SignedEntry } from './entry.ts';

/** An entry in a store; `position` counts up in order of arrival, across all spaces. */
export interface StoredEntry extends SignedEntry {
	readonly position: number;
	/** When this store first saw it, in milliseconds since 1970. */
	readonly receivedAt: number;
}

/** What the application needs of an entry once it has been verified. */
export interface KeptEntry {
	readonly id: EntryId;
	readonly entry: Entry;
	/** When this store first saw it, in milliseconds since 1970. */
	readonly receivedAt: number;
}

/** Entries of a store up to a position, read from its blocks. */
export interface Checkpoint {
	/** The last position that the blocks cover; 0 where there are none. */
	readonly position: number;
	readonly entries: readonly KeptEntry[];
}

/** The last entry of a chain, or of one of its branches where it forks. */
export interface Tip {
	readonly chain: ChainId;
	readonly seq: number;
	readonly id: EntryId;
}

/** Why a store did not keep what it was given; nothing of it is kept then. */
export type StoreFault = { readonly code: 'store_full' | 'store_denied' | 'store_failed' };

/**
 * The entries of one workspace. Only authentic entries are put in, so what is in a store need not be
 * verified again. Every store must pass `logStoreContract`.
 */
export interface LogStore {
	/**
	 * Keeps the entries, all or none, and answers once they are on disk. Entries it has already are
	 * passed over. This and everything that reads throws `StoreFailure` where the disk refuses.
	 */
	append(entries: readonly SignedEntry[], receivedAt: number): Promise<readonly StoredEntry[]>;
	/** Up to `limit` entries after `position` (0: from the start), in order of arrival. */
	after(position: number, limit: number): Promise<readonly StoredEntry[]>;
	/** Entries of a chain from `seq` on, in order of seq; both branches of a fork. */
	chain(space: Space, chain: ChainId, seq: number, limit: number): Promise<readonly StoredEntry[]>;
	get(id: EntryId): Promise<StoredEntry | undefined>;
	tips(space: Space): Promise<readonly Tip[]>;
	/** What can be read quickly of the store's beginning; the rest is what comes `after` it. */
	checkpoint(): Promise<Checkpoint>;
	/** Extends the checkpoint as far as whole blocks go; for an idle moment. */
	extendCheckpoint(): Promise<void>;
	close(): void;
}

/** Thrown where the disk refuses to write or to read: the store is as it was before. */
export class StoreFailure extends Error {
	readonly fault: StoreFault;
	constructor(fault: StoreFault, cause: unknown) {
		super(fault.code, { cause });
		this.name = 'StoreFailure';
		this.fault = fault;
	}
}
