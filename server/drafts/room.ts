/**
 * One room: receives, checks, hands to the disk, and only then shows. The hot path is
 * check → pending → one commit → frames built once → one write per socket; there is no document.
 */
import * as Y from 'yjs';
import { closeCodes } from '../close-codes.ts';
import type { Limits } from '../limits.ts';
import type { Admission } from '../seams.ts';
import { frame, frames, type RelayConnection } from '../sockets/index.ts';
import { openAwareness, type AwarenessRefusal } from './awareness.ts';
import { holdBack, letGo, newMember, type Member } from './member.ts';
import {
	awarenessMessage,
	deniedMessage,
	readMessage,
	step1Message,
	updateMessage
} from './protocol.ts';
import type { Arrival, RoomLog } from './room-log.ts';
import { decodeContent } from './update.ts';

/** One room with its sockets. */
export type Room = {
	enter(connection: RelayConnection, admission: Admission): void;
	/** Hands what has arrived to the disk; called once per turn while something is pending. */
	flush(): void;
	/** Sends awareness that changed; called a few dozen times a second at most. */
	flushAwareness(): void;
	/** Looks after slow sockets and forgets caches; called every few seconds. */
	sweep(): void;
	isIdle(): boolean;
};

/** What a room asks of whoever holds the rooms. */
export type RoomParts = {
	readonly limits: Limits;
	/** Epoch or process milliseconds, for rates only. */
	readonly now: () => number;
	readonly wantFlush: (room: Room) => void;
	readonly wantAwareness: (room: Room) => void;
	/** Called when the room has nobody and nothing to do any more. */
	readonly idle: (room: Room) => void;
	/** The disk failed: no promise can be kept from here on. */
	readonly fault: (reason: unknown) => void;
};

type Pending = Arrival & { readonly member: Member };

/** A group of updates between arriving and being shown. */
type Batch = { readonly rows: readonly Pending[]; readonly first: number; shownAt?: number };

const refusals = {
	malformed: [closeCodes.malformed, 'awareness that cannot be read'],
	'state-too-big': [closeCodes.tooBig, 'awareness state too big'],
	'too-many-clients': [closeCodes.policy, 'too many awareness clients on one socket']
} as const satisfies Record<AwarenessRefusal, readonly [number, string]>;

/** Stock clients take 30 seconds without a message for a dead connection. */
const keepAliveMs = 15_000;
const keepAlive = frame(awarenessMessage(Uint8Array.of(0)));

