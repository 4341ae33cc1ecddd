export { default as MinutesEditor } from './MinutesEditor.svelte';
export { default as MinutesPaper } from './MinutesPaper.svelte';
export { default as VersionHistory } from './VersionHistory.svelte';
export { minutesWords } from './document-words.ts';
export { concernText } from './concern-text.ts';
