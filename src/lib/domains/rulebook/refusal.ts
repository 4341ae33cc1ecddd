/** Why a statement about the rulebook has no effect. */
export type RulebookRefusal =
	/** Stated where not everybody reads it. */
	| { readonly code: 'wrong_space' }
	| { readonly code: 'not_a_member' }
	| { readonly code: 'not_allowed' }
	| { readonly code: 'unknown_amendment' }
	/** No figure of this rulebook, or none that can be changed. */
	| { readonly code: 'unknown_figure'; readonly key: string }
	/** The figure does not take this value. */
	| { readonly code: 'unknown_value'; readonly key: string }
	| { readonly code: 'already_decided' }
	| { readonly code: 'amendment_withdrawn' };
