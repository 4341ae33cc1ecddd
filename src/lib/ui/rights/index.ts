export { default as EndingRights } from './EndingRights.svelte';
export { default as RightsPage } from './RightsPage.svelte';
export { rightTitle } from './words.ts';
