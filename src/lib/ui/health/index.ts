export { default as OpenHealth } from './OpenHealth.svelte';
export { refusalText } from './reason.ts';
