export { default as OrganisationPage } from './OrganisationPage.svelte';
