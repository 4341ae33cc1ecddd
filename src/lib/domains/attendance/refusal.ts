import type { AttendanceCapability } from './capabilities.ts';

/** Why the policy does not let a statement about attendance count. */
export type AttendanceRefusal =
	| { readonly code: 'not_allowed'; readonly capability: AttendanceCapability }
	| { readonly code: 'not_linked' }
	| { readonly code: 'reason_needed' }
	| { readonly code: 'unknown_record' }
	| { readonly code: 'unknown_request' }
	| { readonly code: 'unknown_screen' }
	| { readonly code: 'outside_window'; readonly slotAt: number; readonly at: number }
	| { readonly code: 'bad_signature' };
