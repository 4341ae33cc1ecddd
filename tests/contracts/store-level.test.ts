import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLevelStore, type Store } from '../../server/store/index.ts';
import { storeContract } from './store.ts';

const open = async (folder: string): Promise<Store> => {
	const opened = await openLevelStore(folder);
	if (!opened.ok) throw new Error(opened.error.cause);
	return opened.value;
};

storeContract('level', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'tongban-store-'));
	let store = await open(folder);
	return {
		store,
		reopen: async () => {
			await store.close();
			store = await open(folder);
			return store;
		},
		dispose: async () => {
			await store.close();
			await rm(folder, { recursive: true });
		}
	};
});
