/** A store that lasts as long as the process: for tests. */
import type { KeyValue } from './key-value.ts';
import { noObservers, storeOver } from './key-value-store.ts';
import type { Store } from './store.ts';

/** Opens an empty store in memory. */
export const openMemoryStore = (): Store =>
	storeOver(memoryDisk(), { recovered: false, findings: [] }, noObservers);

const memoryDisk = (): KeyValue => {
	const values = new Map<string, Uint8Array>();
	const within = (from: string, end: string): readonly string[] =>
		[...values.keys()].filter((key) => key >= from && key < end).sort();
	const pair = (key: string) => [key, values.get(key) ?? new Uint8Array()] as const;
	return {
		write: async (operations) => {
			for (const operation of operations) {
				if (operation.type === 'put') values.set(operation.key, operation.value);
				else values.delete(operation.key);
			}
		},
		get: async (key) => values.get(key),
		hasEach: async (keys) => keys.map((key) => values.has(key)),
		scan: async (from, end, limit) => within(from, end).slice(0, limit).map(pair),
		last: async (from, end) => within(from, end).slice(-1).map(pair)[0],
		close: async () => {}
	};
};
