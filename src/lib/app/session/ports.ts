import type { ChainId, Signer, WorkspaceId } from '#lib/kernel/identity/index.ts';
import type { LogStore } from '#lib/kernel/log/index.ts';
import type { DeviceStore } from '../device/index.ts';
import type { Draft } from '../drafts/index.ts';

/** What a workspace needs from where it runs: a browser, a test, or the command line. */
export interface SessionPorts {
	readonly device: DeviceStore;
	readonly signer: Signer;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly newChain: () => ChainId;
	/** The log of a workspace on this device. */
	readonly openStore: (workspace: WorkspaceId) => LogStore;
	/** A draft of a workspace; `isShared` false keeps it on this device. */
	readonly openDraft: (
		workspace: WorkspaceId,
		path: { readonly space: string; readonly room: string },
		isShared: boolean
	) => Draft;
	/** Runs one writer of a workspace at a time, over all tabs of this device. */
	readonly exclusively: <T>(workspace: WorkspaceId, run: () => Promise<T>) => Promise<T>;
	/** Tells the other tabs that the log has grown, and hears it from them. */
	readonly tabs: (workspace: WorkspaceId, heard: () => void) => TabLine;
}

/** The line between the tabs of one device. */
export interface TabLine {
	tell(): void;
	close(): void;
}
