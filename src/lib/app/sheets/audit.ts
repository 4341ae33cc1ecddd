/** Sheets to scores: the same evaluators as in the application, from files that anybody can check. */
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Line } from '#lib/kernel/rules/index.ts';
import {
	alliance,
	type AllianceValues,
	type Finding,
	type Level,
	type MemberScore,
	scoreAll,
	type ScoreInput
} from '#lib/domains/scorebook/index.ts';
import { entryProblems } from './entry-checks.ts';
import { parseTables, type Rows } from './parse.ts';
import { isRefusal, type Problem, shownWhenRefused, sortProblems } from './problems.ts';
import { reportsOn } from './reports.ts';
import { parseSettings, type Settings } from './settings.ts';
import type { Table } from './table.ts';
import { rowsToInput } from './to-input.ts';

/** A checked set of sheets: what it says, or nothing where it was refused, and the problems. */
export type SheetSet = {
	readonly settings: Settings;
	readonly rows: Rows;
	/** Null where something was refused: then nothing of the set may be used. */
	readonly input: ScoreInput | null;
	readonly problems: readonly Problem[];
};

/** A rulebook that exists and cannot be computed here yet. */
export type CheckFailure = { readonly code: 'rulebook_not_available'; readonly rulebook: string };

/** Checks a set of sheets whole. */
export const checkSheets = (tables: readonly Table[]): Result<SheetSet, CheckFailure> => {
	const { rows, problems: cellProblems } = parseTables(tables);
	const { settings, problems: settingsProblems } = parseSettings(rows);
	if (settings.rulebook === 'mentoring') {
		return err({ code: 'rulebook_not_available', rulebook: settings.rulebook });
	}
	const found = [...cellProblems, ...settingsProblems, ...entryProblems(rows, cellProblems)];
	if (found.some(isRefusal)) {
		const problems = sortProblems(shownWhenRefused(found));
		return ok({ settings, rows, input: null, problems });
	}
	const input = rowsToInput(rows, settings.term);
	const problems = sortProblems([...found, ...reportsOn(input, settings.values)]);
	return ok({ settings, rows, input, problems });
};

/** The printed form of a ledger line. */
export type AuditLine = {
	readonly clause: string;
	readonly points: number;
	readonly causes: readonly string[];
	readonly at: string;
};

/** The printed form of a threshold reached. */
export type AuditFinding = {
	readonly clause: string;
	readonly level: Level;
	readonly at: string;
	readonly causes: readonly string[];
};

/** The printed form of a member's term. */
export type AuditMember = {
	readonly member_id: string;
	readonly score: number;
	readonly lines: readonly AuditLine[];
	readonly counts: {
		readonly lates: number;
		readonly absences: number;
		readonly leaves: number;
		readonly missing_notes: number;
	};
	readonly findings: readonly AuditFinding[];
	readonly eligible: boolean;
	readonly ineligible_because: readonly string[];
};

/** What `npm run audit -- … --json` prints. */
export type Audit = {
	readonly rulebook: {
		readonly id: string;
		readonly version: string;
		readonly parameters: AllianceValues;
	};
	readonly members: readonly AuditMember[];
	readonly problems: readonly Problem[];
};

const auditLine = ({ clause, points, causes, at }: Line): AuditLine => ({
	clause,
	points,
	causes: causes.map(({ id }) => id),
	at
});

const auditFinding = ({ clause, level, at, causes }: Finding): AuditFinding => ({
	clause,
	level,
	at,
	causes: causes.map(({ id }) => id)
});

const auditMember = (term: MemberScore): AuditMember => ({
	member_id: term.member,
	score: term.score,
	lines: term.lines.map(auditLine),
	counts: {
		lates: term.counts.lates,
		absences: term.counts.absences,
		leaves: term.counts.leaves,
		missing_notes: term.counts.missingNotes
	},
	findings: term.findings.map(auditFinding),
	eligible: term.ineligibleBecause.length === 0,
	ineligible_because: term.ineligibleBecause
});

/** Computes every member's term from a set of sheets; a refused set has no members. */
export const audit = (tables: readonly Table[]): Result<Audit, CheckFailure> => {
	const checked = checkSheets(tables);
	if (!checked.ok) return checked;
	const { settings, input, problems } = checked.value;
	return ok({
		rulebook: { id: alliance.id, version: alliance.version, parameters: settings.values },
		members: input ? scoreAll(input, settings.values).map(auditMember) : [],
		problems
	});
};
