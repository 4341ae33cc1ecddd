/**
 * How a record that people fill in row by row becomes its three documents (RE-23): what is for lists is
 * on the card, what is for everyday work in the masked document as well, and what is only to be read in
 * full stands in the masked one with its value hidden.
 */
import type { Contents } from '#lib/kernel/sealed/index.ts';
import { masks } from './masking.ts';

/** Where the value of a row is shown as it is: in lists, in everyday work, or only in full. */
export const rowLevels = ['list', 'everyday', 'full'] as const;
export type RowLevel = (typeof rowLevels)[number];

/** One line of a record. */
export interface RecordRow {
	readonly label: string;
	readonly value: string;
	readonly level: RowLevel;
}

/** What somebody has filled in. */
export interface RecordForm {
	readonly title: string;
	readonly line: string;
	readonly rows: readonly RecordRow[];
}

/** What lists say about a record: the same, with the rows alone that are for lists. */
export type RecordCard = RecordForm;

/** Says nothing of how long the value is. */
const HIDDEN = '****';

const shapes: readonly (readonly [RegExp, 'identity' | 'phone' | 'email'])[] = [
	[/^\s*\d{17}[\dXx]\s*$/, 'identity'],
	[/^\s*\+?\d{11,13}\s*$/, 'phone'],
	[/^\s*[^\s@]+@[^\s@]+\s*$/, 'email']
];

const labels: readonly (readonly [RegExp, 'address' | 'name'])[] = [
	[/住址|地址|address/i, 'address'],
	[/姓名|name$/i, 'name']
];

/** The value as the masked document shows it: by its shape, then by its label; else nothing of it. */
export const maskRow = ({ label, value, level }: RecordRow): string => {
	if (level !== 'full') return value;
	const how =
		shapes.find(([shape]) => shape.test(value))?.[1] ??
		labels.find(([named]) => named.test(label))?.[1];
	return how ? masks[how](value) : HIDDEN;
};

/** The documents of a record; a full one where a row is to be read in full only, or one was there before. */
export const documentsOfForm = (
	{ title, line, rows }: RecordForm,
	hadFull: boolean
): { readonly card: Contents; readonly masked: Contents; readonly full?: Contents } => {
	const hasFull = hadFull || rows.some(({ level }) => level === 'full');
	const listed = rows.filter(({ level }) => level === 'list');
	const plain = (of: readonly RecordRow[], shown: (row: RecordRow) => string) =>
		of.map((row) => [row.label, shown(row), row.level]);
	return {
		card: { title, line, rows: plain(listed, ({ value }) => value) },
		masked: { hasFull, rows: plain(rows, maskRow) },
		...(hasFull && { full: { rows: plain(rows, ({ value }) => value) } })
	};
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The rows that a document holds. One that was written otherwise is read as its named texts. */
export const rowsOf = (contents: Contents): readonly RecordRow[] => {
	const { rows } = contents;
	if (!Array.isArray(rows)) {
		return Object.entries(contents).flatMap(([label, value]) =>
			typeof value === 'string' ? [{ label, value, level: 'everyday' as const }] : []
		);
	}
	return rows.flatMap((row: unknown) => {
		if (!Array.isArray(row)) return [];
		const [label, value, said] = row as readonly unknown[];
		const level = rowLevels.find((each) => each === said) ?? 'everyday';
		return [{ label: textOf(label), value: textOf(value), level }];
	});
};

/** What a card says; `title` and `line` are '' where it was written otherwise. */
export const cardOf = (contents: Contents): RecordCard => ({
	title: textOf(contents['title']),
	line: textOf(contents['line']),
	rows: Array.isArray(contents['rows']) ? rowsOf(contents) : []
});

/** Whether a masked document says that there is a full one. */
export const hasFullOf = (masked: Contents): boolean => masked['hasFull'] === true;
