export { readChosen } from './chosen.ts';
export { default as FileList } from './FileList.svelte';
export { default as FilePicker } from './FilePicker.svelte';
export { saveFile } from './save-file.ts';
export type { WorkbookCell, WorkbookSheet } from './workbook.ts';
export { sheetsToXlsx } from './workbook.ts';
export type { ChosenRefusal } from './words.ts';
export { chosenRefusalText } from './words.ts';
