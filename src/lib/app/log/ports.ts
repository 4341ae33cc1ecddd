import type { AuthorityFault, Proves } from '#lib/kernel/authority/index.ts';
import type { Fact } from '#lib/kernel/facts/index.ts';
import type {
	ChainId,
	EntryId,
	PersonId,
	Signer,
	Space,
	WorkspaceId
} from '#lib/kernel/identity/index.ts';
import type {
	ChainFault,
	Entry,
	LogStore,
	SignedEntry,
	StoreFault
} from '#lib/kernel/log/index.ts';

/** What the domains know of event types; `requires` answers undefined for a type they do not know. */
export interface Vocabulary {
	/** The capability that stating the event takes, or `null` where any grant will do. */
	requires(type: string): string | null | undefined;
	/** The parsed payload; undefined where it is malformed. */
	parse(type: string, payload: unknown): unknown;
}

/** Hears which facts came to count, and which no longer do. */
export interface FactSink {
	add(fact: Fact): void;
	remove(fact: Fact): void;
}

/** Why a kept entry has no effect; `revocation` is the entry whose cut leaves it out. */
export type Unaccepted = {
	readonly code: AuthorityFault['code'] | 'newer_version' | 'malformed_payload' | ChainFault;
	readonly revocation?: EntryId;
};

/** An entry without effect, for people to read; `entry` is unknown where it was not kept. */
export type UnacceptedEntry = Unaccepted & {
	readonly id: EntryId;
	readonly entry: Entry | undefined;
};

/** Why nothing was stated. */
export type StateFault = StoreFault | { readonly code: 'not_permitted'; readonly type: string };

/** States one event within a batch and answers the id that its entry will have. */
export type Say = (event: {
	readonly type: string;
	readonly payload: object;
	readonly deps?: readonly EntryId[];
	readonly at?: number;
}) => EntryId;

/** What the log needs from its surroundings. */
export interface LogPorts {
	readonly workspace: WorkspaceId;
	readonly store: LogStore;
	readonly signer: Signer;
	readonly person: PersonId;
	readonly vocabulary: Vocabulary;
	readonly sink: FactSink;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Draws the id of a new chain. */
	readonly newChain: () => ChainId;
	/** Runs one writer at a time, over all tabs of this device. */
	readonly exclusively: <T>(run: () => Promise<T>) => Promise<T>;
	/** Hears what has just been stated here and is on disk. */
	readonly stated: (space: Space, entries: readonly SignedEntry[]) => void;
	/** The check of the signatures in payloads; only a test passes another. */
	readonly proves?: Proves;
}
