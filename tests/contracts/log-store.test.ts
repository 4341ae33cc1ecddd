import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { dexieStore, memoryStore } from '#lib/kernel/log/index.ts';
import { chainOf, logStoreContract } from './log-store.ts';

let databases = 0;

logStoreContract('memory', () => Promise.resolve(memoryStore()));
logStoreContract('dexie', () => Promise.resolve(dexieStore(`contract-${++databases}`)));

describe('the checkpoint of a Dexie store', () => {
	it('is made anew where a block is damaged, and nothing is lost', async () => {
		const name = `contract-${++databases}`;
		const store = dexieStore(name);
		await store.append(await chainOf(5_001, 'AAAAAAAAAAE'), 1);
		await store.extendCheckpoint();
		expect((await store.checkpoint()).position).toBe(5_000);
		const raw = await new Dexie(name).open();
		await raw.table('blocks').put({ number: 0, text: '[{"id"' });
		raw.close();
		expect(await store.checkpoint()).toEqual({ position: 0, entries: [] });
		expect(await store.after(0, 10_000)).toHaveLength(5_001);
		await store.extendCheckpoint();
		expect((await store.checkpoint()).entries).toHaveLength(5_000);
	});
});
