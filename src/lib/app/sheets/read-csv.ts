import Papa from 'papaparse';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { fileToSheet, type SheetFile, type Table } from './table.ts';

/** A file whose bytes are no text in a known encoding, or whose quotes do not close. */
export type CsvFailure =
	| { readonly code: 'unknown_encoding'; readonly file: string }
	| { readonly code: 'broken_quotes'; readonly file: string; readonly row: number };

const decode = (bytes: Uint8Array, encoding: string): string | undefined => {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return undefined; // not in this encoding: the caller tries the next
	}
};

/**
 * Cells that a spreadsheet would take for a formula are written with an apostrophe before them.
 * One apostrophe comes off again, so that what was written is what is read.
 */
const unescape = (cell: string): string => cell.replace(/^(\s*)'(?='*[=+\-@])/, '$1');

/** Reads a csv file, in UTF-8 with or without BOM, or else GB18030. */
export const readCsv = ({ name, bytes }: SheetFile): Result<Table, CsvFailure> => {
	const text = decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
	if (text === undefined || text.includes('\0'))
		return err({ code: 'unknown_encoding', file: name });
	// Lists are separated by semicolons: the delimiter must not be guessed.
	const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',' });
	const [first] = errors;
	if (first) return err({ code: 'broken_quotes', file: name, row: (first.row ?? 0) + 1 });
	return ok({ sheet: fileToSheet(name), rows: data.map((row) => row.map(unescape)) });
};
