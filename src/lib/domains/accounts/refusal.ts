/** Why the policy does not let a row count. */
export type AccountRefusal =
	| { readonly code: 'not_allowed' }
	| { readonly code: 'activity_withdrawn' }
	| { readonly code: 'activity_closed' }
	| { readonly code: 'not_held' }
	| { readonly code: 'no_such_row' }
	| { readonly code: 'more_left_than_bought'; readonly bought: number }
	| { readonly code: 'nothing_to_clear' };
