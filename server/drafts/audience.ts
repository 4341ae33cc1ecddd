/** Who is in a room, and what each of them has been shown. */
import type { Limits } from '../limits.ts';
import { frame, frames } from '../sockets/index.ts';
import type { Member } from './member.ts';
import { awarenessMessage, updateParts } from './protocol.ts';
import type { Arrival, RoomLog } from './room-log.ts';

/** An update with the socket it came from. */
export type Pending = Arrival & { readonly member: Member };

/** A group of updates between arriving and being shown to everybody. */
export type Batch = {
	readonly rows: readonly Pending[];
	/** The number of the first of them. */
	readonly first: number;
	/** When, on the audience's own count, the others were shown it ahead of the disk. */
	shownAt: number | undefined;
};

/** Stock clients take 30 seconds without a message for a dead connection. */
const keepAliveMs = 15_000;
const keepAlive = frame(awarenessMessage(Uint8Array.of(0)));

/** The sockets of one room. */
export class Audience {
	readonly #members = new Set<Member>();
	readonly #log: RoomLog;
	readonly #limits: Limits;
	/** Counts up; tells what came before what. */
	#moment = 0;

	constructor(log: RoomLog, limits: Limits) {
		this.#log = log;
		this.#limits = limits;
	}

	/** How many sockets are here. */
	get size(): number {
		return this.#members.size;
	}

	/** Takes in a socket; it is sent nothing before it has caught up. */
	add(member: Member): void {
		this.#members.add(member);
		member.connection.onDrain(() => void this.#catchUpSlow(member));
	}

	/** Lets a socket go. */
	delete(member: Member): void {
		this.#members.delete(member);
	}

	/** Sends what a state vector lacks; from then on the member is sent every update. */
	async bringUpToDate(
		member: Member,
		vector: ReadonlyMap<number, number>,
		ending: 'synced' | 'silent'
	): Promise<void> {
		await this.#log.catchUp(vector, ending, (rest) => {
			member.connection.write(rest);
			member.upToDateAt = ++this.#moment;
		});
	}

	/** Shows updates to the others while the disk stalls; acknowledging them still waits. */
	showEarly(batch: Batch): void {
		batch.shownAt = ++this.#moment;
		for (const member of this.#reachable(batch)) {
			this.#write(
				member,
				batch.rows.filter((row) => row.member !== member)
			);
		}
	}

	/** Shows updates that are on disk to everybody; to their senders that is the acknowledgement. */
	show(batch: Batch): void {
		const everything = toFrames(batch.rows);
		for (const member of this.#reachable(batch)) {
			const hasSeenOthers = batch.shownAt !== undefined && batch.shownAt > (member.upToDateAt ?? 0);
			if (!hasSeenOthers) member.connection.write(everything);
			else {
				this.#write(
					member,
					batch.rows.filter((row) => row.member === member)
				);
			}
		}
	}

	/** Sends awareness; who reads slowly goes without. */
	sendAwareness(states: Uint8Array): void {
		const bytes = frame(awarenessMessage(states));
		for (const { connection } of this.#members) {
			if (connection.queuedBytes() <= this.#limits.softQueueBytes) connection.write(bytes);
		}
	}

	/** Looks after sockets that read slowly or have heard nothing for long. */
	sweep(): void {
		for (const member of this.#members) {
			void this.#catchUpSlow(member);
			if (member.connection.silentMs() >= keepAliveMs) member.connection.write(keepAlive);
		}
	}

	#write(member: Member, rows: readonly Arrival[]): void {
		if (rows.length > 0) member.connection.write(toFrames(rows));
	}

	/** Members that are sent this batch; one that reads too slowly is told later, from here on. */
	#reachable(batch: Batch): readonly Member[] {
		return [...this.#members].filter((member) => {
			if (member.upToDateAt === undefined || member.missedFrom !== undefined) return false;
			if (member.connection.queuedBytes() <= this.#limits.softQueueBytes) return true;
			member.missedFrom = batch.first;
			return false;
		});
	}

	async #catchUpSlow(member: Member): Promise<void> {
		const from = member.missedFrom;
		if (from === undefined) return;
		if (member.connection.queuedBytes() > this.#limits.softQueueBytes / 2) return;
		member.missedFrom = undefined;
		const rest = this.#log.since(from);
		if (rest === undefined) return this.bringUpToDate(member, new Map(), 'silent');
		member.connection.write(rest);
		// What was shown early meanwhile has not been shown to this member.
		member.upToDateAt = ++this.#moment;
	}
}

const toFrames = (rows: readonly Arrival[]): Buffer =>
	frames(rows.map(({ update }) => updateParts(update)));
