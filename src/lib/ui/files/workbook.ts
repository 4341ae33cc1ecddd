/** A cell of a workbook: text stays text, figures can be added up, null is empty. */
export type WorkbookCell = string | number | null;

/** One sheet: its first row is the heading. `widths` in characters. */
export interface WorkbookSheet {
	readonly name: string;
	readonly rows: readonly (readonly WorkbookCell[])[];
	readonly widths: readonly number[];
}

// XML has no way to write these, and a workbook that holds one does not open.
const writable = (text: string): string =>
	text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

// Excel takes no sheet name that is longer or has one of these.
const sheetName = (name: string): string => name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

const cell = (value: WorkbookCell, isHeading: boolean) => {
	if (value === null || value === '') return null;
	if (typeof value === 'number') return { value, type: Number };
	return {
		value: writable(value),
		type: String,
		...(isHeading ? { fontWeight: 'bold' as const } : {})
	};
};

/** An xlsx file; no cell becomes a formula or a date. The writer comes only when it is needed. */
export const sheetsToXlsx = async (sheets: readonly WorkbookSheet[]): Promise<Blob> => {
	const { default: write } = await import('write-excel-file/universal');
	return write(
		sheets.map(({ name, rows, widths }) => ({
			sheet: sheetName(name),
			data: rows.map((row, index) => row.map((value) => cell(value, index === 0))),
			columns: widths.map((width) => ({ width })),
			stickyRowsCount: 1
		}))
	).toBlob();
};
