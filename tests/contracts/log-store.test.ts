import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import type { WorkspaceId } from '#lib/kernel/identity/index.ts';
import { dexieStore, memoryStore } from '#lib/kernel/log/index.ts';
import { newerEntry } from '../convergence/newer-entry.ts';
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

	it('[I12] ends before what a newer version wrote, so that an updated program reads it', async () => {
		const store = dexieStore(`contract-${++databases}`);
		const [first] = await chainOf(1, 'AAAAAAAAAAE');
		if (!first) throw new Error('a chain of one');
		const { space, chain, device } = first.entry;
		const workspace = first.entry.prev as WorkspaceId;
		const newer = newerEntry({ space, chain, workspace }, device, first.entry, 'more');
		await store.append([newer, ...(await chainOf(5_001, 'AAAAAAAAAAI'))], 1);
		await store.extendCheckpoint();
		expect(await store.checkpoint()).toEqual({ position: 0, entries: [] });
		expect([...((await store.after(0, 1))[0]?.bytes ?? [])]).toEqual([...newer.bytes]);
	});
});
