export { default as UpdateNotice } from './UpdateNotice.svelte';
export { editing } from './editing.svelte.ts';
export { watchUpdates } from './update.svelte.ts';
