export { keepForGood } from './keep-for-good.svelte.ts';
export { askToPersist, storageHealth, type StorageHealth } from './storage.ts';
export { unsavedSentences } from './unsaved.ts';
