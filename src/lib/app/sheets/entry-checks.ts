/** The sheet `entries` against the rule of each clause. */
import { type EntryDraft, entryRefusals } from '#lib/domains/scorebook/index.ts';
import { cellOf, type Row, type Rows } from './parse.ts';
import type { Problem } from './problems.ts';

const positions = ['officer', 'cadre', 'presidium'] as const;
const degrees = ['minor', 'grave'] as const;

const draftOf = (row: Row, positionOf: ReadonlyMap<string, string>): EntryDraft => {
	const member = cellOf(row, 'member_id');
	const points = cellOf(row, 'points');
	return {
		clause: cellOf(row, 'clause'),
		namesMember: member !== '',
		namesUnit: cellOf(row, 'unit') !== '',
		position: positions.find((position) => position === positionOf.get(member)) ?? null,
		points: points === '' ? null : Number(points),
		degree: degrees.find((degree) => degree === cellOf(row, 'degree')) ?? null
	};
};

/** A cell with one of these has no value that a rule could be asked about. */
const unreadable: ReadonlySet<string> = new Set(['missing_value', 'unknown_value']);

/** What speaks against each entry, besides `cellProblems`, which the cells have by themselves. */
export const entryProblems = (rows: Rows, cellProblems: readonly Problem[]): readonly Problem[] => {
	const positionOf = new Map(
		rows.members.map((row) => [cellOf(row, 'member_id'), cellOf(row, 'position')])
	);
	const unread = new Set(
		cellProblems
			.filter(({ sheet, code }) => sheet === 'entries' && unreadable.has(code))
			.map(({ row, column }) => `${row} ${column}`)
	);
	return rows.entries.flatMap((row) =>
		entryRefusals(draftOf(row, positionOf))
			.filter(({ field }) => !unread.has(`${row.number} ${field}`))
			.map(({ code, field }) => ({ sheet: 'entries', row: row.number, column: field, code }))
	);
};
