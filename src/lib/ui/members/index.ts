export { default as ConfirmDialog } from './ConfirmDialog.svelte';
export { default as FormDialog } from './FormDialog.svelte';
export { default as ImportPage } from './import/ImportPage.svelte';
export { default as JoinPage } from './JoinPage.svelte';
export { default as MembersPage } from './MembersPage.svelte';
export { rosterRows, type RosterRow } from './roster.ts';
export { default as TermDialog } from './TermDialog.svelte';
export { positionName, rowName, unitName } from './words.ts';
