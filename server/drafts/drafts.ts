/** All rooms that somebody is in. */
import type { Limits } from '../limits.ts';
import type { Admission } from '../seams.ts';
import type { RelayConnection } from '../sockets/index.ts';
import type { Store } from '../store/index.ts';
import { openMerger } from './merger.ts';
import { openRoomLog, type MergeObserver } from './room-log.ts';
import { Room } from './room.ts';
import { Turns } from './turns.ts';

/** The drafts of one relay. */
export type Drafts = {
	/** Puts an admitted socket into a room, which is read from the store if nobody is in it. */
	enter(connection: RelayConnection, room: string, admission: Admission): Promise<void>;
	/** Merges what a draft's tail holds, whoever is in it; true when something was merged. */
	compact(room: string): Promise<boolean>;
	/** Rooms in memory. */
	roomCount(): number;
	/** Hands everything that has arrived to the disk. */
	flush(): void;
	/** Stops timers and the worker. Sockets have ended before, the store closes after. */
	close(): Promise<void>;
};

/** What drafts work with. */
export type DraftsParts = {
	readonly store: Store;
	readonly limits: Limits;
	readonly now: () => number;
	readonly merged: MergeObserver;
	readonly fault: (reason: unknown) => void;
};

type Slot = { readonly opening: Promise<Room>; room?: Room; entering: number };

const sweepMs = 5_000;

/** Opens the drafts of a store. */
export const openDrafts = (parts: DraftsParts): Drafts => {
	const merger = openMerger();
	const turns = new Turns();
	const slots = new Map<string, Slot>();

	const forgetIfIdle = (key: string): void => {
		const slot = slots.get(key);
		// Two rooms of one name would give the same numbers to different updates.
		if (slot?.entering === 0 && slot.room?.isIdle() === true) slots.delete(key);
	};
	const open = async (key: string): Promise<Room> =>
		new Room(await openRoomLog(key, { ...parts, merger }), {
			...parts,
			wantFlush: (room) => turns.wantFlush(room),
			wantAwareness: (room) => turns.wantAwareness(room),
			becameIdle: () => forgetIfIdle(key)
		});
	const hold = (key: string): Slot => {
		const slot = slots.get(key) ?? { opening: open(key), entering: 0 };
		slots.set(key, slot);
		slot.entering += 1;
		return slot;
	};
	const compact: Drafts['compact'] = async (key) => {
		const slot = hold(key);
		slot.room = await slot.opening;
		const hasMerged = await slot.room.mergeNow();
		slot.entering -= 1;
		forgetIfIdle(key);
		return hasMerged;
	};
	const enter: Drafts['enter'] = async (connection, key, admission) => {
		const slot = hold(key);
		try {
			slot.room = await slot.opening;
			slot.entering -= 1;
			slot.room.enter(connection, admission);
		} catch (reason) {
			slots.delete(key);
			parts.fault(reason);
		}
	};
	const sweeping = setInterval(() => {
		for (const { room } of slots.values()) room?.sweep();
	}, sweepMs);
	sweeping.unref();

	return {
		enter,
		compact,
		roomCount: () => slots.size,
		flush: () => turns.flush(),
		close: async () => {
			clearInterval(sweeping);
			turns.close();
			await merger.close();
		}
	};
};
