/**
 * Where the relay's parts meet. The relay owns sockets, rooms and the store; an `Access` decides who
 * enters (the signed challenge) and speaks the log protocol. Order per socket: upgrade → `gate` →
 * the draft protocol or `log`. The open area has no gate.
 */
import type { Logger } from 'pino';
import type { CloseCode } from './close-codes.ts';
import type { EnterFiles } from './files/index.ts';
import type { Limits } from './limits.ts';
import type { Ruling, Store } from './store/index.ts';

/** An address below the open area; every name is one non-empty decoded path segment. */
type OpenPath = { readonly type: 'open'; readonly room: string };

/** The address of one draft. */
export type DraftPath = {
	readonly type: 'draft';
	readonly workspace: string;
	readonly space: string;
	readonly room: string;
};

/** The address of one space's log. */
export type LogPath = {
	readonly type: 'log';
	readonly workspace: string;
	readonly space: string;
};

/** The address at which a space's shares of keys are kept and given. */
export type SharePath = {
	readonly type: 'share';
	readonly workspace: string;
	readonly space: string;
};

/** The addresses within a space of a workspace. */
export type SpacePath = DraftPath | LogPath | SharePath;

/** The address at which the holder of a recovery key asks where it leads. */
export type RecoveryPath = { readonly type: 'recovery'; readonly key: string };

/** The addresses behind the gate. */
export type GatedPath = SpacePath | RecoveryPath;

/** What a websocket may ask for. */
export type RelayPath = OpenPath | GatedPath;

/**
 * One websocket. It already has an `error` listener, counts its bytes and is forgotten when it ends.
 * Messages that arrive while nobody receives wait (past 64 KiB nothing more is read from the network),
 * so handing over from the gate to a protocol loses and reorders nothing.
 */
export type Connection = {
	/** Unique in this process; never a name or an address. */
	readonly id: number;
	/** The peer's network address, for limits per address. Never logged. */
	readonly address: string;
	/** The `host` header the client asked for, which a proof is bound to. */
	readonly host: string;
	/** Replaces the receiver; `undefined` lets messages wait. Bytes are only valid during the call. */
	receive(receiver: ((message: Uint8Array, isText: boolean) => void) | undefined): void;
	/** Sends one message; a socket that has ended swallows it. */
	send(message: Uint8Array | string): void;
	/** Ends the connection (1009) once more than `bytes` further ones have come in; undefined lifts that. */
	limitReading(bytes: number | undefined): void;
	/** Bytes given to `send` that the network has not taken yet. */
	queuedBytes(): number;
	/** Closes with a documented code; nothing is received or sent afterwards. */
	end(code: CloseCode, reason?: string): void;
	/** Runs once, when either side ends the connection (at once if it already has). */
	onEnd(listener: () => void): void;
};

/** What an admitted socket may do. A right withdrawn altogether is `connection.end(closeCodes.stop)`. */
export type Admission = {
	/** Text id of the proven device; `undefined` only in the open area. */
	readonly device: string | undefined;
	/** Asked at each write, so that a right may end while the socket stays. */
	canWrite(): boolean;
	/** Takes bytes from what the device may still send today; false where that is too little. */
	spend(bytes: number): boolean;
	/** Why the right is over: nothing is told here, and only what was written before is taken. */
	readonly over?: 'revoked' | 'grant_ended';
};

/**
 * Runs the challenge before any protocol. Answers the admission, or `undefined` after it has ended
 * the connection itself. It must let go of `receive` before it answers.
 */
export type Gate = (connection: Connection, path: GatedPath) => Promise<Admission | undefined>;

/** Speaks the log protocol on an admitted connection until it ends. */
type LogHandler = (connection: Connection, path: LogPath, admission: Admission) => void;

/** Keeps and gives shares on an admitted connection until it ends. */
type ShareHandler = (connection: Connection, path: SharePath, admission: Admission) => void;

/** Tells an admitted recovery key where it leads, and ends the connection. */
type RecoveryHandler = (connection: Connection, path: RecoveryPath) => void;

/** Whether the relay takes workspaces that it does not know. */
export type Founding = 'open' | 'closed';

/** Who is connected, and the rulings that keep others out. */
export type DoorControl = {
	/** The devices with open sockets, by workspace. */
	connected(): Promise<readonly { readonly workspace: string; readonly device: string }[]>;
	/** Makes a ruling or takes it back; answers how many sockets it ended. */
	rule(kind: Ruling, id: string, holds: boolean): Promise<number>;
};

/** What the relay lends to whoever decides on access. */
type RelayParts = {
	readonly store: Store;
	readonly logger: Logger;
	readonly limits: Limits;
	/** Whether workspaces may be founded that the relay does not know. */
	readonly founding: Founding;
	/** Tells the metrics that a limit was met. */
	readonly limited: (limit: string) => void;
	/** Tells the metrics what became of a message about a share. */
	readonly shared: (outcome: string) => void;
	/** Epoch milliseconds. */
	readonly now: () => number;
	/** The disk failed: the relay ends its connections and stops. */
	readonly fault: (reason: unknown) => void;
};

/** The gate and the log handler, made once per relay. */
export type Access = {
	readonly gate: Gate;
	readonly log: LogHandler;
	readonly share: ShareHandler;
	readonly recovery: RecoveryHandler;
	/** What a device that has proved its key may do with files. */
	readonly files: EnterFiles;
	/** What the operator's commands ask of the door. */
	readonly door: DoorControl;
	/** Called at a graceful stop, after the sockets have ended and before the store closes. */
	close(): Promise<void>;
};

/** Makes the access of one relay; given to `startRelay`. */
export type OpenAccess = (parts: RelayParts) => Promise<Access>;
