export { exportSheets } from './export-sheets.ts';
export { importSheets, type ImportReport } from './import-sheets.ts';
