import type { MemberId, Reward, RewardAnswer } from './conduct.ts';

/** Where a reward stands among the cadres in office. */
export interface RewardStanding {
	/** In force once each has approved; one refusal ends it (AL-D10). */
	readonly state: 'open' | 'in_force' | 'refused';
	readonly approved: readonly MemberId[];
	readonly missing: readonly MemberId[];
	readonly refusal: RewardAnswer | null;
}

/**
 * `cadres`: those who were in office on the day of the contribution and still are. Without anybody
 * who could recognise it, a reward stays open.
 */
export const rewardStanding = (
	{ answers }: Pick<Reward, 'answers'>,
	cadres: readonly MemberId[]
): RewardStanding => {
	const refusal = answers.find(({ approves }) => !approves) ?? null;
	const willing = new Set(answers.filter(({ approves }) => approves).map(({ member }) => member));
	const approved = cadres.filter((member) => willing.has(member));
	const missing = cadres.filter((member) => !willing.has(member));
	const isComplete = approved.length > 0 && missing.length === 0;
	const state = refusal ? 'refused' : isComplete ? 'in_force' : 'open';
	return { state, approved, missing, refusal };
};
