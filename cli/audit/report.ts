/** The audit as a person reads it in a terminal. */
import { type Audit, type AuditMember, isRefusal, type Problem } from '#lib/app/sheets/index.ts';
import type { Language } from './arguments.ts';
import { words } from './sentences.ts';

/** East Asian characters take two columns of a terminal. */
const widthOf = (text: string): number =>
	[...text].reduce((width, character) => width + (/[\u1100-\uffe6]/.test(character) ? 2 : 1), 0);

const padTo = (text: string, width: number): string =>
	text + ' '.repeat(Math.max(0, width - widthOf(text)));

const table = (rows: readonly (readonly string[])[], indent = ''): readonly string[] => {
	const columns = rows[0]?.length ?? 0;
	const widths = Array.from({ length: columns }, (_, i) =>
		Math.max(...rows.map((row) => widthOf(row[i] ?? '')))
	);
	return rows.map((row) =>
		(indent + row.map((cell, i) => padTo(cell, widths[i] ?? 0)).join('  ')).trimEnd()
	);
};

const signed = (points: number): string => (points > 0 ? `+${points}` : String(points));

const findingLines = ({ findings }: AuditMember, language: Language): readonly string[] => {
	if (findings.length === 0) return [];
	const { findings: heading, levels } = words[language];
	const rows = findings.map(({ at, clause, level, causes }) => [
		at,
		clause,
		levels[level],
		causes.join(' ')
	]);
	return [`  ${heading}`, ...table(rows, '  ')];
};

const memberBlock = (member: AuditMember, language: Language): readonly string[] => {
	if (member.lines.length === 0 && member.findings.length === 0) return [];
	const lines = member.lines.map(({ at, clause, points, causes }) => [
		at,
		clause,
		signed(points),
		causes.join(' ')
	]);
	return [
		'',
		member.member_id,
		...table([[...words[language].line], ...lines], '  '),
		...findingLines(member, language)
	];
};

const scoreRow = (member: AuditMember, language: Language): readonly string[] => {
	const { member_id: id, score, counts, eligible, ineligible_because: clauses } = member;
	return [
		id,
		...[score, counts.lates, counts.absences, counts.leaves, counts.missing_notes].map(String),
		eligible ? words[language].eligible : clauses.join(' ')
	];
};

const problemLines = (problems: readonly Problem[], language: Language): readonly string[] => {
	const { codes, row } = words[language];
	return problems.map(({ sheet, row: number, column, code, member_id: member }) =>
		[`  ${row(sheet, number)}`, column, member, codes[code]].filter(Boolean).join(' · ')
	);
};

/** The whole audit as text: scores, every line, and the problems. */
export const printReport = ({ members, problems }: Audit, language: Language): string => {
	const { headings, refused, noProblems, problems: note } = words[language];
	if (problems.some(isRefusal)) return [refused, ...problemLines(problems, language)].join('\n');
	const scores = members.map((member) => scoreRow(member, language));
	return [
		...table([[...headings], ...scores]),
		...members.flatMap((member) => memberBlock(member, language)),
		'',
		...(problems.length === 0 ? [noProblems] : [note, ...problemLines(problems, language)])
	].join('\n');
};
