/** Short ways to write sheets down in tests. */
import { type Problem, type Table, audit } from './index.ts';

/** A table from lines whose cells are separated by `|`. */
export const table = (sheet: string, ...lines: readonly string[]): Table => ({
	sheet,
	rows: lines.map((line) => line.split('|'))
});

export const settings = (...lines: readonly string[]): Table =>
	table('settings', 'key|value', 'rulebook|alliance', ...lines);

/** Alice is an officer and Bob a cadre of the office, Carol an officer of publicity. */
export const members: Table = table(
	'members',
	'member_id|name|unit|position|failed_course',
	'a01|Alice|办公室|officer|',
	'b01|Bob|办公室|cadre|',
	'c01|Carol|宣传部|officer|'
);

/** What `audit` says of the tables; a rulebook that is not there fails the test. */
export const audited = (...tables: readonly Table[]) => {
	const result = audit(tables);
	if (!result.ok) throw new Error(result.error.code);
	return result.value;
};

/** Problems as `sheet row column code member`. */
export const shown = (problems: readonly Problem[]): readonly string[] =>
	problems.map(({ sheet, row, column, code, member_id: member }) =>
		[sheet, row, column ?? '-', code, member].filter((part) => part !== undefined).join(' ')
	);

/** The problems of the settings and members above with `tables` beside or instead of them. */
export const problemsOf = (...tables: readonly Table[]): readonly string[] => {
	const isReplaced = ({ sheet }: Table) => tables.some((other) => other.sheet === sheet);
	const rest = [settings(), members].filter((own) => !isReplaced(own));
	return shown(audited(...rest, ...tables).problems);
};
