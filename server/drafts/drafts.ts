/** All rooms that somebody is in, and the turns in which they write and speak. */
import type { Limits } from '../limits.ts';
import type { Admission } from '../seams.ts';
import type { RelayConnection } from '../sockets/index.ts';
import type { Store } from '../store/index.ts';
import { openMerger } from './merger.ts';
import { openRoomLog, type MergeObserver } from './room-log.ts';
import { openRoom, type Room } from './room.ts';

/** The drafts of one relay. */
export type Drafts = {
	/** Puts an admitted socket into a room, which is read from the store if nobody is in it. */
	enter(connection: RelayConnection, room: string, admission: Admission): Promise<void>;
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

const awarenessPauseMs = 30;
const sweepMs = 5_000;

/** Opens the drafts of a store. */
export const openDrafts = (parts: DraftsParts): Drafts => {
	const merger = openMerger();
	const slots = new Map<string, Slot>();
	const toFlush = new Set<Room>();
	const toSpeak = new Set<Room>();
	let speaking: NodeJS.Timeout | NodeJS.Immediate | undefined;

	const flush = (): void => {
		for (const room of toFlush) room.flush();
		toFlush.clear();
	};
	const wantFlush = (room: Room): void => {
		if (toFlush.size === 0) setImmediate(flush);
		toFlush.add(room);
	};
	const speak = (): void => {
		speaking = undefined;
		if (toSpeak.size === 0) return;
		for (const room of toSpeak) room.flushAwareness();
		toSpeak.clear();
		// A cursor that moves after a pause is shown at once; many that move are shown together.
		speaking = setTimeout(speak, awarenessPauseMs);
	};
	const wantAwareness = (room: Room): void => {
		toSpeak.add(room);
		speaking ??= setImmediate(speak);
	};

	const open = async (key: string): Promise<Room> => {
		const log = await openRoomLog(key, { ...parts, merger });
		return openRoom(log, {
			...parts,
			wantFlush,
			wantAwareness,
			idle: () => forgetIfIdle(key)
		});
	};
	const forgetIfIdle = (key: string): void => {
		const slot = slots.get(key);
		// Two rooms of one name would give the same numbers to different updates.
		if (slot?.entering === 0 && slot.room?.isIdle() === true) slots.delete(key);
	};
	const slotFor = (key: string): Slot => {
		const known = slots.get(key);
		if (known !== undefined) return known;
		const slot: Slot = { opening: open(key), entering: 0 };
		slots.set(key, slot);
		return slot;
	};
	const enter: Drafts['enter'] = async (connection, key, admission) => {
		const slot = slotFor(key);
		slot.entering += 1;
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
		roomCount: () => slots.size,
		flush,
		close: async () => {
			clearInterval(sweeping);
			clearTimeout(speaking as NodeJS.Timeout);
			clearImmediate(speaking as NodeJS.Immediate);
			await merger.close();
		}
	};
};
