import 'fake-indexeddb/auto';
import { dexieStore, memoryStore } from '#lib/kernel/log/index.ts';
import { logStoreContract } from './log-store.ts';

let databases = 0;

logStoreContract('memory', () => Promise.resolve(memoryStore()));
logStoreContract('dexie', () => Promise.resolve(dexieStore(`contract-${++databases}`)));
