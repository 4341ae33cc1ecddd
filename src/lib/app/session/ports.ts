import type { ChainId, Signer, Space, WorkspaceId } from '#lib/kernel/identity/index.ts';
import type { LogStore, SignedEntry } from '#lib/kernel/log/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import type {
	FileLine,
	Pace,
	RecoverablePlace,
	RecoveryFault,
	ShareLine,
	Socket
} from '#lib/kernel/sync/index.ts';
import type { DeviceStore } from '../device/index.ts';
import type { FileStore } from '../files/index.ts';
import type { Live } from '../live/index.ts';
import type { Draft } from '../drafts/index.ts';
import type { Draw } from './entrance.ts';

/** What a workspace needs from where it runs: a browser, a test, or the command line. */
export interface SessionPorts {
	readonly device: DeviceStore;
	readonly signer: Signer;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly draw: Draw;
	/** Timers, and the chance that keeps devices from doing one thing all at once. */
	readonly pace: Pace;
	readonly newChain: () => ChainId;
	/** The log of a workspace on this device. */
	readonly openStore: (workspace: WorkspaceId) => LogStore;
	/** The files of a workspace on this device. */
	readonly openFiles: (workspace: WorkspaceId) => FileStore;
	/** A draft of a workspace; without `proof` it stays on this device. */
	readonly openDraft: (workspace: WorkspaceId, room: DraftRoom, proof: Proof | undefined) => Draft;
	/** The way to the relay; undefined where there is none. */
	readonly relay: RelayLine | undefined;
	/** Goes to a meeting point; undefined where there is no relay. */
	readonly meet: ((point: MeetingPoint) => MeetingLine) | undefined;
	/** Runs one writer of a workspace at a time, over all tabs of this device. */
	readonly exclusively: <T>(workspace: WorkspaceId, run: () => Promise<T>) => Promise<T>;
	/** Tells the other tabs that the log has grown, and hears it from them. */
	readonly tabs: (workspace: WorkspaceId, heard: () => void) => TabLine;
}

/** A workspace that exists for one meeting of two devices, and the device by which both enter it. */
export interface MeetingPoint {
	readonly workspace: WorkspaceId;
	readonly signer: Signer;
	readonly entries: readonly SignedEntry[];
}

/** A line to whoever is at the same meeting point. Nothing that is said there is kept. */
export interface MeetingLine {
	/** What each of the others says now; anybody may be among them. */
	readonly heard: Live<readonly unknown[]>;
	/** Says this, in place of what was said before. */
	say(words: object): void;
	close(): void;
}

/** The address of a draft within its workspace. */
export interface DraftRoom {
	readonly space: string;
	readonly room: string;
}

/** The control entries by which this device entered, which a relay may not have yet. */
export type Proof = () => Promise<readonly SignedEntry[]>;

/** Opens gated sockets to a relay. */
export interface RelayLine {
	openLog(workspace: WorkspaceId, space: Space, proof: Proof): Socket;
	/** Speaks with the relay about the shares of a space's keys. */
	shares(workspace: WorkspaceId, space: Space, proof: Proof): ShareLine;
	/** Brings files to the relay and fetches them. */
	files(workspace: WorkspaceId): FileLine;
	/** Asks where the holder of a person's words is that person. */
	askRecovery(words: Signer): Promise<Result<readonly RecoverablePlace[], RecoveryFault>>;
	/** Calls `back` whenever the network may have returned; the answer ends it. */
	onReturn(back: () => void): () => void;
}

/** The line between the tabs of one device. */
export interface TabLine {
	tell(): void;
	close(): void;
}
