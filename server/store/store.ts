/**
 * What the relay keeps, whatever keeps it. Every write resolves only when it would survive `kill -9`
 * and a power cut; writes that arrive while one commit is on its way to the disk share the next one.
 * Writes are durable in the order they were asked for.
 */

/** One log of one space of one workspace. */
export type SpaceKey = { readonly workspace: string; readonly space: string };

/** One log entry as the relay keeps it; `bytes` are opaque to the store. */
export type EntryRow = {
	readonly chain: string;
	/** Place in the chain, a non-negative safe integer. */
	readonly seq: number;
	readonly id: string;
	readonly bytes: Uint8Array;
	/** When the relay received it, epoch milliseconds. */
	readonly receivedAt: number;
	/** The recovery key that this entry names: indexed in the same commit, and not read back. */
	readonly recovery?: string | undefined;
};

/** An entry with its place in the space's log; positions count up from 1. */
export type StoredEntry = Omit<EntryRow, 'recovery'> & { readonly position: number };

/** A person of a workspace, whom a recovery key recovers; the entry that introduced them. */
export type RecoveryRow = {
	readonly key: string;
	readonly workspace: string;
	readonly person: string;
};

/** The end of one chain: its highest seq and the ids that stand there (several if it forked). */
export type ChainTip = {
	readonly chain: string;
	readonly seq: number;
	readonly ids: readonly string[];
};

/** A sealed document of a space, by its id. */
export type DocumentKey = SpaceKey & { readonly document: string };

/** A count of something in a period, both as whoever counts understands them. */
export type Count = { readonly name: string; readonly period: number; readonly value: number };

/** What the operator may rule about an id. */
export type Ruling = 'allowed' | 'evicted-device' | 'evicted-workspace';

/** One update of a draft; sequence numbers ascend per room. */
export type DraftRow = { readonly sequence: number; readonly update: Uint8Array };

/** A draft merged up to and including the update `through`; `bytes` are opaque to the store. */
export type DraftSnapshot = { readonly through: number; readonly bytes: Uint8Array };

/** One draft as it lies on disk: a merged snapshot, and the updates after it in order. */
export type StoredDraft = {
	readonly snapshot: DraftSnapshot | undefined;
	readonly tail: readonly DraftRow[];
};

/** What the store found when it was opened. */
export type StoreReport = {
	/** True when the last process did not close the store. */
	readonly recovered: boolean;
	/** One sentence per damage found, without content or names. */
	readonly findings: readonly string[];
};

/** The relay's store. A write that fails rejects; after that no write of this store succeeds. */
export type Store = {
	readonly report: StoreReport;

	/**
	 * Appends entries to one space's log and answers each row's position once all are on disk. A row
	 * whose (chain, seq, id) the log already has is not written again; its old position is answered.
	 */
	appendEntries(space: SpaceKey, rows: readonly EntryRow[]): Promise<readonly number[]>;
	/** Durable entries with position ≥ `from`, ascending, at most `limit`. */
	readEntries(space: SpaceKey, from: number, limit: number): Promise<readonly StoredEntry[]>;
	/** Durable entries of one chain with seq ≥ `fromSeq`, by (seq, id), at most `limit`. */
	readChain(
		space: SpaceKey,
		chain: string,
		fromSeq: number,
		limit: number
	): Promise<readonly StoredEntry[]>;
	/** Every chain of the space, by chain. */
	readTips(space: SpaceKey): Promise<readonly ChainTip[]>;
	/** All spaces that hold at least one entry. */
	listSpaces(): Promise<readonly SpaceKey[]>;

	/** Whom a recovery key recovers, by workspace, then person. */
	findRecovery(key: string): Promise<readonly RecoveryRow[]>;
	/** Whether every introduction is in the index: false for a store that was written without one. */
	hasRecoveryIndex(): Promise<boolean>;
	/** Enters rows into the index and marks it as whole, in one commit. */
	writeRecoveryIndex(rows: readonly RecoveryRow[]): Promise<void>;

	/** The share that is kept for a document. */
	readShare(document: DocumentKey): Promise<Uint8Array | undefined>;
	/** Keeps a share for a document. */
	keepShare(document: DocumentKey, share: Uint8Array): Promise<void>;
	/** Forgets a document's share, and against which facts it was given. */
	dropShare(document: DocumentKey): Promise<void>;
	/** Whether a document's share was given against this fact. */
	isSpent(document: DocumentKey, fact: string): Promise<boolean>;
	/** Notes that a document's share is given against this fact. */
	spendFact(document: DocumentKey, fact: string): Promise<void>;

	/** A count as it was last written. */
	readCount(name: string): Promise<Count | undefined>;
	/** Writes counts, replacing those of the same names. */
	writeCounts(counts: readonly Count[]): Promise<void>;
	/** The ids of which the operator has ruled this. */
	listRulings(kind: Ruling): Promise<readonly string[]>;
	/** Makes a ruling, or takes it back. */
	rule(kind: Ruling, id: string, holds: boolean): Promise<void>;

	/**
	 * Appends updates to a draft. `onStall` runs once if they have been handed to the disk and it has
	 * not answered for about 25 ms.
	 */
	appendDraft(room: string, rows: readonly DraftRow[], onStall?: () => void): Promise<void>;
	/** Replaces the snapshot and drops the tail up to and including `through`, in one commit. */
	compactDraft(room: string, snapshot: DraftSnapshot): Promise<void>;
	/** The durable state of a draft; an unknown room is empty. */
	readDraft(room: string): Promise<StoredDraft>;
	/** Rooms that hold anything. */
	listDrafts(): Promise<readonly string[]>;

	/** Waits for all writes asked for so far, then lets go of what it holds. */
	close(): Promise<void>;
};
