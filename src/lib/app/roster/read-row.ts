import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Position } from '#lib/domains/organisation/index.ts';
import { rosterColumns, type Layout, type RosterColumn } from './columns.ts';
import type { SkipReason } from './plan.ts';
import { isDamaged, isTitle, plainName, plainNumber, wordToPosition } from './words.ts';

/** What a row states of a member; an empty cell or a missing column states nothing. */
export interface RosterRow {
	readonly row: number;
	readonly name: string;
	readonly studentNo: string | null;
	readonly unit: string | null;
	readonly position: Position | null;
	readonly title: string | null;
	readonly phone: string | null;
	readonly email: string | null;
}

/** As the card's schema and the unit's have them. */
const most: Readonly<Record<RosterColumn, number>> = {
	studentNo: 32,
	name: 40,
	unit: 60,
	position: 40,
	title: 40,
	phone: 32,
	email: 120
};

/** Reads a row's cells by the layout, or says why the row cannot be used. */
export const readRow = (
	cells: readonly string[],
	row: number,
	{ columns }: Layout
): Result<RosterRow, SkipReason> => {
	const cell = (column: RosterColumn) =>
		(cells[columns.indexOf(column)] ?? '').replaceAll(/\s+/g, ' ').trim();
	const long = rosterColumns.find((column) => cell(column).length > most[column]);
	if (long) return err({ code: 'too_long', column: long, most: most[long] });
	const name = plainName(cell('name'));
	if (name === '') return err({ code: 'no_name' });
	const studentNo = plainNumber(cell('studentNo'));
	if (isDamaged(studentNo)) return err({ code: 'number_damaged', number: studentNo });
	const word = cell('position');
	const position = word === '' ? null : wordToPosition(word);
	if (word !== '' && position === null) return err({ code: 'unknown_position', word });
	const title = cell('title') || (isTitle(word) ? word : '');
	return ok({
		row,
		name,
		studentNo: studentNo || null,
		unit: cell('unit') || null,
		position,
		title: title || null,
		phone: plainNumber(cell('phone')) || null,
		email: cell('email') || null
	});
};
