export { default as OpenHealth } from './OpenHealth.svelte';
export { entryName } from './entry-name.ts';
