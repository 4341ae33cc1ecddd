/** How much the log of each workspace holds, over all its spaces. */
import { controlSpace } from '#lib/kernel/identity/index.ts';
import type { Store } from '../store/index.ts';

/** What the sizes are kept with. */
export type LogBytesParts = {
	readonly store: Store;
	/** What the log of one workspace may hold, in bytes. */
	readonly limit: number;
	/** The disk failed. */
	readonly fault: (reason: unknown) => void;
};

type Size = { bytes: number; unsaved: number };

const PAGE = 500;
const SAVE_AFTER_BYTES = 1024 * 1024;
/** What the control space may hold beyond the limit: a removal has to find room. */
const RESERVE = 1 / 8;

/**
 * Knows the size of each workspace's log: read from a count, or, where there is none or the last
 * process did not end well, from the log itself.
 */
export class LogBytes {
	readonly #parts: LogBytesParts;
	readonly #sizes = new Map<string, Promise<Size>>();

	constructor(parts: LogBytesParts) {
		this.#parts = parts;
	}

	/** Takes room for entries; false where the log is full. */
	async take(workspace: string, space: string, bytes: number): Promise<boolean> {
		const size = await this.#sizeOf(workspace);
		const { limit } = this.#parts;
		const most = space === (controlSpace as string) ? limit * (1 + RESERVE) : limit;
		if (size.bytes + bytes > most) return false;
		size.bytes += bytes;
		size.unsaved += bytes;
		if (size.unsaved > SAVE_AFTER_BYTES) await this.#save(workspace, size);
		return true;
	}

	/** Writes what has not been written. */
	async close(): Promise<void> {
		for (const [workspace, size] of this.#sizes) await this.#save(workspace, await size);
	}

	#sizeOf(workspace: string): Promise<Size> {
		const known = this.#sizes.get(workspace) ?? this.#read(workspace);
		this.#sizes.set(workspace, known);
		return known;
	}

	async #read(workspace: string): Promise<Size> {
		const { store } = this.#parts;
		const count = store.report.recovered ? undefined : await store.readCount(nameOf(workspace));
		if (count) return { bytes: count.value, unsaved: 0 };
		const size = { bytes: await measure(store, workspace), unsaved: 1 };
		await this.#save(workspace, size);
		return size;
	}

	async #save(workspace: string, size: Size): Promise<void> {
		if (size.unsaved === 0) return;
		size.unsaved = 0;
		const { store, fault } = this.#parts;
		const count = { name: nameOf(workspace), period: 0, value: size.bytes };
		await store.writeCounts([count]).catch(fault);
	}
}

const nameOf = (workspace: string): string => `log/${workspace}`;

/** Adds up the entries of a workspace. */
const measure = async (store: Store, workspace: string): Promise<number> => {
	const spaces = (await store.listSpaces()).filter((key) => key.workspace === workspace);
	let bytes = 0;
	for (const key of spaces) {
		for (let from = 1; ;) {
			const rows = await store.readEntries(key, from, PAGE);
			bytes += rows.reduce((sum, row) => sum + row.bytes.length, 0);
			const last = rows.at(-1);
			if (!last) break;
			from = last.position + 1;
		}
	}
	return bytes;
};
