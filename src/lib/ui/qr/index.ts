export { default as QrCode } from './QrCode.svelte';
export { default as Scanner } from './Scanner.svelte';
