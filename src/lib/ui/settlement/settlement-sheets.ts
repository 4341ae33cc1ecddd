import { signaturesOf, type TermScore } from '#lib/app/seals/index.ts';
import { editionOf } from '#lib/app/scores/index.ts';
import { postAt, type MemberId, type Term } from '#lib/domains/organisation/index.ts';
import { alliance, type AllianceValues } from '#lib/domains/scorebook/index.ts';
import type { PersonId } from '#lib/kernel/identity/index.ts';
import type { Line } from '#lib/kernel/rules/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkbookCell, WorkbookSheet } from '#lib/ui/files/index.ts';
import { calendarDate, language } from '#lib/ui/i18n/index.ts';
import { memberLabel } from '#lib/ui/meetings/index.ts';
import { positionName, unitName } from '#lib/ui/members/index.ts';
import { clauseFigures, explain, unitLabel } from '#lib/ui/scorebook/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';

type Row = readonly WorkbookCell[];

/** A term's settlement as sheets: summary, ledger, the rules it used, the seal; undefined while computed. */
export const settlementSheets = (
	view: WorkspaceView,
	term: Term
): readonly WorkbookSheet[] | undefined => {
	const scores = view.watch(({ settlements }) => settlements.scores(term));
	return (
		scores && [
			summary(view, term, scores),
			ledger(view, scores),
			rules(scores, figuresOf(view, term)),
			signatures(view, term)
		]
	);
};

/** Where a member served and as what, on the term's last day. */
const seatOf = (
	view: WorkspaceView,
	{ to }: Term,
	member: MemberId
): readonly [unit: string, position: string] => {
	const post = postAt(view.organisation, member, to);
	return post ? [unitName(view.organisation, post.unit), positionName(post.position)] : ['', ''];
};

const numberOf = (view: WorkspaceView, member: MemberId): string =>
	view.watch(({ directory }) => directory.cards.get().get(member)?.studentNo) ?? '';

const pointsOf = (lines: readonly Line[]): number =>
	lines.reduce((sum, { points }) => sum + points, 0);

const summary = (view: WorkspaceView, term: Term, scores: readonly TermScore[]): WorkbookSheet => ({
	name: m.settlement_sheet_summary(),
	widths: [16, 14, 14, 12, 10, 10, 12, 10, 8, 8, 8, 30],
	rows: [
		[
			m.organisation_unit(),
			m.organisation_student_no(),
			m.organisation_name(),
			m.organisation_position(),
			m.settlement_base(),
			m.settlement_lines(),
			m.settlement_late(),
			m.scorebook_score(),
			m.scorebook_lates(),
			m.scorebook_absences(),
			m.scorebook_leaves(),
			m.scorebook_ineligible()
		],
		...scores.map((score): Row => {
			const member = score.member as MemberId; // the score book's members are those of the roster
			const [unit, position] = seatOf(view, term, member);
			const late = pointsOf(score.carried.map(({ line }) => line));
			const { lates, absences, leaves } = score.counts;
			return [
				...[unit, numberOf(view, member), memberLabel(view, member), position],
				...[alliance.base, pointsOf(score.lines), late, score.score, lates, absences, leaves],
				score.ineligibleBecause.join(' ')
			];
		})
	]
});

const ledger = (view: WorkspaceView, scores: readonly TermScore[]): WorkbookSheet => ({
	name: m.scorebook_ledger(),
	widths: [14, 14, 18, 10, 40, 8, 10, 14, 16, 48],
	rows: [
		[
			m.organisation_student_no(),
			m.organisation_name(),
			m.scorebook_date(),
			m.scorebook_clause_wording(),
			m.settlement_reason(),
			m.settlement_points(),
			m.scorebook_score(),
			m.settlement_late(),
			m.settlement_recorder(),
			m.scorebook_causes()
		],
		...scores.flatMap((score) => ledgerOf(view, score))
	]
});

const ledgerOf = (view: WorkspaceView, { member: id, carried, lines }: TermScore): Row[] => {
	const member = id as MemberId; // the score book's members are those of the roster
	let running = alliance.base;
	const row = (line: Line, late: string | null): Row => {
		running += line.points;
		const by = line.causes[0]?.by;
		return [
			...[numberOf(view, member), memberLabel(view, member), line.at, line.clause],
			...[explain(line, unitLabel(view)), line.points, running, late],
			by ? view.nameOfPerson(by as PersonId) : null, // a cause of the log names a person
			line.causes.map((cause) => cause.id).join(' ')
		];
	};
	return [
		...carried.map(({ line, term, isReversed }) =>
			row(line, `${term.title} ${isReversed ? m.settlement_late_reversed() : m.settlement_late()}`)
		),
		...lines.map((line) => row(line, null))
	];
};

const figuresOf = (view: WorkspaceView, term: Term): AllianceValues =>
	view.watch(({ settlements }) => settlements.figures.of(term));

const rules = (scores: readonly TermScore[], figures: AllianceValues): WorkbookSheet => {
	const used = new Set(
		scores
			.flatMap(({ lines, carried }) => [...lines, ...carried.map(({ line }) => line)])
			.map(({ clause }) => clause)
	);
	return {
		name: m.settlement_sheet_rules(),
		widths: [10, 12, 70, 40],
		rows: [
			[
				m.scorebook_clause_wording(),
				m.settlement_article(),
				m.settlement_wording(),
				m.scorebook_figure()
			],
			...alliance.clauses
				.filter(({ id }) => used.has(id))
				.map((clause) => [
					clause.id,
					clause.article,
					clause.wording[language.current],
					clauseFigures(alliance, figures, clause)
						.map(({ label, value }) => `${label} ${value}`)
						.join('; ')
				])
		]
	};
};

const signatures = (view: WorkspaceView, term: Term): WorkbookSheet => {
	const { timezone, settlements, log } = view.workspace;
	const seal = settlements.sealOf(term);
	const signed = seal && signaturesOf(log, seal);
	const line = (label: string, by: PersonId, at: number): Row => [
		label,
		`${view.nameOfPerson(by)} ${calendarDate(at, timezone)}`
	];
	return {
		name: m.settlement_seal(),
		widths: [20, 60],
		rows: [
			[m.settlement_term(), `${term.title} ${term.from} – ${term.to}`],
			[m.settlement_rules(), `${alliance.id} ${editionOf(figuresOf(view, term))}`],
			...(signed
				? [
						line(m.settlement_first(), signed.first.by, signed.first.at),
						line(m.settlement_second(), signed.second.by, signed.second.at),
						[m.settlement_facts(), seal.facts],
						[m.settlement_hash(), seal.totals]
					]
				: [[m.settlement_seal(), m.settlement_not_sealed()]])
		]
	};
};
