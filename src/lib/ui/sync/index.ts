export { useSync } from './use-sync.svelte.ts';
