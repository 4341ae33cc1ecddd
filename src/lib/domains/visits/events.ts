/** The payloads of the facts about receptions, visits and invitations (AL-14). */
import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import { epochMs, line, listOf, objectId, text } from '#lib/kernel/fields/index.ts';

/** Guests come, somebody goes to see others, or others have invited. */
export const visitKinds = ['reception', 'visit', 'invitation'] as const;

const MOST_REPRESENTATIVES = 40;
const reason = text(300);

const details = {
	kind: v.picklist(visitKinds),
	title: line(80),
	/** The outside body, not a person. */
	host: line(80),
	place: v.nullable(line(120)),
	start: epochMs,
	end: epochMs
};

export const visitEvents = {
	'visit.planned': v.pipe(
		v.strictObject(details),
		v.check(({ start, end }) => start <= end)
	),
	/** Every detail, changed or not. */
	'visit.changed': v.pipe(
		v.strictObject({ visit: objectId, ...details }),
		v.check(({ start, end }) => start <= end)
	),
	/** Members who represent the organisation there: the whole list. */
	'representatives.assigned': v.strictObject({
		visit: objectId,
		members: listOf(objectId, MOST_REPRESENTATIVES)
	}),
	/** Whether its author will be there; whoever declines says why. */
	'representation.answered': v.strictObject({
		visit: objectId,
		accepted: v.boolean(),
		reason: v.nullable(reason)
	}),
	'visit.concluded': v.strictObject({ visit: objectId, outcome: text(1_000) }),
	'visit.cancelled': v.strictObject({ visit: objectId, reason })
};

export type VisitEventType = keyof typeof visitEvents;
export type VisitKind = (typeof visitKinds)[number];

export type VisitPayload<Type extends VisitEventType> = Readonly<
	v.InferOutput<(typeof visitEvents)[Type]>
>;

export interface VisitEventOf<Type extends VisitEventType> {
	readonly type: Type;
	readonly payload: VisitPayload<Type>;
}

/** What is to be signed: a union on `type`. */
export type VisitEvent = { readonly [Type in VisitEventType]: VisitEventOf<Type> }[VisitEventType];

/** An accepted entry of this domain: a union on `type`. */
export type VisitFact = {
	readonly [Type in VisitEventType]: Fact<Type, VisitPayload<Type>>;
}[VisitEventType];

export type VisitFactOf<Type extends VisitEventType> = Extract<VisitFact, { type: Type }>;

/** For `FactIndex`: the visit. */
export const visitSubjects = ({ id, type, payload }: VisitFact): readonly string[] => [
	type === 'visit.planned' ? entryToObject(id) : payload.visit
];
