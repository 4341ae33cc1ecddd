export { default as SheetsPage } from './SheetsPage.svelte';
