import type { EntryId } from '../identity/index.ts';
import { decodeEntry, entryId, type SignedEntry } from '../log/index.ts';
import { MAX_PUT_BYTES } from './frames.ts';
import type { WireEntry } from './messages.ts';

// Room for the tag, counts and lengths around the entries.
const FRAME_OVERHEAD = 64;
const ENTRY_OVERHEAD = 80;

type Packable = WireEntry & { readonly id: EntryId; readonly entry: { readonly prev: string } };

/**
 * Collects entries into messages whose every chain ends in a signature, so that each message can be
 * verified by itself. Unsigned entries wait for the one that vouches for them.
 */
export class Packer<E extends Packable> {
	readonly #maxBytes: number;
	/** Unsigned runs by their last entry, so that the branches of a fork stay apart. */
	readonly #open = new Map<string, E[]>();
	#packed: E[] = [];
	#bytes = 0;

	constructor(maxBytes: number = MAX_PUT_BYTES) {
		this.#maxBytes = maxBytes - FRAME_OVERHEAD;
	}

	/** Takes the next entry in order; answers the messages that became full. */
	add(entry: E): readonly (readonly E[])[] {
		const run = this.#open.get(entry.entry.prev) ?? [];
		run.push(entry);
		this.#open.delete(entry.entry.prev);
		if (!entry.signature) {
			this.#open.set(entry.id, run);
			return [];
		}
		const size = run.reduce((sum, { bytes }) => sum + bytes.length + ENTRY_OVERHEAD, 0);
		const full = this.#bytes + size > this.#maxBytes ? this.flush() : [];
		this.#packed.push(...run);
		this.#bytes += size;
		return full;
	}

	/** What has been collected, as the last message; entries that nothing vouches for stay behind. */
	flush(): readonly (readonly E[])[] {
		const packed = this.#packed;
		this.#packed = [];
		this.#bytes = 0;
		return packed.length > 0 ? [packed] : [];
	}
}

/** Splits entries into messages of at most `maxBytes`, each of which can be verified by itself. */
export const packEntries = <E extends Packable>(
	entries: readonly E[],
	maxBytes?: number
): readonly (readonly E[])[] => {
	const packer = new Packer<E>(maxBytes);
	return [...entries.flatMap((entry) => packer.add(entry)), ...packer.flush()];
};

/** Entries as they travel. */
export const toWire = (entries: readonly WireEntry[]): readonly WireEntry[] =>
	entries.map(({ bytes, signature }) => (signature ? { bytes, signature } : { bytes }));

/** Reads what travelled; entries that cannot be read are told by id with the reason. */
export const fromWire = (
	wire: readonly WireEntry[]
): {
	readonly entries: readonly SignedEntry[];
	readonly refused: readonly { readonly id: EntryId; readonly code: string }[];
} => {
	const entries: SignedEntry[] = [];
	const refused: { id: EntryId; code: string }[] = [];
	for (const { bytes, signature } of wire) {
		const read = decodeEntry(bytes);
		if (read.ok) entries.push(signature ? { ...read.value, signature } : read.value);
		else refused.push({ id: entryId(bytes), code: read.error.code });
	}
	return { entries, refused };
};
