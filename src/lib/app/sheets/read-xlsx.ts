import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Cell, SheetFile, Table } from './table.ts';

/** A file that claims to be a workbook and cannot be read as one. */
export type XlsxFailure = { readonly code: 'corrupt_workbook'; readonly file: string };

const toCell = (value: unknown): Cell => {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value;
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
};

/** Reads every sheet of an xlsx workbook. The library is loaded when it is first needed. */
export const readXlsx = async ({
	name,
	bytes
}: SheetFile): Promise<Result<readonly Table[], XlsxFailure>> => {
	const { default: readWorkbook } = await import('read-excel-file/universal');
	try {
		const sheets = await readWorkbook(new Uint8Array(bytes).buffer, { trim: false });
		return ok(
			sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.map(toCell)) }))
		);
	} catch {
		// The library throws whatever its parsers throw; all of it means that the file is broken.
		return err({ code: 'corrupt_workbook', file: name });
	}
};
