/** One socket in one room, and the accounts kept about it. */
import type { Admission } from '../seams.ts';
import type { RelayConnection } from '../sockets/index.ts';
import { openAllowance, type Allowance } from './allowance.ts';
import type { Limits } from '../limits.ts';

/** A socket in a room. */
export type Member = {
	readonly connection: RelayConnection;
	readonly admission: Admission;
	/** How often it may ask for everything, and change its awareness. */
	readonly joins: Allowance;
	readonly awareness: Allowance;
	/**
	 * When it was last brought up to date, on the room's own count; `undefined` until it has joined.
	 * What was shown to the room before that moment has not been shown to it.
	 */
	upToDateAt: number | undefined;
	/** The first update it missed because it reads too slowly. */
	missedFrom: number | undefined;
	/** Bytes it sent that are not on disk yet. */
	unsettledBytes: number;
	isPaused: boolean;
	hasBeenDenied: boolean;
};

/** A member that has not joined yet. */
export const newMember = (
	connection: RelayConnection,
	admission: Admission,
	limits: Limits
): Member => ({
	connection,
	admission,
	joins: openAllowance(limits.joinsPerSecond, 60),
	awareness: openAllowance(limits.awarenessPerSecond, 10),
	upToDateAt: undefined,
	missedFrom: undefined,
	unsettledBytes: 0,
	isPaused: false,
	hasBeenDenied: false
});

/** Each update costs its bytes and about this much memory until it is on disk. */
const overheadBytes = 256;

/** Counts an update as received; a socket that sends faster than the disk takes is no longer read. */
export const holdBack = (member: Member, bytes: number, limits: Limits): void => {
	member.unsettledBytes += bytes + overheadBytes;
	if (member.isPaused || member.unsettledBytes <= limits.unsettledBytes) return;
	member.isPaused = true;
	member.connection.pause();
};

/** Counts an update as settled. */
export const letGo = (member: Member, bytes: number, limits: Limits): void => {
	member.unsettledBytes -= bytes + overheadBytes;
	if (!member.isPaused || member.unsettledBytes > limits.unsettledBytes / 2) return;
	member.isPaused = false;
	member.connection.resume();
};
