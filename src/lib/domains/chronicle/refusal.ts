/** Why a statement about the chronicle has no effect. */
export type ChronicleRefusal =
	| { readonly code: 'not_allowed' }
	| { readonly code: 'unknown_entry' }
	| { readonly code: 'entry_withdrawn' }
	| { readonly code: 'date_in_another_year' };
