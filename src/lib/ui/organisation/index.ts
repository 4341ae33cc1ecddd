export { default as OrganisationPage } from './OrganisationPage.svelte';
export { holderName, spanText } from './words.ts';
