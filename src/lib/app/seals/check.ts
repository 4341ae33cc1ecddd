import type { TermSeal } from '#lib/kernel/authority/index.ts';
import type { AllianceValues } from '#lib/domains/scorebook/index.ts';
import type { TermScore } from './carry.ts';
import type { FrontierGap } from './frontier.ts';
import { totalsOf } from './vantage.ts';

/** What a device has computed for itself from the facts that a seal is about. */
export interface OwnTotals {
	readonly scores: readonly TermScore[];
	/** By which they were computed. */
	readonly figures: AllianceValues;
	readonly totals: string;
	readonly facts: number;
	readonly gaps: readonly FrontierGap[];
}

/**
 * Whether this device comes to the totals of a seal. `incomplete`: some of its facts have not arrived
 * here; `differs`: they have, or were lost, and the totals are others.
 */
export type Check = { readonly state: 'checking' } | { readonly state: 'agrees' } | Disputed;

/** A check that did not come out, with what this device has computed. */
export interface Disputed {
	readonly state: 'incomplete' | 'differs';
	readonly own: OwnTotals;
}

/** What this device computes from its own copy of a seal's facts. */
export const ownTotals = (
	scores: readonly TermScore[],
	figures: AllianceValues,
	facts: number,
	gaps: readonly FrontierGap[]
): OwnTotals => ({ scores, figures, totals: totalsOf(scores, figures), facts, gaps });

/** Compares a seal with what this device computes. */
export const checkOf = (seal: Pick<TermSeal, 'totals'>, own: OwnTotals): Check => {
	if (own.totals === seal.totals) return { state: 'agrees' };
	const isArriving = own.gaps.length > 0 && own.gaps.every(({ isLost }) => !isLost);
	return { state: isArriving ? 'incomplete' : 'differs', own };
};
