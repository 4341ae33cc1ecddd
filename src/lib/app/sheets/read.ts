/** Files to tables: a workbook, or the csv files of a folder. Bytes in, values out. */
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { type CsvFailure, readCsv } from './read-csv.ts';
import { readXlsx, type XlsxFailure } from './read-xlsx.ts';
import type { SheetFile, Table } from './table.ts';

/** Why files could not be read as sheets; `file` is the name of the first one that failed. */
export type ReadFailure =
	CsvFailure | XlsxFailure | { readonly code: 'unknown_format'; readonly file: string };

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
	start.every((byte, i) => bytes[i] === byte);

/** Every xlsx file is a zip archive. */
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b);
/** The binary workbook of old, which is not read. */
const isOldWorkbook = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

const readFile = async (file: SheetFile): Promise<Result<readonly Table[], ReadFailure>> => {
	if (isOldWorkbook(file.bytes)) return err({ code: 'unknown_format', file: file.name });
	if (isZip(file.bytes) || /\.xlsx$/i.test(file.name)) return readXlsx(file);
	if (!/\.csv$/i.test(file.name)) return err({ code: 'unknown_format', file: file.name });
	const table = readCsv(file);
	return table.ok ? ok([table.value]) : table;
};

/** Reads all `files`; one that cannot be read fails the whole, so that nothing is half imported. */
export const readTables = async (
	files: readonly SheetFile[]
): Promise<Result<readonly Table[], ReadFailure>> => {
	const tables: Table[] = [];
	for (const file of files) {
		const read = await readFile(file);
		if (!read.ok) return read;
		tables.push(...read.value);
	}
	return ok(tables);
};
