export { default as MinutesEditor } from './MinutesEditor.svelte';
export type { EditorClause, EditorPerson, EditorSelf } from './surroundings.ts';
