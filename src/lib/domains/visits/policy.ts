import type { ObjectId } from '#lib/kernel/identity/index.ts';
import type { VisitEvent } from './events.ts';
import type { VisitRefusal } from './refusal.ts';
import type { Visit } from './visit.ts';

/** Who states something: the member they are, and what their grants allow. */
export interface Author {
	readonly member: ObjectId | null;
	readonly can: (capability: 'visit.manage') => boolean;
}

/** Why a statement has no effect; undefined where it counts. `visit` is what is known of it so far. */
export const visitRefusal = (
	event: VisitEvent,
	author: Author,
	visit: Pick<Visit, 'outcomes'> | undefined
): VisitRefusal | undefined => {
	switch (event.type) {
		// Whoever schedules visits plans, changes, assigns and notes what came of it.
		case 'visit.planned':
			return mayManage(author);
		case 'visit.changed':
		case 'representatives.assigned':
		case 'visit.concluded':
			return mayManage(author) ?? isKnown(visit);
		// Everybody answers for themselves; whoever declines says why.
		case 'representation.answered':
			if (author.member === null) return { code: 'not_a_member' };
			if (!event.payload.accepted && event.payload.reason === null)
				return { code: 'declined_without_reason' };
			return isKnown(visit);
		// What took place is not cancelled.
		case 'visit.cancelled':
			return (
				mayManage(author) ??
				isKnown(visit) ??
				(visit && visit.outcomes.length > 0 ? { code: 'visit_concluded' } : undefined)
			);
	}
};

const mayManage = ({ can }: Author): VisitRefusal | undefined =>
	can('visit.manage') ? undefined : { code: 'not_allowed' };

const isKnown = (visit: unknown): VisitRefusal | undefined =>
	visit ? undefined : { code: 'unknown_visit' };
