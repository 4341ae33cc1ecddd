export { default as WordsPage } from './WordsPage.svelte';
export { default as WordsReminder } from './WordsReminder.svelte';
