import type { ActivityCapability } from './capabilities.ts';

/** Why the policy does not let a statement about an activity count. */
export type ActivityRefusal =
	| { readonly code: 'not_allowed'; readonly capability: ActivityCapability }
	| { readonly code: 'not_a_member' }
	| { readonly code: 'own_plan'; readonly rule: 'AL-101' }
	| { readonly code: 'activity_withdrawn' }
	| { readonly code: 'activity_held' }
	| { readonly code: 'activity_closed' }
	| { readonly code: 'no_such_plan' }
	| { readonly code: 'not_approved' }
	| { readonly code: 'not_held' }
	| { readonly code: 'no_summary' }
	| { readonly code: 'still_out'; readonly rule: 'AL-104' }
	| { readonly code: 'no_such_item' }
	| { readonly code: 'no_such_piece' }
	| { readonly code: 'in_the_future' };
