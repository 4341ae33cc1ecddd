import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { sealFile } from '#lib/kernel/files/index.ts';
import { membersSpace } from '#lib/kernel/identity/index.ts';
import { dexieFileStore } from './index.ts';
import { memoryFileStore } from './testing.ts';

let drawn = 0;
const draw = (length: number) => new Uint8Array(length).map(() => (drawn += 11) & 0xff);
const fileOf = async (words: string) => {
	const { hash, frame } = await sealFile(new TextEncoder().encode(words), draw);
	return { hash, frame, space: membersSpace };
};
let opened = 0;

describe.each([
	['memory', () => memoryFileStore()],
	['IndexedDB', () => dexieFileStore(`files-${++opened}`)]
])('files in %s', (_, open) => {
	it('wait until the relay has them, and stay', async () => {
		const store = open();
		const [one, two] = [await fileOf('one'), await fileOf('two')];
		await store.keepWaiting([one, two]);
		expect(new Set((await store.waiting()).map(({ hash }) => hash))).toEqual(
			new Set([one.hash, two.hash])
		);
		await store.brought(one.hash);
		expect(await store.waiting()).toEqual([{ hash: two.hash, space: membersSpace }]);
		expect(await store.get(one.hash)).toEqual({ hash: one.hash, frame: one.frame });
		expect(new Set(await store.hashes())).toEqual(new Set([one.hash, two.hash]));
		store.close();
	});

	it('are forgotten whole', async () => {
		const store = open();
		const one = await fileOf('one');
		await store.keepWaiting([one]);
		await store.drop([one.hash]);
		expect(await store.get(one.hash)).toBeUndefined();
		expect(await store.waiting()).toEqual([]);
		expect(await store.hashes()).toEqual([]);
		store.close();
	});

	it('that were fetched wait for nothing', async () => {
		const store = open();
		const one = await fileOf('one');
		await store.keep(one);
		expect(await store.waiting()).toEqual([]);
		expect(await store.hashes()).toEqual([one.hash]);
		store.close();
	});
});

describe('files in IndexedDB', () => {
	it('outlive the page', async () => {
		const one = await fileOf('one');
		const first = dexieFileStore('outliving');
		await first.keepWaiting([one]);
		first.close();
		const again = dexieFileStore('outliving');
		expect(await again.waiting()).toEqual([{ hash: one.hash, space: membersSpace }]);
		expect((await again.get(one.hash))?.frame).toEqual(one.frame);
		again.close();
	});
});