/** Opens a room on its log. */
export const openRoom = (log: RoomLog, parts: RoomParts): Room => {
	const { limits } = parts;
	const members = new Set<Member>();
	const awareness = openAwareness(limits);
	let pending: Pending[] = [];
	let unsettled = 0;
	let merging = false;
	let moment = 0;

	const enter = (connection: RelayConnection, admission: Admission): void => {
		const member = newMember(connection, admission, limits);
		members.add(member);
		connection.onEnd(() => leave(member));
		connection.onDrain(() => void catchUpSlow(member));
		connection.send(step1Message(log.vector()));
		const everybody = awareness.everybody();
		if (everybody !== undefined) connection.send(awarenessMessage(everybody));
		connection.receive((message, isText) => receive(member, message, isText));
	};

	const leave = (member: Member): void => {
		members.delete(member);
		awareness.leave(member.connection.id);
		parts.wantAwareness(room);
		if (members.size === 0) void compact();
		checkIdle();
	};

	const receive = (member: Member, bytes: Uint8Array, isText: boolean): void => {
		const message = readMessage(bytes);
		if (isText || !message.ok) return malformed(member, 'not a message of this protocol');
		switch (message.value.type) {
			case 'join':
				return void join(member, message.value.vector);
			case 'update':
				return receiveUpdate(member, message.value.update, message.value.answersJoin);
			case 'awareness':
				return receiveAwareness(member, message.value.states);
			case 'awareness-wanted':
				return sendAwareness(member);
			case 'ignored':
				return;
		}
	};

	const malformed = (member: Member, reason: string): void =>
		member.connection.end(closeCodes.malformed, reason);

	const join = async (member: Member, encodedVector: Uint8Array): Promise<void> => {
		const vector = readVector(encodedVector);
		if (vector === undefined) return malformed(member, 'a state vector that cannot be read');
		if (!member.joins(parts.now())) {
			return member.connection.end(closeCodes.policy, 'asks for the whole document too often');
		}
		await bringUpToDate(member, vector, 'synced');
	};

	const bringUpToDate = async (
		member: Member,
		vector: ReadonlyMap<number, number>,
		ending: 'synced' | 'silent'
	): Promise<void> => {
		try {
			await log.catchUp(vector, ending, (rest) => {
				member.connection.write(rest);
				member.upToDateAt = ++moment;
			});
		} catch (reason) {
			parts.fault(reason);
		}
	};

	const receiveUpdate = (member: Member, update: Uint8Array, answersJoin: boolean): void => {
		const content = decodeContent(update);
		if (!content.ok) return malformed(member, 'an update that cannot be decoded');
		if (log.knows(content.value)) {
			// Already on disk: the echo is the acknowledgement. After a join an empty one says as much.
			const echo = answersJoin ? Uint8Array.of(0, 0) : update;
			return member.connection.send(updateMessage(echo));
		}
		if (!member.admission.canWrite()) return deny(member);
		if (log.bytes() + update.length > limits.roomBytes) {
			return member.connection.end(closeCodes.policy, 'this document is full');
		}
		holdBack(member, update.length, limits);
		// The message's bytes belong to the network's buffer.
		pending.push({ member, update: Uint8Array.from(update), content: content.value });
		parts.wantFlush(room);
	};

	const deny = (member: Member): void => {
		if (member.hasBeenDenied) return;
		member.hasBeenDenied = true;
		member.connection.send(deniedMessage('this device may read but not write here'));
	};

	const flush = (): void => {
		if (pending.length === 0) return;
		const batch: Batch = { rows: pending, first: log.nextSequence() };
		pending = [];
		unsettled += 1;
		log
			.append(batch.rows, () => show(batch))
			.then(
				() => settle(batch),
				(reason: unknown) => parts.fault(reason)
			);
	};

	const settle = (batch: Batch): void => {
		unsettled -= 1;
		deliver(batch);
		for (const { member, update } of batch.rows) letGo(member, update.length, limits);
		void compact();
		checkIdle();
	};

	/** The disk stalls: the others see the updates now, only the acknowledgement waits. */
	const show = (batch: Batch): void => {
		batch.shownAt = ++moment;
		for (const member of reachable(batch)) {
			const others = batch.rows.filter((row) => row.member !== member);
			if (others.length > 0) member.connection.write(rowFrames(others));
		}
	};

	const deliver = (batch: Batch): void => {
		const all = rowFrames(batch.rows);
		for (const member of reachable(batch)) {
			const hasSeen = batch.shownAt !== undefined && batch.shownAt > (member.upToDateAt ?? 0);
			if (!hasSeen) member.connection.write(all);
			else {
				const own = batch.rows.filter((row) => row.member === member);
				if (own.length > 0) member.connection.write(rowFrames(own));
			}
		}
	};

	/** Members that are sent this batch; one that reads too slowly is told later, from here on. */
	const reachable = (batch: Batch): readonly Member[] =>
		[...members].filter((member) => {
			if (member.upToDateAt === undefined) return false;
			if (member.missedFrom !== undefined) return false;
			if (member.connection.queuedBytes() <= limits.softQueueBytes) return true;
			member.missedFrom = batch.first;
			return false;
		});

	const catchUpSlow = async (member: Member): Promise<void> => {
		const from = member.missedFrom;
		if (from === undefined || member.connection.queuedBytes() > limits.softQueueBytes / 2) return;
		member.missedFrom = undefined;
		const rest = log.since(from);
		if (rest === undefined) return bringUpToDate(member, new Map(), 'silent');
		member.connection.write(rest);
		member.upToDateAt = ++moment;
	};

	const receiveAwareness = (member: Member, states: Uint8Array): void => {
		const outcome = awareness.receive(member.connection.id, states);
		if (!outcome.ok) return refuseAwareness(member, outcome.error);
		const { changes, correction } = outcome.value;
		if (correction !== undefined) member.connection.send(awarenessMessage(correction));
		if (changes === 0) return;
		if (!member.awareness(parts.now())) {
			return member.connection.end(closeCodes.policy, 'awareness changes too often');
		}
		parts.wantAwareness(room);
	};

	const refuseAwareness = (member: Member, refusal: AwarenessRefusal): void => {
		const [code, reason] = refusals[refusal];
		member.connection.end(code, reason);
	};

	const sendAwareness = (member: Member): void => {
		const everybody = awareness.everybody();
		if (everybody === undefined) return;
		if (!member.joins(parts.now())) {
			return member.connection.end(closeCodes.policy, 'asks for awareness too often');
		}
		member.connection.send(awarenessMessage(everybody));
	};

	const flushAwareness = (): void => {
		const changes = awareness.takeChanges();
		if (changes === undefined) return;
		const bytes = frame(awarenessMessage(changes));
		for (const { connection } of members) {
			if (connection.queuedBytes() <= limits.softQueueBytes) connection.write(bytes);
		}
	};

	const compact = async (): Promise<void> => {
		if (merging) return;
		merging = true;
		await log.compact(members.size === 0).catch(parts.fault);
		merging = false;
		checkIdle();
	};

	const isIdle = (): boolean =>
		members.size === 0 && pending.length === 0 && unsettled === 0 && !merging;
	const checkIdle = (): void => {
		if (isIdle()) parts.idle(room);
	};

	const sweep = (): void => {
		log.relax();
		for (const member of members) {
			void catchUpSlow(member);
			if (member.connection.silentMs() >= keepAliveMs) member.connection.write(keepAlive);
		}
	};

	const room: Room = { enter, flush, flushAwareness, sweep, isIdle };
	return room;
};

const rowFrames = (rows: readonly Arrival[]): Buffer =>
	frames(rows.map(({ update }) => updateMessage(update)));

const readVector = (encoded: Uint8Array): ReadonlyMap<number, number> | undefined => {
	try {
		return Y.decodeStateVector(encoded);
	} catch {
		// Shorter than it claims to be.
		return undefined;
	}
};
