/** Why a statement about a visit has no effect. */
export type VisitRefusal =
	| { readonly code: 'not_allowed' }
	| { readonly code: 'not_a_member' }
	| { readonly code: 'unknown_visit' }
	| { readonly code: 'declined_without_reason' }
	/** What took place is not cancelled. */
	| { readonly code: 'visit_concluded' };
