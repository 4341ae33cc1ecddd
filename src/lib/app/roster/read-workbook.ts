import { err, ok, type Result } from '#lib/kernel/result/index.ts';

/** A spreadsheet keeps fifteen digits of a number; the rest of a longer one is lost. */
const MOST_DIGITS = 1e15;

/**
 * A number as a person wrote it: 1.2E+11 in the file is 120000000000. One that is too long to have
 * survived stays in powers of ten, so that it is not mistaken for the number that it was.
 */
const numberToText = (written: string): string => {
	const number = Number(written);
	return Math.abs(number) < MOST_DIGITS ? String(number) : number.toExponential();
};

const cellToText = (cell: unknown): string => {
	if (cell instanceof Date)
		return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
	return typeof cell === 'string' ? cell.trim() : '';
};

/** The rows of the first sheet that has any. The library is loaded when it is first needed. */
export const readWorkbook = async (
	bytes: Uint8Array
): Promise<Result<readonly (readonly string[])[], { readonly code: 'corrupt_workbook' }>> => {
	const { default: readSheets } = await import('read-excel-file/universal');
	try {
		const sheets = await readSheets(new Uint8Array(bytes).buffer, { parseNumber: numberToText });
		const rows = sheets.map(({ data }) => data.map((row) => row.map(cellToText)));
		return ok(rows.find((sheet) => sheet.some((row) => row.some((cell) => cell !== ''))) ?? []);
	} catch {
		// The library throws whatever its parsers throw; all of it means that the file is broken.
		return err({ code: 'corrupt_workbook' });
	}
};
