/** Appending to a space's log: every new entry takes the next position, a known one keeps its own. */
import type { Commit } from './group-commit.ts';
import type { KeyValue, WriteOperation } from './key-value.ts';
import * as keys from './keys.ts';
import { putRecovery } from './recovery.ts';
import { decodePosition, encodeEntry, encodePosition } from './rows.ts';
import type { EntryRow, SpaceKey, Store } from './store.ts';

/** Appends entries through a commit. */
export const openAppending = (disk: KeyValue, commit: Commit): Store['appendEntries'] => {
	const writers = new Map<string, SpaceWriter>();
	return (space, rows) => {
		const prefix = keys.entriesPrefix(space);
		const writer = writers.get(prefix) ?? new SpaceWriter(space, disk, commit);
		writers.set(prefix, writer);
		return writer.append(rows);
	};
};

type Request = {
	readonly rows: readonly EntryRow[];
	readonly places: readonly string[];
	readonly resolve: (positions: readonly number[]) => void;
	readonly reject: (reason: unknown) => void;
};

/** Numbers one space's entries. Requests that arrive during a look at the disk share the next look. */
class SpaceWriter {
	readonly #space: SpaceKey;
	readonly #disk: KeyValue;
	readonly #commit: Commit;
	#waiting: Request[] = [];
	#isLooking = false;
	#next: number | undefined;
	/** Positions by place that a look begun before their commit cannot have seen. */
	readonly #recent = new Map<string, number>();
	/** Places whose commit is done; forgotten when no look begun before is under way. */
	#settled: string[] = [];

	constructor(space: SpaceKey, disk: KeyValue, commit: Commit) {
		this.#space = space;
		this.#disk = disk;
		this.#commit = commit;
	}

	append(rows: readonly EntryRow[]): Promise<readonly number[]> {
		const places = rows.map((row) => keys.chainKey(this.#space, row.chain, row.seq, row.id));
		return new Promise((resolve, reject) => {
			this.#waiting.push({ rows, places, resolve, reject });
			if (!this.#isLooking) void this.#work();
		});
	}

	async #work(): Promise<void> {
		this.#isLooking = true;
		while (this.#waiting.length > 0) {
			const requests = this.#waiting;
			this.#waiting = [];
			try {
				this.#next ??= await this.#readNext();
				const known = await this.#readKnown(requests);
				void this.#write(requests, known, this.#next);
			} catch (reason) {
				for (const { reject } of requests) reject(reason);
			}
			this.#forget();
		}
		this.#isLooking = false;
	}

	async #readNext(): Promise<number> {
		const last = await this.#disk.last(...keys.below(keys.entriesPrefix(this.#space)));
		return last === undefined ? 1 : keys.parseOrdinal(last[0]) + 1;
	}

	async #readKnown(requests: readonly Request[]): Promise<ReadonlyMap<string, number>> {
		const places = requests.flatMap((request) => request.places);
		const exists = await this.#disk.hasEach(places);
		const known = new Map<string, number>();
		for (const place of places.filter((_, at) => exists[at] === true)) {
			const row = await this.#disk.get(place);
			// A damaged place is still taken; 0 is no position and leads nowhere.
			known.set(place, (row === undefined ? undefined : decodePosition(row)) ?? 0);
		}
		return known;
	}

	/** Takes positions at once, then writes; nobody else takes positions in between. */
	async #write(
		requests: readonly Request[],
		known: ReadonlyMap<string, number>,
		next: number
	): Promise<void> {
		const operations: WriteOperation[] = [];
		const added: string[] = [];
		let position = next;
		const answers = requests.map(({ rows, places }) =>
			rows.map((row, at) => {
				const place = places[at] ?? '';
				const taken = this.#recent.get(place) ?? known.get(place);
				if (taken !== undefined) return taken;
				operations.push(...putEntry(this.#space, position, place, row));
				added.push(place);
				this.#recent.set(place, position);
				return position++;
			})
		);
		this.#next = position;
		try {
			await this.#commit(operations);
			requests.forEach(({ resolve }, at) => resolve(answers[at] ?? []));
		} catch (reason) {
			for (const { reject } of requests) reject(reason);
		}
		this.#settled.push(...added);
		if (!this.#isLooking) this.#forget();
	}

	#forget(): void {
		for (const place of this.#settled) this.#recent.delete(place);
		this.#settled = [];
	}
}

const putEntry = (
	space: SpaceKey,
	position: number,
	place: string,
	row: EntryRow
): readonly WriteOperation[] => [
	{ type: 'put', key: keys.entryKey(space, position), value: encodeEntry(row) },
	{ type: 'put', key: place, value: encodePosition(position) },
	...(row.recovery === undefined
		? []
		: [putRecovery({ key: row.recovery, workspace: space.workspace, person: row.id })])
];
