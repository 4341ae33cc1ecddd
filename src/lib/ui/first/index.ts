export type { CreateRequest } from './create-request.ts';
export { sessionFaultText } from './faults.ts';
export { default as FirstPage } from './FirstPage.svelte';
