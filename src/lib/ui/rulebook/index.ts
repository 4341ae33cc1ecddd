export { default as AmendmentPage } from './AmendmentPage.svelte';
export { default as RulebookPage } from './RulebookPage.svelte';
export { default as WaitingAmendments } from './WaitingAmendments.svelte';
