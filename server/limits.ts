/** Bounds that keep one client from harming another. Documented in docs/operations.md. */

/** What one relay allows; sizes in bytes, times in milliseconds. */
export type Limits = {
	/** The largest websocket message a client may send (1009). */
	readonly messageBytes: number;
	/** The largest state one client id may have in awareness (1009). */
	readonly awarenessStateBytes: number;
	/** Client ids one socket may introduce to a room's awareness (1008). */
	readonly awarenessClients: number;
	/** Awareness changes per second one socket may make, averaged over ten seconds (1008). */
	readonly awarenessPerSecond: number;
	/** Times per second one socket may ask for a whole document, averaged over a minute (1008). */
	readonly joinsPerSecond: number;
	/** What one draft may hold on disk before further updates are refused (1008). */
	readonly roomBytes: number;
	/** What one device may send in a day, entries, updates and files together (1008, 429). */
	readonly deviceDailyBytes: number;
	/** What the log of one workspace may hold before further entries are refused. */
	readonly workspaceLogBytes: number;
	/** What the files of one workspace may take on disk before further ones are refused. */
	readonly workspaceFileBytes: number;
	/** Uncommitted bytes of one socket above which the relay stops reading from it. */
	readonly unsettledBytes: number;
	/** Unsent bytes of one socket above which it gets no more updates until it has drained. */
	readonly softQueueBytes: number;
	/** Unsent bytes of one socket above which it is closed (1013). */
	readonly hardQueueBytes: number;
	/** How long unsent bytes may make no progress before the socket is closed (1013). */
	readonly stalledMs: number;
	/** Websockets this process accepts at once (503 at the upgrade). */
	readonly sockets: number;
	/** Updates in a tail, or their bytes, at which a draft is merged by the worker. */
	readonly tailCount: number;
	readonly tailBytes: number;
};

/** Bounds for ordinary organisations on one small machine. */
export const defaultLimits: Limits = {
	messageBytes: 8 * 1024 * 1024,
	awarenessStateBytes: 16 * 1024,
	awarenessClients: 32,
	awarenessPerSecond: 200,
	joinsPerSecond: 1,
	roomBytes: 64 * 1024 * 1024,
	deviceDailyBytes: 64 * 1024 * 1024,
	workspaceLogBytes: 1024 * 1024 * 1024,
	workspaceFileBytes: 4 * 1024 * 1024 * 1024,
	unsettledBytes: 4 * 1024 * 1024,
	softQueueBytes: 1024 * 1024,
	hardQueueBytes: 96 * 1024 * 1024,
	stalledMs: 30_000,
	sockets: 20_000,
	tailCount: 500,
	tailBytes: 256 * 1024
};
