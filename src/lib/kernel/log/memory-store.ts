import type { EntryId } from '../identity/index.ts';
import type { LogStore, StoredEntry, Tip } from './store.ts';

/** A store that forgets when the process ends: for tests, the command line, and looking around. */
export const memoryStore = (): LogStore => {
	const entries: StoredEntry[] = [];
	const byId = new Map<EntryId, StoredEntry>();
	const chains = new Map<string, StoredEntry[]>();
	const tipsBySpace = new Map<string, Map<string, Tip>>();
	const keep = (stored: StoredEntry): void => {
		const { id, entry } = stored;
		const { chain, seq, space } = entry;
		entries.push(stored);
		byId.set(id, stored);
		const inChain = chains.get(`${space}/${chain}`) ?? [];
		const isLast = (inChain.at(-1)?.entry.seq ?? -1) <= seq;
		inChain.push(stored);
		if (!isLast) inChain.sort(bySeq);
		chains.set(`${space}/${chain}`, inChain);
		const tips = tipsBySpace.get(space) ?? new Map<string, Tip>();
		tips.delete(entry.prev);
		tips.set(id, { chain, seq, id });
		tipsBySpace.set(space, tips);
	};
	return {
		append: (added, receivedAt) => {
			const before = entries.length;
			for (const each of added) {
				if (!byId.has(each.id)) keep({ ...each, position: entries.length + 1, receivedAt });
			}
			return Promise.resolve(entries.slice(before));
		},
		after: (position, limit) => Promise.resolve(entries.slice(position, position + limit)),
		chain: (space, chain, seq, limit) => {
			const inChain = chains.get(`${space}/${chain}`) ?? [];
			const from = inChain.findIndex(({ entry }) => entry.seq >= seq);
			return Promise.resolve(from < 0 ? [] : inChain.slice(from, from + limit));
		},
		get: (id) => Promise.resolve(byId.get(id)),
		tips: (space) => Promise.resolve([...(tipsBySpace.get(space)?.values() ?? [])]),
		checkpoint: () => Promise.resolve({ position: 0, entries: [] }),
		extendCheckpoint: () => Promise.resolve(),
		close: () => undefined
	};
};

const bySeq = (a: StoredEntry, b: StoredEntry): number =>
	a.entry.seq - b.entry.seq || a.position - b.position;
