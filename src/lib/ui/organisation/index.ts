export { default as ContactDialog } from './ContactDialog.svelte';
export { default as ContactLine } from './ContactLine.svelte';
export { default as OrganisationPage } from './OrganisationPage.svelte';
export { holderName, spanText } from './words.ts';
