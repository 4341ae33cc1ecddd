import {
	decideAward,
	isForUnits,
	type Award,
	type AwardCommandRefusal,
	type AwardContext
} from '#lib/domains/awards/index.ts';
import type { MemberId, Term } from '#lib/domains/organisation/index.ts';
import type { EntryId, ObjectId } from '#lib/kernel/identity/index.ts';
import { err, type Result } from '#lib/kernel/result/index.ts';
import type { StateFault } from '../log/index.ts';
import { awardSurroundings } from '../projections/index.ts';
import type { Workspace } from '../session/index.ts';

/** Why a round was not decided. */
export type AwardFault =
	| AwardCommandRefusal
	| StateFault
	/** The scores of the term are still being computed. */
	| { readonly code: 'not_computed' }
	/** These may not be selected (AL-78). */
	| { readonly code: 'ineligible'; readonly members: readonly MemberId[] };

/** Who is speaking now, as the commands about awards ask. */
export const awardContext = (workspace: Workspace): AwardContext => ({
	...awardSurroundings(workspace.projections.organisation()),
	can: workspace.speaker().can
});

/**
 * Decides who receives an award, and refuses whoever is not eligible by the scores that this device
 * has of the term (AL-73). No reader refuses a list for that: see ADR 25.
 */
export const decideRound = async (
	workspace: Workspace,
	award: Award,
	term: Term,
	decision: { readonly laureates: readonly ObjectId[]; readonly reason: string | null }
): Promise<Result<EntryId, AwardFault>> => {
	if (!isForUnits(award.kind)) {
		const kept = ineligibleAmong(workspace, term, decision.laureates);
		if (!kept) return err({ code: 'not_computed' });
		if (kept.length > 0) return err({ code: 'ineligible', members: kept });
	}
	return workspace.state(decideAward(award, decision, awardContext(workspace)));
};

/** Of those who receive an award, whoever might not be selected now; undefined while it is computed. */
export const ineligibleAmong = (
	{ settlements }: Workspace,
	term: Term,
	members: readonly ObjectId[]
): readonly MemberId[] | undefined =>
	settlements
		.scores(term)
		?.filter(({ ineligibleBecause }) => ineligibleBecause.length > 0)
		.map(({ member }) => member as MemberId) // of the roster
		.filter((member) => members.includes(member));
