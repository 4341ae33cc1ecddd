/** Tables to rows: headings, blank rows, what each cell may hold, repeated keys, references. */
import { idsIn } from '#lib/kernel/rules/index.ts';
import { cellToText, parseCell } from './cells.ts';
import { headingToColumn } from './headings.ts';
import type { Problem } from './problems.ts';
import { allianceSheets, type Column, type SheetName, type SheetSchema } from './schema.ts';
import type { Cell, Table } from './table.ts';

/** One row: its number in the sheet (the headings are 1) and its texts by column. */
export type Row = {
	readonly number: number;
	/** Columns that nobody knows are kept under their heading. */
	readonly cells: Readonly<Record<string, string>>;
};

/** The rows of every sheet; a sheet that is missing has none. */
export type Rows = { readonly [Name in SheetName]: readonly Row[] };

/** The text of a column, empty where the sheet does not have it. */
export const cellOf = (row: Row, column: string): string => row.cells[column] ?? '';

type Heading = { readonly at: number; readonly name: string; readonly column: Column | undefined };

const headingsOf = (schema: SheetSchema, cells: readonly Cell[]): readonly Heading[] => {
	const seen = new Set<string>();
	return cells.flatMap((cell, at) => {
		const heading = cellToText(cell, undefined);
		const column = schema.columns.find(({ name }) => name === headingToColumn(heading));
		const name = column?.name ?? heading;
		if (name === '' || seen.has(name)) return [];
		seen.add(name);
		return [{ at, name, column }];
	});
};

const parseRow = (cells: readonly Cell[], columns: readonly Heading[], number: number): Row => ({
	number,
	cells: Object.fromEntries(
		columns.map(({ at, name, column }) => [name, cellToText(cells[at], column?.kind)])
	)
});

const isBlank = (row: Row): boolean => Object.values(row.cells).every((text) => text === '');

type Checked = { readonly row: Row; readonly problems: readonly Problem[] };

const checkRow = (schema: SheetSchema, row: Row): Checked => {
	const problems: Problem[] = [];
	const cells: Record<string, string> = { ...row.cells };
	for (const { name, kind, isRequired } of schema.columns) {
		const text = cellOf(row, name);
		const place = { sheet: schema.name, row: row.number, column: name };
		if (isRequired && text === '') problems.push({ ...place, code: 'missing_value' });
		const parsed = parseCell(kind, text);
		if (parsed.ok) cells[name] = parsed.value;
		else problems.push({ ...place, code: parsed.error.code });
	}
	return { row: { number: row.number, cells }, problems };
};

const duplicates = (schema: SheetSchema, rows: readonly Row[]): readonly Problem[] => {
	const seen = new Set<string>();
	return rows.flatMap((row): readonly Problem[] => {
		const parts = schema.key.map((column) => cellOf(row, column));
		if (parts.includes('')) return [];
		const key = JSON.stringify(parts);
		if (!seen.has(key)) {
			seen.add(key);
			return [];
		}
		return [{ sheet: schema.name, row: row.number, column: null, code: 'duplicate' }];
	});
};

type Parsed = { readonly rows: readonly Row[]; readonly problems: readonly Problem[] };

const parseSheet = (schema: SheetSchema, table: Table | undefined): Parsed => {
	const [first = [], ...rest] = table?.rows ?? [];
	const columns = headingsOf(schema, first);
	const unknown = columns
		.filter(({ column }) => column === undefined)
		.map(({ name }): Problem => ({
			sheet: schema.name,
			row: 1,
			column: name,
			code: 'unknown_column'
		}));
	const checked = rest
		.map((cells, i) => parseRow(cells, columns, i + 2))
		.filter((row) => !isBlank(row))
		.map((row) => checkRow(schema, row));
	const rows = checked.map(({ row }) => row);
	return {
		rows,
		problems: [
			...unknown,
			...checked.flatMap(({ problems }) => problems),
			...duplicates(schema, rows)
		]
	};
};

const brokenReferences = (
	schema: SheetSchema,
	rows: Rows,
	known: ReadonlyMap<SheetName, ReadonlySet<string>>
): readonly Problem[] =>
	schema.columns.flatMap(({ name, kind }) => {
		if (kind.type !== 'reference' && kind.type !== 'references') return [];
		const ids = known.get(kind.to);
		return rows[schema.name]
			.filter((row) => {
				const text = cellOf(row, name);
				const named = kind.type === 'references' ? idsIn(text) : text === '' ? [] : [text];
				return !named.every((id) => ids?.has(id));
			})
			.map((row) => ({
				sheet: schema.name,
				row: row.number,
				column: name,
				code: 'unknown_reference'
			}));
	});

/** Reads every sheet of the alliance out of `tables`; other tables are left alone. */
export const parseTables = (
	tables: readonly Table[]
): { readonly rows: Rows; readonly problems: readonly Problem[] } => {
	const parsed = allianceSheets.map((schema) => {
		const table = tables.find(({ sheet }) => sheet === schema.name);
		return { schema, ...parseSheet(schema, table) };
	});
	// Every name of a sheet has its schema in the list, which makes the record whole.
	const rows = Object.fromEntries(parsed.map((sheet) => [sheet.schema.name, sheet.rows])) as Rows;
	const known = new Map(
		parsed.map(({ schema, rows: own }) => [
			schema.name,
			new Set(own.map((row) => cellOf(row, schema.key[0] ?? '')))
		])
	);
	const problems = parsed.flatMap((sheet) => [
		...sheet.problems,
		...brokenReferences(sheet.schema, rows, known)
	]);
	return { rows, problems };
};
