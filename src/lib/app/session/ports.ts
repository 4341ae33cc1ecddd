import type { ChainId, Signer, Space, WorkspaceId } from '#lib/kernel/identity/index.ts';
import type { LogStore, SignedEntry } from '#lib/kernel/log/index.ts';
import type { Pace, Socket } from '#lib/kernel/sync/index.ts';
import type { DeviceStore } from '../device/index.ts';
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
	/** A draft of a workspace; without `proof` it stays on this device. */
	readonly openDraft: (workspace: WorkspaceId, room: DraftRoom, proof: Proof | undefined) => Draft;
	/** The way to the relay; undefined where there is none. */
	readonly relay: RelayLine | undefined;
	/** Runs one writer of a workspace at a time, over all tabs of this device. */
	readonly exclusively: <T>(workspace: WorkspaceId, run: () => Promise<T>) => Promise<T>;
	/** Tells the other tabs that the log has grown, and hears it from them. */
	readonly tabs: (workspace: WorkspaceId, heard: () => void) => TabLine;
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
	/** Calls `back` whenever the network may have returned; the answer ends it. */
	onReturn(back: () => void): () => void;
}

/** The line between the tabs of one device. */
export interface TabLine {
	tell(): void;
	close(): void;
}
