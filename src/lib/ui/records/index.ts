export { default as ReadingsPage } from './ReadingsPage.svelte';
export { default as RecordPage } from './RecordPage.svelte';
export { default as RecordsPage } from './RecordsPage.svelte';
