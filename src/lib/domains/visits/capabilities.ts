import type { VisitEventType } from './events.ts';

/**
 * The capability a grant must name before its holder may state the fact; `self`: one's own linked
 * member.
 */
export const visitCapabilities = {
	'visit.planned': 'visit.manage',
	'visit.changed': 'visit.manage',
	'representatives.assigned': 'visit.manage',
	'representation.answered': 'self',
	'visit.concluded': 'visit.manage',
	'visit.cancelled': 'visit.manage'
} as const satisfies Record<VisitEventType, string>;
