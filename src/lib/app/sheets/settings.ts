/** The sheet `settings`: which rulebook, the term, the time zone, and the parameters. */
import { idsIn, valuesInForce } from '#lib/kernel/rules/index.ts';
import {
	alliance,
	type AllianceValues,
	allianceParameters,
	type Term
} from '#lib/domains/scorebook/index.ts';
import { parseCell } from './cells.ts';
import { cellOf, type Row, type Rows } from './parse.ts';
import type { Problem, ProblemCode } from './problems.ts';

/** What the settings say; a problem is in `problems` and its value is the default. */
export type Settings = {
	/** Null where the sheet does not say, or names one that does not exist. */
	readonly rulebook: 'alliance' | 'mentoring' | null;
	readonly term: Term;
	readonly timezone: string;
	readonly values: AllianceValues;
};

/** Accepted and left alone: they belong to the other rulebook. */
const mentoringKeys = [
	'as_of',
	'ME-25.counts',
	'ME-D1.grace_week',
	'ME-D5.scale',
	'ME-D5.span',
	'ME-D6.shares'
];
const ownKeys = ['rulebook', 'term_from', 'term_to', 'timezone'];
const parameterKeys: ReadonlySet<string> = new Set(alliance.parameters.map(({ key }) => key));
const knownKeys: ReadonlySet<string> = new Set([...ownKeys, ...mentoringKeys, ...parameterKeys]);

const defaultTimezone = 'Asia/Shanghai';

const isTimezone = (name: string): boolean => {
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
	} catch {
		return false; // RangeError is how Intl says that it knows no such zone
	}
};

const isTaken = (key: string, value: string): boolean => {
	if (value === '') return true;
	if (key === 'rulebook') return value === 'alliance' || value === 'mentoring';
	if (key === 'term_from' || key === 'term_to') return parseCell({ type: 'date' }, value).ok;
	if (key === 'timezone') return isTimezone(value);
	if (!parameterKeys.has(key)) return true;
	return valuesInForce(allianceParameters, new Map([[key, value]])).faults.length === 0;
};

const problem = (row: number, column: string, code: ProblemCode): Problem => ({
	sheet: 'settings',
	row,
	column,
	code
});

const rowProblems = (row: Row, members: ReadonlySet<string>): readonly Problem[] => {
	const key = cellOf(row, 'key');
	const value = cellOf(row, 'value');
	if (key === '') return [];
	if (!knownKeys.has(key)) return [problem(row.number, 'key', 'unknown_key')];
	if (key === 'rulebook' && value === '') return [problem(row.number, 'value', 'missing_value')];
	if (!isTaken(key, value)) return [problem(row.number, 'value', 'unknown_value')];
	const named = key === 'AL-85.previous_term' ? idsIn(value) : [];
	return named.every((id) => members.has(id))
		? []
		: [problem(row.number, 'value', 'unknown_reference')];
};

/** Reads the settings; of two rows for the same key the first is read and the second refused. */
export const parseSettings = (
	rows: Rows
): { readonly settings: Settings; readonly problems: readonly Problem[] } => {
	const members = new Set(rows.members.map((row) => cellOf(row, 'member_id')));
	const stated = new Map(
		rows.settings
			.toReversed()
			.map((row) => [cellOf(row, 'key'), cellOf(row, 'value')] as const)
			.filter(([key, value]) => isTaken(key, value))
	);
	const of = (key: string) => stated.get(key) || null;
	const rulebook = of('rulebook');
	const isAbsent = !rows.settings.some((row) => cellOf(row, 'key') === 'rulebook');
	return {
		settings: {
			rulebook: rulebook === 'alliance' || rulebook === 'mentoring' ? rulebook : null,
			term: { from: of('term_from'), to: of('term_to') },
			timezone: of('timezone') ?? defaultTimezone,
			values: valuesInForce(allianceParameters, stated).values
		},
		problems: [
			...(isAbsent ? [problem(1, 'value', 'missing_value')] : []),
			...rows.settings.flatMap((row) => rowProblems(row, members))
		]
	};
};
