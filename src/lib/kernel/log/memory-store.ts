import type { EntryId, Space } from '../identity/index.ts';
import type { LogStore, StoredEntry, Tip } from './store.ts';

/** A store that forgets when the process ends: for tests, the command line, and looking around. */
export const memoryStore = (): LogStore => {
	const entries: StoredEntry[] = [];
	const byId = new Map<EntryId, StoredEntry>();
	const tips = new Map<EntryId, Tip & { readonly space: Space }>();
	return {
		append: (added, receivedAt) => {
			const fresh: StoredEntry[] = [];
			for (const each of added) {
				if (byId.has(each.id)) continue;
				const stored = { ...each, position: entries.length + 1, receivedAt };
				entries.push(stored);
				byId.set(stored.id, stored);
				const { space, chain, seq, prev } = stored.entry;
				tips.delete(prev as EntryId);
				tips.set(stored.id, { space, chain, seq, id: stored.id });
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
		tips: (space) =>
			Promise.resolve(
				[...tips.values()]
					.filter((tip) => tip.space === space)
					.map(({ chain, seq, id }) => ({ chain, seq, id }))
			),
		close: () => undefined
	};
};
