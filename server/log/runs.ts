/**
 * A run is what one signature vouches for: unsigned entries of a chain and the signed one that ends
 * them. Runs are stored and sent whole, so that whoever gets one can verify it by itself.
 */
import type { EntryId } from '#lib/kernel/identity/index.ts';
import type { SignedEntry } from '#lib/kernel/log/index.ts';
import { MAX_FRAME_BYTES, type WireEntry } from '#lib/kernel/protocol/index.ts';

/** The entries with each run in one piece, and each run after the one it follows. */
export const inRuns = (entries: readonly SignedEntry[]): readonly SignedEntry[] => {
	const left = new Map(entries.map((each) => [each.id, each]));
	const ordered: SignedEntry[] = [];
	for (const end of entries.filter(({ signature }) => signature)) {
		const run: SignedEntry[] = [];
		for (let at = left.get(end.id); at; at = left.get(at.entry.prev as EntryId)) {
			run.unshift(at);
			left.delete(at.id);
		}
		ordered.push(...run);
	}
	return ordered;
};

/**
 * What is left when some entries are refused: nothing that follows a refused one, and nothing that no
 * kept signature vouches for. What falls away for that reason is added to `refused`.
 */
export const withoutUnvouched = (
	entries: readonly SignedEntry[],
	refused: Map<EntryId, string>
): readonly SignedEntry[] => {
	const followers: SignedEntry[] = [];
	for (const each of entries) {
		if (refused.has(each.entry.prev as EntryId) && !refused.has(each.id)) {
			refused.set(each.id, 'waiting');
		}
		if (!refused.has(each.id)) followers.push(each);
	}
	const vouched = new Set<string>();
	for (const { id, entry, signature } of followers.toReversed()) {
		if (signature || vouched.has(id)) vouched.add(id).add(entry.prev);
		else refused.set(id, 'bad_signature');
	}
	return followers.filter(({ id }) => vouched.has(id));
};

/** The entries of those given that stand before one of `ends` in its chain: without them it is nothing. */
export const foundationsOf = (
	ends: Iterable<EntryId>,
	entries: readonly SignedEntry[]
): ReadonlySet<EntryId> => {
	const before = new Map(entries.map(({ id, entry }) => [id, entry.prev as EntryId]));
	const found = new Set<EntryId>();
	for (const end of ends) {
		for (let at = before.get(end); at && before.has(at) && !found.has(at); at = before.get(at)) {
			found.add(at);
		}
	}
	return found;
};

const FRAME_OVERHEAD = 64;
const ENTRY_OVERHEAD = 80;

/** Collects stored entries into messages of at most 256 KiB that end between two runs. */
export class RunPacker {
	#run: WireEntry[] = [];
	#runBytes = 0;
	#packed: WireEntry[] = [];
	#packedBytes = FRAME_OVERHEAD;

	/** Takes the next entry; answers a message that has become full. */
	add(entry: WireEntry): readonly WireEntry[] | undefined {
		this.#run.push(entry);
		this.#runBytes += entry.bytes.length + ENTRY_OVERHEAD;
		if (!entry.signature) return undefined;
		const isFull = this.#packedBytes + this.#runBytes > MAX_FRAME_BYTES;
		const full = isFull ? this.flush() : undefined;
		this.#packed.push(...this.#run);
		this.#packedBytes += this.#runBytes;
		this.#run = [];
		this.#runBytes = 0;
		return full;
	}

	/** What has been collected, if anything, as the last message. */
	flush(): readonly WireEntry[] | undefined {
		const packed = this.#packed;
		this.#packed = [];
		this.#packedBytes = FRAME_OVERHEAD;
		return packed.length > 0 ? packed : undefined;
	}
}
