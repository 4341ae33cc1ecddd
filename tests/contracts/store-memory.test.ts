import { openMemoryStore } from '../../server/store/index.ts';
import { storeContract } from './store.ts';

storeContract('memory', async () => {
	const store = openMemoryStore();
	return { store, reopen: undefined, dispose: () => store.close() };
});
