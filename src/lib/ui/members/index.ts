export { default as ImportPage } from './import/ImportPage.svelte';
export { default as JoinPage } from './JoinPage.svelte';
export { default as MembersPage } from './MembersPage.svelte';
export { default as TermDialog } from './TermDialog.svelte';
export { default as UnitDialog } from './UnitDialog.svelte';
export type { UnitLine } from './roster.ts';
export { unitLines } from './roster.ts';
export { kindName, positionName, refusalText, roleName, unitName, unitOptions } from './words.ts';
