export { default as RightsPage } from './RightsPage.svelte';
