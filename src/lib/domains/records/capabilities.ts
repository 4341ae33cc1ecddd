import type { RecordEventType } from './events.ts';

/** The capability a grant must name before its holder may state the fact. */
export const recordCapabilities = {
	'read.stated': 'record.open'
} as const satisfies Record<RecordEventType, string>;

/** Seeing who has opened which record, and why. */
export const auditCapability = 'record.audit';
