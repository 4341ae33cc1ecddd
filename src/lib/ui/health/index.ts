export { default as OpenHealth } from './OpenHealth.svelte';
