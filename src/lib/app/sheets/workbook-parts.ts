/**
 * The parts of an xlsx workbook (ECMA-376), as few as a spreadsheet needs: content types, the two
 * lists of relations, the workbook, its styles, and one part per sheet with its texts in place.
 */

/** A cell of a workbook: text stays text, numbers can be added up, null is empty. */
export type WorkbookCell = string | number | null;

/** One sheet; its first row is the heading and stays in view. */
export type WorkbookSheet = {
	readonly name: string;
	readonly rows: readonly (readonly WorkbookCell[])[];
	/** Column widths in characters; a column without one gets the spreadsheet's own. */
	readonly widths?: readonly number[];
};

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const schemas = 'http://schemas.openxmlformats.org';
const main = `${schemas}/spreadsheetml/2006/main`;
const relations = `${schemas}/officeDocument/2006/relationships`;
const packaged = `${schemas}/package/2006`;
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** XML has no way to write these, and a workbook that holds one does not open. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;'
};
const escaped = (text: string): string =>
	text.replace(unwritable, '').replace(/[&<>"]/g, (character) => entities[character] ?? '');

/** A, B … Z, AA: the letters of a column. */
const letters = (column: number): string =>
	column < 26
		? String.fromCharCode(65 + column)
		: letters(Math.floor(column / 26) - 1) + letters(column % 26);

/** Numbers of the styles below. */
const style = { text: 1, heading: 2 } as const;

/** The format `@` keeps a time or an id a text, also when somebody types over it. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

const cellXml = (cell: WorkbookCell, row: number, column: number): string => {
	if (cell === null || cell === '') return '';
	const place = `${letters(column)}${row + 1}`;
	if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
	const look = row === 0 ? style.heading : style.text;
	const text = `<is><t xml:space="preserve">${escaped(cell)}</t></is>`;
	return `<c r="${place}" s="${look}" t="inlineStr">${text}</c>`;
};

const rowXml = (cells: readonly WorkbookCell[], row: number): string =>
	`<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, row, column)).join('')}</row>`;

const columnsXml = (widths: readonly number[]): string => {
	if (widths.length === 0) return '';
	const columns = widths.map(
		(width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`
	);
	return `<cols>${columns.join('')}</cols>`;
};

const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';

const sheetXml = ({ rows, widths = [] }: WorkbookSheet): string =>
	`${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${columnsXml(widths)}<sheetData>${rows.map(rowXml).join('')}</sheetData></worksheet>`;

/** A spreadsheet takes no sheet name that is longer or has one of these. */
const sheetName = (name: string): string => name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

const contentTypes = (count: number): string => {
	const part = (name: string, kind: string) =>
		`<Override PartName="/xl/${name}.xml" ContentType="${sheetType}.${kind}+xml"/>`;
	const sheets = Array.from({ length: count }, (_, i) =>
		part(`worksheets/sheet${i + 1}`, 'worksheet')
	);
	const defaults = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`;
	return `${head}<Types xmlns="${packaged}/content-types">${defaults}${part('workbook', 'sheet.main')}${part('styles', 'styles')}${sheets.join('')}</Types>`;
};

const relationList = (targets: readonly (readonly [kind: string, target: string])[]): string => {
	const entries = targets.map(
		([kind, target], i) =>
			`<Relationship Id="rId${i + 1}" Type="${relations}/${kind}" Target="${target}"/>`
	);
	return `${head}<Relationships xmlns="${packaged}/relationships">${entries.join('')}</Relationships>`;
};

const workbookXml = (sheets: readonly WorkbookSheet[]): string => {
	const entries = sheets.map(
		({ name }, i) =>
			`<sheet name="${escaped(sheetName(name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`
	);
	return `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets>${entries.join('')}</sheets></workbook>`;
};

/** The parts of a workbook with `sheets`, by their path in the archive. */
export const workbookParts = (
	sheets: readonly WorkbookSheet[]
): Readonly<Record<string, string>> => ({
	'[Content_Types].xml': contentTypes(sheets.length),
	'_rels/.rels': relationList([['officeDocument', 'xl/workbook.xml']]),
	'xl/workbook.xml': workbookXml(sheets),
	'xl/_rels/workbook.xml.rels': relationList([
		...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
		['styles', 'styles.xml']
	]),
	'xl/styles.xml': styles,
	...Object.fromEntries(
		sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)])
	)
});
