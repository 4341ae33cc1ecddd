/**
 * The payloads of the facts about kinds of units, positions and their holders, and contacts (AL-1).
 * They carry ids only: who a contact is, is on a signed card in the directory.
 */
import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { calendarDate, line, objectId, text } from '#lib/kernel/fields/index.ts';

/** A department of the organisation, or a unit of a college that it guides (二級培養單位). */
export const unitKinds = ['department', 'college'] as const;

const title = line(40);
/** Null is the organisation itself. */
const unit = v.nullable(objectId);
const reason = text(300);

export const appointmentEvents = {
	'unit.classified': v.strictObject({ unit: objectId, kind: v.picklist(unitKinds) }),
	/** A position of a unit, such as its minister. */
	'position.named': v.strictObject({ unit, title }),
	/** A closed position takes no new holder; its past ones stay. */
	'position.changed': v.strictObject({ position: objectId, title, closed: v.boolean() }),
	/** Somebody who is no member: a college's minister, a student assistant. */
	'contact.listed': v.strictObject({ unit }),
	'contact.changed': v.strictObject({ contact: objectId, unit, removed: v.boolean() }),
	/** A member or a contact holds the position, from that day on. */
	'holder.appointed': v.strictObject({ position: objectId, holder: objectId, from: calendarDate }),
	/** The last day on which they hold it; null: they still do, whatever was said before. */
	'appointment.ended': v.strictObject({
		appointment: objectId,
		to: v.nullable(calendarDate),
		reason: v.nullable(reason)
	}),
	/** It was written down by mistake. */
	'appointment.withdrawn': v.strictObject({ appointment: objectId, reason })
};

export type AppointmentEventType = keyof typeof appointmentEvents;
export type UnitKind = (typeof unitKinds)[number];

export type AppointmentPayload<Type extends AppointmentEventType> = Readonly<
	v.InferOutput<(typeof appointmentEvents)[Type]>
>;

export interface AppointmentEventOf<Type extends AppointmentEventType> {
	readonly type: Type;
	readonly payload: AppointmentPayload<Type>;
}

/** What is to be signed: a union on `type`. */
export type AppointmentEvent = {
	readonly [Type in AppointmentEventType]: AppointmentEventOf<Type>;
}[AppointmentEventType];

/** An accepted entry of this domain: a union on `type`. */
export type AppointmentFact = {
	readonly [Type in AppointmentEventType]: Fact<Type, AppointmentPayload<Type>>;
}[AppointmentEventType];

export type AppointmentFactOf<Type extends AppointmentEventType> = Extract<
	AppointmentFact,
	{ type: Type }
>;

/** The one subject of every fact here: they are few, and depend on each other. */
export const appointmentSubject = 'appointments';

/** For `FactIndex`: what a fact of this domain concerns. */
export const appointmentSubjects = (): readonly string[] => [appointmentSubject];
