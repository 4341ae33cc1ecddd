import type { MeetingCapability } from './capabilities.ts';

/** Why the policy does not let a statement about a meeting count. */
export type MeetingRefusal =
	| { readonly code: 'not_allowed'; readonly capability: MeetingCapability }
	| { readonly code: 'not_linked' }
	/** Said elsewhere than where it belongs: what concerns closed minutes, outside their sealed space. */
	| { readonly code: 'wrong_space' }
	| { readonly code: 'meeting_cancelled' }
	| { readonly code: 'minutes_are_final' }
	| { readonly code: 'unknown_item' }
	| { readonly code: 'unknown_follow_up' }
	| { readonly code: 'unknown_minutes' }
	| { readonly code: 'parts_do_not_match' }
	| { readonly code: 'hash_does_not_match' };
