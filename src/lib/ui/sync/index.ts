export { default as StandingNotice } from './StandingNotice.svelte';
export { useStanding } from './own-standing.svelte.ts';
export { refusalText } from './refusal-text.ts';
export { useSync } from './use-sync.svelte.ts';
