/** Drafts: the y-websocket protocol over the store, without documents in memory. */
export { openDrafts, type Drafts } from './drafts.ts';
export { decodeStoredDraft } from './stored-draft.ts';
