export { default as ChroniclePage } from './ChroniclePage.svelte';
