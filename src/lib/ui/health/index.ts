export { default as OpenHealth } from './OpenHealth.svelte';
export { askToPersist } from './storage.ts';
