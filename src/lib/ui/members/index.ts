export { default as ImportPage } from './import/ImportPage.svelte';
export { default as JoinPage } from './JoinPage.svelte';
export { default as MembersPage } from './MembersPage.svelte';
export { default as TermDialog } from './TermDialog.svelte';
export { positionName, refusalText, roleName, unitName } from './words.ts';
