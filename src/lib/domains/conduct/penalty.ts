import { headsOf } from '#lib/kernel/facts/index.ts';
import type { AppealDecision, Decision, Measure, Penalty, Ruling } from './conduct.ts';

/** What has been stated about a penalty, before anybody asks what follows from it. */
export type PenaltyStatements = Omit<
	Penalty,
	'state' | 'heads' | 'appealState' | 'appealHeads' | 'ruling'
>;

/**
 * What the statements about a penalty amount to. Decisions that agree are one; where they disagree,
 * neither wins and nothing is scored until somebody decides anew with both before them.
 */
export const penaltyOf = (stated: PenaltyStatements): Penalty => {
	const heads = headsAmong(stated.decisions);
	const appealHeads = headsAmong(stated.appealDecisions);
	const state = stateOf(heads);
	const appealState = appealStateOf(stated, appealHeads);
	const decision = state === 'imposed' ? heads[0] : undefined;
	const ruling = decision ? rulingOf(decision, appealState, appealHeads[0]) : null;
	return { ...stated, heads, appealHeads, state, appealState, ruling };
};

const headsAmong = <D extends Decision | AppealDecision>(decisions: readonly D[]): readonly D[] =>
	headsOf(decisions, new Map(decisions.map((decision) => [decision.id, decision])));

const verdict = ({ outcome, level, points }: Measure & { readonly outcome: string }): string =>
	outcome === 'imposed' || outcome === 'changed' ? `${outcome} ${level} ${points}` : outcome;

const disagree = (heads: readonly (Measure & { readonly outcome: string })[]): boolean =>
	new Set(heads.map(verdict)).size > 1;

const stateOf = (heads: readonly Decision[]): Penalty['state'] => {
	const [first] = heads;
	if (!first) return 'proposed';
	return disagree(heads) ? 'question' : first.outcome;
};

const appealStateOf = (
	{ appeals }: PenaltyStatements,
	heads: readonly AppealDecision[]
): Penalty['appealState'] => {
	const [first] = heads;
	if (!first) return appeals.length > 0 ? 'open' : 'none';
	return disagree(heads) ? 'question' : first.outcome;
};

/** What was imposed holds until an appeal has replaced it, and while its outcome is a question. */
const rulingOf = (
	decision: Decision,
	appealState: Penalty['appealState'],
	outcome: AppealDecision | undefined
): Ruling => {
	const imposed = { level: decision.level, points: decision.points };
	const stated = (by: Decision | AppealDecision) => ({ id: by.id, by: by.by, at: by.at });
	if (outcome && appealState === 'changed') {
		const { level, points } = outcome;
		return { ...stated(outcome), type: 'changed', level, points, before: imposed };
	}
	if (outcome && appealState === 'lifted') {
		const points = imposed.points === null ? null : 0;
		return { ...stated(outcome), type: 'lifted', level: null, points, before: imposed };
	}
	return { ...stated(decision), ...imposed, type: 'imposed', before: null };
};
