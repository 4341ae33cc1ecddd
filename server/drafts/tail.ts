/** The updates of one room that are on disk but not merged yet. */
import { frames } from '../sockets/index.ts';
import { updateParts } from './protocol.ts';
import type { UpdateContent } from '#lib/kernel/updates/index.ts';

/** An update with its number and what it adds. */
export type TailRow = {
	readonly sequence: number;
	readonly update: Uint8Array;
	readonly content: UpdateContent;
};

/** A room's unmerged updates, in order, with the frames that send all of them. */
export class Tail {
	#rows: TailRow[] = [];
	#bytes = 0;
	#frames: Buffer | undefined;

	/** How many updates there are. */
	get length(): number {
		return this.#rows.length;
	}

	/** Their bytes together. */
	get bytes(): number {
		return this.#bytes;
	}

	/** Adds the newest update. */
	push(row: TailRow): void {
		this.#rows.push(row);
		this.#bytes += row.update.length;
		this.#frames = undefined;
	}

	/** Drops updates up to and including a number. */
	dropThrough(sequence: number): void {
		this.#rows = this.#rows.filter((row) => row.sequence > sequence);
		this.#bytes = this.#rows.reduce((sum, { update }) => sum + update.length, 0);
		this.#frames = undefined;
	}

	/** Frames of what a client with this state vector may lack. */
	framesFor(vector: ReadonlyMap<number, number>): Buffer {
		if (vector.size > 0) return toFrames(this.#rows.filter((row) => !isKnown(row, vector)));
		this.#frames ??= toFrames(this.#rows);
		return this.#frames;
	}

	/** Frames of the updates from a number on. */
	framesFrom(sequence: number): Buffer {
		return toFrames(this.#rows.filter((row) => row.sequence >= sequence));
	}
}

const toFrames = (rows: readonly TailRow[]): Buffer =>
	frames(rows.map(({ update }) => updateParts(update)));

/** A state vector says nothing about deletes, so an update with deletes is never known. */
const isKnown = ({ content }: TailRow, vector: ReadonlyMap<number, number>): boolean =>
	content.deletes.length === 0 &&
	content.inserts.every(({ client, end }) => end <= (vector.get(client) ?? 0));
