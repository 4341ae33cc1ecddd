import type { SealReport } from '#lib/app/seals/index.ts';
import type { MemberId } from '#lib/domains/organisation/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkbookSheet } from '#lib/ui/files/index.ts';
import { memberLabel } from '#lib/ui/meetings/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';

/** A report as two sheets: what the seal and this device say, and everybody's score here. */
export const reportSheets = (
	view: WorkspaceView,
	{ seal, rulebook, version, mine, gaps, members }: SealReport
): readonly WorkbookSheet[] => [
	{
		name: m.settlement_report(),
		widths: [24, 50],
		rows: [
			[m.settlement_term(), `${seal.label} ${seal.from} – ${seal.to}`],
			[m.settlement_hash_sealed(), seal.totals],
			[m.settlement_hash_mine(), mine.totals],
			[m.settlement_facts(), m.settlement_facts_of({ mine: mine.facts, sealed: seal.facts })],
			[m.settlement_rules(), `${rulebook.id} ${rulebook.version}`],
			[m.settlement_version(), version],
			...gaps.map(({ chain, seq, isLost }) => [
				m.settlement_gap(),
				`${chain} ${isLost ? m.settlement_gap_lost({ seq }) : m.settlement_gap_not_arrived({ seq })}`
			])
		]
	},
	{
		name: m.scorebook_members(),
		widths: [18, 26, 10],
		rows: [
			[m.scorebook_member(), m.settlement_member_id(), m.settlement_mine()],
			...members.map(({ member, score }) => [
				memberLabel(view, member as MemberId), // looked up by its text
				member,
				score
			])
		]
	}
];
