/** The relay's stores: one interface, kept in memory for tests or on disk. */
export { openLevelStore, repairLevelStore, type StoreRefusal } from './level.ts';
export { openMemoryStore } from './memory.ts';
export type { StoreObservers } from './key-value-store.ts';
export type {
	ChainTip,
	DraftRow,
	DraftSnapshot,
	EntryRow,
	SpaceKey,
	Store,
	StoredDraft,
	StoredEntry,
	StoreReport
} from './store.ts';
