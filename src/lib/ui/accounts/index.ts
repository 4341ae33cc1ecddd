export { default as AccountsPage } from './AccountsPage.svelte';
export { default as AccountsSummary } from './AccountsSummary.svelte';
