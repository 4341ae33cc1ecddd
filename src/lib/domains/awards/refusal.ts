/** Why a statement about awards has no effect. */
export type AwardRefusal =
	| { readonly code: 'not_allowed' }
	| { readonly code: 'unknown_term' }
	| { readonly code: 'unknown_award' }
	| { readonly code: 'award_withdrawn' }
	| { readonly code: 'too_many'; readonly places: number }
	/** Somebody on the list is none for whom the award is. */
	| { readonly code: 'wrong_laureate' };
