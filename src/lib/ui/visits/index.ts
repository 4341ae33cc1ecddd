export { default as OwnVisits } from './OwnVisits.svelte';
export { default as VisitsPage } from './VisitsPage.svelte';
