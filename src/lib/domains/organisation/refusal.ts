import type { OrganisationCapability } from './capabilities.ts';

/** Why the policy does not let a statement about the organisation count. */
export type OrganisationRefusal =
	| { readonly code: 'not_allowed'; readonly capability: OrganisationCapability }
	| { readonly code: 'unknown_unit' }
	| { readonly code: 'unknown_member' }
	| { readonly code: 'not_a_member' }
	| { readonly code: 'term_ends_before_it_starts' };
