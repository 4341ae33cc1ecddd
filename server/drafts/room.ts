/**
 * One room: receives, checks, hands to the disk, and only then shows. The hot path is
 * check → pending → one commit → frames built once → one write per socket; there is no document.
 */
import * as Y from 'yjs';
import { closeCodes, type CloseCode } from '../close-codes.ts';
import type { Limits } from '../limits.ts';
import type { Admission } from '../seams.ts';
import type { RelayConnection } from '../sockets/index.ts';
import { Audience, type Batch, type Pending } from './audience.ts';
import { Awareness, type AwarenessRefusal } from './awareness.ts';
import { holdBack, letGo, newMember, type Member } from './member.ts';
import {
	awarenessMessage,
	deniedMessage,
	readMessage,
	step1Message,
	updateMessage,
	type ClientMessage
} from './protocol.ts';
import type { RoomLog } from './room-log.ts';
import { decodeContent } from '#lib/kernel/updates/index.ts';

/** What a room asks of whoever holds the rooms. */
export type RoomParts = {
	readonly limits: Limits;
	/** Milliseconds of any clock that only goes forward. */
	readonly now: () => number;
	readonly wantFlush: (room: Room) => void;
	readonly wantAwareness: (room: Room) => void;
	/** Called when the room has nobody and nothing to do any more. */
	readonly becameIdle: () => void;
	/** The disk failed: no promise can be kept from here on. */
	readonly fault: (reason: unknown) => void;
};

const emptyUpdate = Uint8Array.of(0, 0);

const awarenessRefusals: Readonly<
	Record<AwarenessRefusal, { readonly code: CloseCode; readonly reason: string }>
> = {
	malformed: { code: closeCodes.malformed, reason: 'awareness that cannot be read' },
	'state-too-big': { code: closeCodes.tooBig, reason: 'an awareness state that is too big' },
	'too-many-clients': { code: closeCodes.policy, reason: 'too many clients on one socket' }
};

/** One room with its sockets. */
export class Room {
	readonly #log: RoomLog;
	readonly #parts: RoomParts;
	readonly #audience: Audience;
	readonly #awareness: Awareness;
	#pending: Pending[] = [];
	#unsettledBatches = 0;
	#isMerging = false;

	constructor(log: RoomLog, parts: RoomParts) {
		this.#log = log;
		this.#parts = parts;
		this.#audience = new Audience(log, parts.limits);
		this.#awareness = new Awareness(parts.limits);
	}

