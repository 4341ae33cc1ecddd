export { default as OwnStanding } from './OwnStanding.svelte';
export { useStanding } from './own-standing.svelte.ts';
