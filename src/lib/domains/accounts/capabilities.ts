import type { AccountEventType } from './events.ts';

/**
 * The capability a grant must name before its holder may state the fact; `member`: any admitted
 * person, the policy then asks for their part in the activity.
 */
export const accountCapabilities = {
	'budget.set': 'member',
	'purchase.set': 'member',
	'clearance.set': 'member'
} as const satisfies Record<AccountEventType, string>;