	/** Takes in an admitted socket and starts the protocol. */
	enter(connection: RelayConnection, admission: Admission): void {
		const member = newMember(connection, admission, this.#parts.limits);
		this.#audience.add(member);
		connection.onEnd(() => this.#leave(member));
		connection.send(step1Message(this.#log.vector()));
		const everybody = this.#awareness.everybody();
		if (everybody !== undefined) connection.send(awarenessMessage(everybody));
		connection.receive((bytes, isText) => {
			const message = readMessage(bytes);
			if (isText || !message.ok)
				refuse(member, closeCodes.malformed, 'no message of this protocol');
			else this.#receive(member, message.value);
		});
	}

	/** Hands what has arrived to the disk; called once per turn while something is pending. */
	flush(): void {
		if (this.#pending.length === 0) return;
		const batch: Batch = { rows: this.#pending, first: this.#log.nextSequence, shownAt: undefined };
		this.#pending = [];
		this.#unsettledBatches += 1;
		this.#log
			.append(batch.rows, () => this.#audience.showEarly(batch))
			.then(() => this.#settle(batch), this.#parts.fault);
	}

	/** Sends awareness that changed; called a few dozen times a second at most. */
	flushAwareness(): void {
		const changes = this.#awareness.takeChanges();
		if (changes !== undefined) this.#audience.sendAwareness(changes);
	}

	/** Looks after slow sockets and forgets caches; called every few seconds. */
	sweep(): void {
		this.#log.relax();
		this.#audience.sweep();
	}

	/** Merges what the draft's tail holds; true when something was merged. */
	mergeNow(): Promise<boolean> {
		return this.#log.mergeNow();
	}

	/** Whether nobody is here and nothing is on its way. */
	isIdle(): boolean {
		const isBusy = this.#pending.length > 0 || this.#unsettledBatches > 0 || this.#isMerging;
		return this.#audience.size === 0 && !isBusy;
	}

	#leave(member: Member): void {
		this.#audience.delete(member);
		this.#awareness.leave(member.connection.id);
		this.#parts.wantAwareness(this);
		void this.#compact();
	}

	#receive(member: Member, message: ClientMessage): void {
		switch (message.type) {
			case 'join':
				return void this.#join(member, message.vector);
			case 'update':
				return this.#receiveUpdate(member, message.update, message.answersJoin);
			case 'awareness':
				return this.#receiveAwareness(member, message.states);
			case 'awareness-wanted':
				return this.#sendEverybody(member);
			case 'ignored':
				return;
		}
	}

	async #join(member: Member, encodedVector: Uint8Array): Promise<void> {
		const vector = readVector(encodedVector);
		if (vector === undefined) {
			return refuse(member, closeCodes.malformed, 'a state vector that cannot be read');
		}
		if (!member.joins(this.#parts.now())) {
			return refuse(member, closeCodes.policy, 'asks for the whole document too often');
		}
		await this.#audience.bringUpToDate(member, vector, 'synced').catch(this.#parts.fault);
	}

	#receiveUpdate(member: Member, update: Uint8Array, answersJoin: boolean): void {
		const { limits } = this.#parts;
		const content = decodeContent(update);
		if (!content.ok) {
			return refuse(member, closeCodes.malformed, 'an update that cannot be decoded');
		}
		if (this.#log.knows(content.value)) {
			// Already on disk: the echo is the acknowledgement. After a join an empty one says as much.
			return member.connection.send(updateMessage(answersJoin ? emptyUpdate : update));
		}
		if (!member.admission.canWrite()) return deny(member);
		if (this.#log.bytes + update.length > limits.roomBytes) {
			return refuse(member, closeCodes.policy, 'this document is full');
		}
		if (!member.admission.spend(update.length)) {
			return refuse(member, closeCodes.policy, 'daily_limit');
		}
		holdBack(member, update.length, limits);
		// The message's own bytes belong to the network's buffer.
		this.#pending.push({ member, update: Uint8Array.from(update), content: content.value });
		this.#parts.wantFlush(this);
	}

	#settle(batch: Batch): void {
		this.#unsettledBatches -= 1;
		this.#audience.show(batch);
		for (const { member, update } of batch.rows) {
			letGo(member, update.length, this.#parts.limits);
		}
		void this.#compact();
	}

	#receiveAwareness(member: Member, states: Uint8Array): void {
		const outcome = this.#awareness.receive(member.connection.id, states);
		if (!outcome.ok) {
			const { code, reason } = awarenessRefusals[outcome.error];
			return refuse(member, code, reason);
		}
		const { changes, correction } = outcome.value;
		if (correction !== undefined) member.connection.send(awarenessMessage(correction));
		if (changes === 0) return;
		if (!member.awareness(this.#parts.now())) {
			return refuse(member, closeCodes.policy, 'awareness changes too often');
		}
		this.#parts.wantAwareness(this);
	}

	#sendEverybody(member: Member): void {
		const everybody = this.#awareness.everybody();
		if (everybody === undefined) return;
		if (!member.joins(this.#parts.now())) {
			return refuse(member, closeCodes.policy, 'asks for awareness too often');
		}
		member.connection.send(awarenessMessage(everybody));
	}

	async #compact(): Promise<void> {
		if (!this.#isMerging) {
			this.#isMerging = true;
			await this.#log.compact(this.#audience.size === 0).catch(this.#parts.fault);
			this.#isMerging = false;
		}
		if (this.isIdle()) this.#parts.becameIdle();
	}
}

const refuse = (member: Member, code: CloseCode, reason: string): void =>
	member.connection.end(code, reason);

const deny = (member: Member): void => {
	if (member.hasBeenDenied) return;
	member.hasBeenDenied = true;
	member.connection.send(deniedMessage('this device may read but not write here'));
};

const readVector = (encoded: Uint8Array): ReadonlyMap<number, number> | undefined => {
	try {
		return Y.decodeStateVector(encoded);
	} catch {
		// Shorter than it claims to be.
		return undefined;
	}
};
