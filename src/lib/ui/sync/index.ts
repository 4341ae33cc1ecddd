export { refusalText } from './refusal-text.ts';
export { useSync } from './use-sync.svelte.ts';
