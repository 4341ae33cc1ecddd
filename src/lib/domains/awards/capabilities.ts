import type { AwardEventType } from './events.ts';

/** The capability a grant must name before its holder may state the fact. */
export const awardCapabilities = {
	'award.opened': 'award.open',
	'award.decided': 'award.decide',
	'award.withdrawn': 'award.decide'
} as const satisfies Record<AwardEventType, string>;

/** What the policy asks of a grant. */
export type AwardCapability = (typeof awardCapabilities)[AwardEventType];
