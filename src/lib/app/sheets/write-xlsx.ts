import { cellToText } from './cells.ts';
import { headingToColumn } from './headings.ts';
import { allianceSheets } from './schema.ts';
import type { Table } from './table.ts';

/** The columns whose cells a spreadsheet should be able to add up. */
const numberColumns: ReadonlySet<string> = new Set(
	allianceSheets.flatMap(({ columns }) =>
		columns.filter(({ kind }) => kind.type === 'whole').map(({ name }) => name)
	)
);

/** XML has no way to write these, and a workbook that holds one does not open. */
const writable = (text: string): string =>
	text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').trim();

const sheetData = ({ rows }: Table) => {
	const isNumber = (rows[0] ?? []).map((heading) =>
		numberColumns.has(headingToColumn(cellToText(heading, undefined)))
	);
	return rows.map((row, r) =>
		row.map((cell, c) => {
			const text = writable(cellToText(cell, undefined));
			if (text === '') return null;
			if (r > 0 && isNumber[c] && /^-?\d{1,9}$/.test(text)) {
				return { value: Number(text), type: Number };
			}
			return { value: text, type: String, ...(r === 0 ? { fontWeight: 'bold' as const } : {}) };
		})
	);
};

/** Writes all tables as one workbook. Texts stay texts: no cell becomes a formula or a date. */
export const tablesToXlsx = async (tables: readonly Table[]): Promise<Uint8Array> => {
	const { default: writeWorkbook } = await import('write-excel-file/universal');
	const blob = await writeWorkbook(
		tables.map((table) => ({ sheet: table.sheet, data: sheetData(table), stickyRowsCount: 1 }))
	).toBlob();
	return new Uint8Array(await blob.arrayBuffer());
};
