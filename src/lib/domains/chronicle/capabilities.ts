import type { ChronicleEventType } from './events.ts';

/** The capability a grant must name before its holder may state the fact. */
export const chronicleCapabilities = {
	'chronicle.stated': 'chronicle.keep',
	'chronicle.corrected': 'chronicle.keep',
	'chronicle.withdrawn': 'chronicle.keep'
} as const satisfies Record<ChronicleEventType, string>;

/** What the policy asks of a grant. */
export type ChronicleCapability = (typeof chronicleCapabilities)[ChronicleEventType];
