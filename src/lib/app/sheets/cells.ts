/** Texts of cells: what each kind takes, in one way of writing it. */
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { idsIn } from '#lib/kernel/rules/index.ts';
import type { CellKind } from './schema.ts';
import type { Cell } from './table.ts';

const timePattern = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})(?::(\d{2}))?$/;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const wholePattern = /^[+-]?\d{1,9}$/;

const isDate = (text: string): boolean => {
	const [, year, month, day] = datePattern.exec(text) ?? [];
	if (year === undefined) return false;
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	// 31 April would come back as 1 May, and years before 100 as 19xx.
	return date.toISOString().startsWith(text);
};

/** A time with seconds only where they are not 00; undefined where the text is no time. */
const canonicalTime = (text: string): string | undefined => {
	const [, date = '', hour = '', minute = '', second = '00'] = timePattern.exec(text) ?? [];
	if (!isDate(date) || hour > '23' || minute > '59' || second > '59') return undefined;
	return `${date} ${hour}:${minute}${second === '00' ? '' : `:${second}`}`;
};

const canonicalWhole = (text: string, least = -Infinity, most = Infinity): string | undefined => {
	if (!wholePattern.test(text)) return undefined;
	const number = Number(text) + 0;
	return number >= least && number <= most ? String(number) : undefined;
};

const canonicalChoices = (text: string, values: readonly string[]): string | undefined => {
	const chosen = idsIn(text);
	return chosen.every((item) => values.includes(item)) ? chosen.join(';') : undefined;
};

const canonical = (kind: CellKind, text: string): string | undefined => {
	switch (kind.type) {
		case 'text':
		case 'reference':
			return text;
		case 'references':
			return idsIn(text).join(';');
		case 'time':
			return canonicalTime(text);
		case 'date':
			return isDate(text) ? text : undefined;
		case 'whole':
			return canonicalWhole(text, kind.least, kind.most);
		case 'choice':
			return kind.values.includes(text) ? text : undefined;
		case 'choices':
			return canonicalChoices(text, kind.values);
	}
};

/** Reads a cell's text as `kind`, in its one way of writing; an empty text stays empty. */
export const parseCell = (
	kind: CellKind,
	text: string
): Result<string, { readonly code: 'unknown_value' }> => {
	const value = text === '' ? '' : canonical(kind, text);
	return value === undefined ? err({ code: 'unknown_value' }) : ok(value);
};

const dateToText = (date: Date, kind: CellKind | undefined): string => {
	// Spreadsheets keep fractions of days, which fall a little short of the whole second.
	const seconds = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
	const [day = '', clock = ''] = seconds.slice(0, 19).split('T');
	const isWholeDay = clock === '00:00:00' && kind?.type !== 'time';
	return isWholeDay ? day : `${day} ${clock.endsWith(':00') ? clock.slice(0, 5) : clock}`;
};

/** The trimmed text of a cell; a date cell becomes what its column writes, a date or a time. */
export const cellToText = (cell: Cell | undefined, kind: CellKind | undefined): string =>
	cell instanceof Date ? dateToText(cell, kind) : (cell ?? '').trim();
