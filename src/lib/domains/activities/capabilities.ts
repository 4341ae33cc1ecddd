import type { ActivityEventType } from './events.ts';

/**
 * The capability a grant must name before its holder may state the fact; `member`: any admitted
 * person, the policy then asks for their part in this activity.
 */
export const activityCapabilities = {
	'activity.proposed': 'member',
	'activity.planned': 'member',
	'activity.decided': 'activity.manage',
	'activity.held': 'member',
	'activity.hosted': 'member',
	'guests.named': 'member',
	'activity.summarised': 'member',
	'activity.closed': 'activity.manage',
	'activity.withdrawn': 'member',
	'activity.graded': 'activity.manage',
	'participation.recorded': 'activity.manage',
	'preparation.set': 'member',
	'preparation.ticked': 'member',
	'coverage.added': 'member',
	'coverage.removed': 'member'
} as const satisfies Record<ActivityEventType, string>;

/** What the policy asks of a grant, for the unit of the activity. */
export type ActivityCapability = 'activity.plan' | 'activity.manage';
