/** Why a statement about positions, their holders or contacts has no effect. */
export type AppointmentRefusal =
	| { readonly code: 'not_allowed' }
	| { readonly code: 'unknown_unit' }
	| { readonly code: 'unknown_position' }
	| { readonly code: 'unknown_contact' }
	| { readonly code: 'unknown_appointment' }
	/** Neither a member nor a contact. */
	| { readonly code: 'unknown_holder' }
	| { readonly code: 'ends_before_it_starts' };
