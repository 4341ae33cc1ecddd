import type {
	Masking,
	Reading,
	ReadingReason,
	ReadingRefusal
} from '#lib/domains/records/index.ts';
import type { ObjectId, PersonId, Space } from '#lib/kernel/identity/index.ts';
import type { Contents, DocumentKind, Draw, Keyring } from '#lib/kernel/sealed/index.ts';
import type { ShareFault, ShareLine } from '#lib/kernel/sync/index.ts';
import type { StateFault, WorkspaceLog } from '../log/index.ts';
import type { Rooms, RoomsParts } from './rooms.ts';

/**
 * The documents of a record; a kind that is left out stays as it is. With `masking` the masked document
 * is made from the full one, so that the two never differ.
 */
export type RecordContents = Readonly<Partial<Record<DocumentKind, Contents>>> & {
	readonly masking?: Masking;
};

/** Why a full document is opened, and for which fields; none where it is for all. */
export interface Asked {
	readonly reason: ReadingReason;
	readonly note?: string;
	readonly fields?: readonly string[];
}

/** Why nothing was written, opened or told. */
export type RecordFault =
	| StateFault
	| ReadingRefusal
	/** Refused by the relay; or not reached, without which a full document is neither written nor opened. */
	| { readonly code: Exclude<ShareFault['code'], 'unreachable'> | 'needs_server' }
	/** The server has closed its door to this device, as when it was removed. */
	| { readonly code: 'turned_away' }
	| { readonly code: 'unknown_record' }
	/** It does not open with the key that it names: somebody has altered it. */
	| { readonly code: 'altered' };

/** What the records of a workspace work with. */
export interface RecordsParts extends RoomsParts {
	readonly log: WorkspaceLog;
	readonly keyring: Keyring;
	readonly draw: Draw;
	/** The way to the relay's shares; undefined where there is no relay. */
	readonly shares: ((space: Space) => ShareLine) | undefined;
	/** Waits until the relay holds all that was stated here. */
	readonly sent: () => Promise<'there' | 'refused' | 'late'>;
	readonly readings: (space: Space, about?: ObjectId | PersonId) => readonly Reading[];
}

/** What those who open, renew and drop documents work with. */
export interface Desk {
	readonly parts: RecordsParts;
	readonly rooms: Rooms;
}
