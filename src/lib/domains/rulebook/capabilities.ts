import type { RulebookEventType } from './events.ts';

/** The capability a grant must name before its holder may state the fact; `member`: any member may. */
export const rulebookCapabilities = {
	'amendment.proposed': 'member',
	'amendment.commented': 'member',
	'amendment.decided': 'rulebook.change',
	'amendment.withdrawn': 'member'
} as const satisfies Record<RulebookEventType, string>;

/** What the policy asks of a grant. */
export type RulebookCapability = Exclude<
	(typeof rulebookCapabilities)[RulebookEventType],
	'member'
>;
