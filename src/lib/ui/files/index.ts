export { saveFile } from './save-file.ts';
export type { WorkbookCell, WorkbookSheet } from './workbook.ts';
export { sheetsToXlsx } from './workbook.ts';
