export { default as DevicesPage } from './DevicesPage.svelte';
export { default as NewDevicePage } from './NewDevicePage.svelte';
export { default as OldDevicePage } from './OldDevicePage.svelte';
export { default as RebindingHistory } from './RebindingHistory.svelte';
export { default as RecoverPage } from './RecoverPage.svelte';
export { default as ScanDevicePage } from './ScanDevicePage.svelte';
export { default as WordsPage } from './WordsPage.svelte';
export { default as WordsReminder } from './WordsReminder.svelte';
