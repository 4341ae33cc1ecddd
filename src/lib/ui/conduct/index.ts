export { default as ConductPage } from './ConductPage.svelte';
export { default as EntryDialog } from './EntryDialog.svelte';
export { default as MemberConduct } from './MemberConduct.svelte';
export { default as NotesPage } from './NotesPage.svelte';
export { send as sendConduct } from './send.ts';
export { default as StatementDialog } from './StatementDialog.svelte';
export { levelName } from './words.ts';
