export { deviceName } from './device-name.svelte.ts';
export { default as SettingsPage } from './SettingsPage.svelte';
