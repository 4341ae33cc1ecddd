import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Cell, SheetFile, Table } from './table.ts';

/** A file that claims to be a workbook and cannot be read as one. */
export type XlsxFailure = { readonly code: 'corrupt_workbook'; readonly file: string };

const toCell = (value: unknown): Cell => {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value;
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
};

/** A workbook that unpacks to more than this is not one that people made by hand. */
const mostBytes = 256 * 1024 * 1024;

/**
 * The same archive without compression. The reader unpacks large parts in a worker made from a
 * blob, which the page's policy forbids; what is stored as it is needs no unpacking.
 */
const uncompressed = async (bytes: Uint8Array): Promise<ArrayBuffer> => {
	const { unzipSync, zipSync } = await import('fflate');
	let size = 0;
	const parts = unzipSync(bytes, {
		filter: ({ originalSize }) => {
			size += originalSize;
			if (size > mostBytes) throw new Error('the workbook unpacks to too much');
			return true;
		}
	});
	return new Uint8Array(zipSync(parts, { level: 0 })).buffer;
};

/** Reads every sheet of an xlsx workbook. The library is loaded when it is first needed. */
export const readXlsx = async ({
	name,
	bytes
}: SheetFile): Promise<Result<readonly Table[], XlsxFailure>> => {
	const { default: readWorkbook } = await import('read-excel-file/universal');
	try {
		const sheets = await readWorkbook(await uncompressed(bytes), { trim: false });
		return ok(
			sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.map(toCell)) }))
		);
	} catch {
		// The library throws whatever its parsers throw; all of it means that the file is broken.
		return err({ code: 'corrupt_workbook', file: name });
	}
};
