export { default as RightsPage } from './RightsPage.svelte';
export { rightTitle } from './words.ts';
