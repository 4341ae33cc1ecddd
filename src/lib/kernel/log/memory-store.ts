import type { EntryId } from '../identity/index.ts';
import { tipsOf, type LogStore, type StoredEntry } from './store.ts';

/** A store that forgets when the process ends: for tests, the command line, and looking around. */
export const memoryStore = (): LogStore => {
	const entries: StoredEntry[] = [];
	const byId = new Map<EntryId, StoredEntry>();
	return {
		append: (added, receivedAt) => {
			const fresh: StoredEntry[] = [];
			for (const each of added) {
				if (byId.has(each.id)) continue;
				const stored = { ...each, position: entries.length + 1, receivedAt };
				entries.push(stored);
				byId.set(stored.id, stored);
				fresh.push(stored);
			}
			return Promise.resolve(fresh);
		},
		after: (position, limit) => Promise.resolve(entries.slice(position, position + limit)),
		chain: (space, chain, seq, limit) =>
			Promise.resolve(
				entries
					.filter(({ entry }) => entry.space === space && entry.chain === chain && entry.seq >= seq)
					.sort((a, b) => a.entry.seq - b.entry.seq || a.position - b.position)
					.slice(0, limit)
			),
		get: (id) => Promise.resolve(byId.get(id)),
		tips: (space) => Promise.resolve(tipsOf(entries.filter(({ entry }) => entry.space === space))),
		close: () => undefined
	};
};
