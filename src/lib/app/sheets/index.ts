export {
	type Audit,
	audit,
	type AuditFinding,
	type AuditLine,
	type AuditMember,
	type CheckFailure,
	checkSheets,
	type SheetSet
} from './audit.ts';
export type { HeadingLanguage } from './headings.ts';
export type { Row, Rows } from './parse.ts';
export { isRefusal, type Problem, type ProblemCode } from './problems.ts';
export { type ReadFailure, readTables } from './read.ts';
export type { Settings } from './settings.ts';
export type { Cell, SheetFile, Table } from './table.ts';
export { type ExportFacts, inputToTables } from './to-tables.ts';
export { tablesToCsv } from './write-csv.ts';
export type { WorkbookCell, WorkbookSheet } from './workbook-parts.ts';
export { sheetsToXlsx, tablesToXlsx } from './write-xlsx.ts';
