import * as v from 'valibot';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Appointments } from './appointments.ts';
import {
	appointmentEvents,
	type AppointmentEvent,
	type AppointmentEventOf,
	type AppointmentEventType,
	type AppointmentPayload
} from './events.ts';
import { appointmentRefusal, type Author, type Surroundings } from './policy.ts';
import { holdersOn, positionsOf } from './queries.ts';
import type { AppointmentRefusal } from './refusal.ts';

/** What a command is decided with. */
export interface AppointmentContext extends Author, Surroundings {}

export type AppointmentCommandRefusal =
	| AppointmentRefusal
	| { readonly code: 'bad_field'; readonly field: string }
	| { readonly code: 'position_name_taken' }
	| { readonly code: 'position_closed' }
	| { readonly code: 'holds_already' };

type Advice<Type extends AppointmentEventType> = (
	known: Appointments,
	payload: AppointmentPayload<Type>
) => AppointmentCommandRefusal | undefined;

const command =
	<Type extends AppointmentEventType>(type: Type, advice?: Advice<Type>) =>
	(
		known: Appointments,
		payload: AppointmentPayload<Type>,
		{ can, isUnit, isMember }: AppointmentContext
	): Result<AppointmentEventOf<Type>, AppointmentCommandRefusal> => {
		const parsed = v.safeParse(appointmentEvents[type], payload);
		if (!parsed.success)
			return err({ code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' });
		const event = { type, payload };
		// The compiler loses the tie between a generic type and its payload; the signature keeps it.
		const refusal =
			appointmentRefusal(event as AppointmentEvent, {
				...{ isUnit, isMember, author: { can } },
				hasPosition: (id) => known.positions.has(id),
				hasContact: (id) => known.contacts.has(id),
				appointment: (id) => known.appointments.find((each) => each.id === id)
			}) ?? advice?.(known, payload);
		return refusal ? err(refusal) : ok(event);
	};

// Advice is asked of commands only: two offline devices can both take a name, and both must stand.

const isTaken = (known: Appointments, unit: ObjectId | null, title: string, but?: ObjectId) =>
	positionsOf(known, unit).some((each) => each.title === title && each.id !== but)
		? ({ code: 'position_name_taken' } as const)
		: undefined;

const freeTitle: Advice<'position.changed'> = (known, { position, title, closed }) =>
	closed ? undefined : isTaken(known, known.positions.get(position)?.unit ?? null, title, position);

const isVacantFor: Advice<'holder.appointed'> = (known, { position, holder, from }) => {
	if (known.positions.get(position)?.isClosed) return { code: 'position_closed' };
	return holdersOn(known, position, from).some((each) => each.holder === holder)
		? { code: 'holds_already' }
		: undefined;
};

/** Says what kind a unit is (AL-1). */
export const classifyUnit = command('unit.classified');
/** Names a position of a unit. */
export const namePosition = command('position.named', (known, { unit, title }) =>
	isTaken(known, unit, title)
);
/** Gives a position another name, closes it, or opens it again. */
export const changePosition = command('position.changed', freeTitle);
/** Lists somebody outside whom a unit knows; the card follows in the directory. */
export const listContact = command('contact.listed');
/** Moves a contact to another unit, or takes them off the list. */
export const changeContact = command('contact.changed');
/** Writes down that a member or a contact holds a position. */
export const appointHolder = command('holder.appointed', isVacantFor);
/** Writes down the last day of an appointment, or takes that back. */
export const endAppointment = command('appointment.ended');
/** Strikes out an appointment that was written down by mistake. */
export const withdrawAppointment = command('appointment.withdrawn');
