import * as v from 'valibot';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import {
	visitEvents,
	type VisitEvent,
	type VisitEventOf,
	type VisitEventType,
	type VisitPayload
} from './events.ts';
import { visitRefusal, type Author } from './policy.ts';
import type { VisitRefusal } from './refusal.ts';
import type { Visit, VisitDetails } from './visit.ts';

export type VisitCommandRefusal =
	| VisitRefusal
	| { readonly code: 'bad_field'; readonly field: string }
	| { readonly code: 'visit_cancelled' }
	| { readonly code: 'not_assigned' };

type Decided<Type extends VisitEventType> = Result<VisitEventOf<Type>, VisitCommandRefusal>;

const decided = <Type extends VisitEventType>(
	type: Type,
	payload: VisitPayload<Type>,
	author: Author,
	visit?: Visit
): Decided<Type> => {
	const parsed = v.safeParse(visitEvents[type], payload);
	if (!parsed.success)
		return err({ code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? 'end' });
	// Only commands ask: what was stated before a cancellation was heard stays.
	if (visit?.cancelled) return err({ code: 'visit_cancelled' });
	const event = { type, payload };
	// The compiler loses the tie between a generic type and its payload; the signature keeps it.
	const refusal = visitRefusal(event as VisitEvent, author, visit);
	return refusal ? err(refusal) : ok(event);
};

/** Plans a reception, a visit, or the answer to an invitation (AL-14). */
export const planVisit = (details: VisitDetails, author: Author): Decided<'visit.planned'> =>
	decided('visit.planned', details, author);

/** Changes its details. */
export const changeVisit = (
	visit: Visit,
	details: VisitDetails,
	author: Author
): Decided<'visit.changed'> =>
	decided('visit.changed', { visit: visit.id, ...details }, author, visit);

/** Says who represents the organisation there, in the place of whoever did before. */
export const assignRepresentatives = (
	visit: Visit,
	members: readonly ObjectId[],
	author: Author
): Decided<'representatives.assigned'> => {
	const payload = { visit: visit.id, members: [...members] };
	return decided('representatives.assigned', payload, author, visit);
};

/** Accepts to represent, or declines with a reason. */
export const answerRepresentation = (
	visit: Visit,
	answer: { readonly accepted: boolean; readonly reason: string | null },
	author: Author
): Decided<'representation.answered'> =>
	visit.representatives.some(({ member }) => member === author.member)
		? decided('representation.answered', { visit: visit.id, ...answer }, author, visit)
		: err({ code: 'not_assigned' });

/** Notes what came of it; again replaces what was noted before. */
export const concludeVisit = (
	visit: Visit,
	outcome: string,
	author: Author
): Decided<'visit.concluded'> =>
	decided('visit.concluded', { visit: visit.id, outcome }, author, visit);

/** Cancels it, with the reason. */
export const cancelVisit = (
	visit: Visit,
	reason: string,
	author: Author
): Decided<'visit.cancelled'> =>
	decided('visit.cancelled', { visit: visit.id, reason }, author, visit);
