export { default as ConductPage } from './ConductPage.svelte';
export { dismiss as dismissFinding } from './dismiss.ts';
export { default as EntryDialog } from './EntryDialog.svelte';
export { default as MemberConduct } from './MemberConduct.svelte';
export { default as NotesPage } from './NotesPage.svelte';
export { default as StatementDialog } from './StatementDialog.svelte';
export { levelName } from './words.ts';
