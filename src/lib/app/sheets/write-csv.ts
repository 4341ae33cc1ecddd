import Papa from 'papaparse';
import { cellToText } from './cells.ts';
import type { SheetFile, Table } from './table.ts';

/**
 * A spreadsheet takes a cell that starts like this for a formula; an apostrophe keeps it a text. A
 * negative number is what it looks like, and spreadsheets are meant to add it up.
 */
const looksLikeFormula = (text: string): boolean => /^'*[=+\-@]/.test(text) && !/^-\d+$/.test(text);

const escape = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text);

/** Writes each table as a csv file, in UTF-8 with the BOM that Excel needs to see Chinese. */
export const tablesToCsv = (tables: readonly Table[]): readonly SheetFile[] =>
	tables.map(({ sheet, rows }) => {
		const cells = rows.map((row) => row.map((cell) => escape(cellToText(cell, undefined))));
		const text = `\uFEFF${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
		return { name: `${sheet}.csv`, bytes: new TextEncoder().encode(text) };
	});
