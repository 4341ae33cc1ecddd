/** The relay's stores: one interface, kept in memory for tests or on disk. */
export { openLevelStore, repairLevelStore, type StoreRefusal } from './level.ts';
export { openMemoryStore } from './memory.ts';
export type {
	DocumentKey,
	EntryRow,
	RecoveryRow,
	Ruling,
	SpaceKey,
	Store,
	StoredDraft,
	StoredEntry
} from './store.ts';
