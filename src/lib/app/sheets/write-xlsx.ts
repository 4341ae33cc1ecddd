import { cellToText } from './cells.ts';
import { headingToColumn } from './headings.ts';
import { allianceSheets } from './schema.ts';
import type { Table } from './table.ts';
import { type WorkbookCell, workbookParts, type WorkbookSheet } from './workbook-parts.ts';

/** The columns whose cells a spreadsheet should be able to add up. */
const numberColumns: ReadonlySet<string> = new Set(
	allianceSheets.flatMap(({ columns }) =>
		columns.filter(({ kind }) => kind.type === 'whole').map(({ name }) => name)
	)
);

const toSheet = ({ sheet, rows }: Table): WorkbookSheet => {
	const isNumber = (rows[0] ?? []).map((heading) =>
		numberColumns.has(headingToColumn(cellToText(heading, undefined)))
	);
	const toCell = (text: string, row: number, column: number): WorkbookCell =>
		row > 0 && isNumber[column] && /^-?\d{1,9}$/.test(text) ? Number(text) : text;
	return {
		name: sheet,
		rows: rows.map((row, r) => row.map((cell, c) => toCell(cellToText(cell, undefined), r, c)))
	};
};

/** Archives say when they were made; the same sheets are to give the same bytes. */
const noDate = new Date(1980, 0, 1);

/**
 * An xlsx workbook of `sheets`. It is packed on this thread: the usual writers start a worker from
 * a blob once a sheet is large, and the page's policy forbids that.
 */
export const sheetsToXlsx = async (
	sheets: readonly WorkbookSheet[]
): Promise<Uint8Array<ArrayBuffer>> => {
	const { strToU8, zipSync } = await import('fflate');
	const parts = Object.entries(workbookParts(sheets));
	const packed = zipSync(Object.fromEntries(parts.map(([path, xml]) => [path, strToU8(xml)])), {
		mtime: noDate
	});
	return new Uint8Array(packed);
};

/** Writes all tables as one workbook. Texts stay texts: no cell becomes a formula or a date. */
export const tablesToXlsx = (tables: readonly Table[]): Promise<Uint8Array<ArrayBuffer>> =>
	sheetsToXlsx(tables.map(toSheet));
