/** The relay's stores: one interface, kept in memory for tests or on disk. */
export type { EntryRow, SpaceKey, Store, StoredDraft, StoredEntry, StoreReport } from './store.ts';
