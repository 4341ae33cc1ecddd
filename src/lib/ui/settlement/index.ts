export { default as SealRequests } from './SealRequests.svelte';
export { default as SettlementPage } from './SettlementPage.svelte';
export { default as SettlementPaper } from './SettlementPaper.svelte';
