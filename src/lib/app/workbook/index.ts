export { exportSheets } from './export-sheets.ts';
export { figuresIn } from './figures.ts';
export { importSheets, type ImportReport } from './import-sheets.ts';
