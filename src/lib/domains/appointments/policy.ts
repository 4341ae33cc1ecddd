import type { ObjectId } from '#lib/kernel/identity/index.ts';
import type { Appointment } from './appointments.ts';
import { appointmentCapabilities, type AppointmentCapability } from './capabilities.ts';
import type { AppointmentEvent } from './events.ts';
import type { AppointmentRefusal } from './refusal.ts';

/** Who states something: what their grants allow. */
export interface Author {
	readonly can: (capability: AppointmentCapability) => boolean;
}

/** What the organisation says. */
export interface Surroundings {
	readonly isUnit: (id: ObjectId) => boolean;
	readonly isMember: (id: ObjectId) => boolean;
}

/** What a statement is judged by. */
export interface Case extends Surroundings {
	readonly author: Author;
	readonly hasPosition: (id: ObjectId) => boolean;
	readonly hasContact: (id: ObjectId) => boolean;
	readonly appointment: (id: ObjectId) => Pick<Appointment, 'from'> | undefined;
}

/** Why a statement has no effect; undefined where it counts. */
export const appointmentRefusal = (
	event: AppointmentEvent,
	known: Case
): AppointmentRefusal | undefined =>
	known.author.can(appointmentCapabilities[event.type])
		? misfit(event, known)
		: { code: 'not_allowed' };

const misfit = (event: AppointmentEvent, known: Case): AppointmentRefusal | undefined => {
	switch (event.type) {
		// Whoever manages units says what kind a unit is and names its positions.
		case 'unit.classified':
		case 'position.named':
			return isUnit(known, event.payload.unit);
		case 'position.changed':
			return isPosition(known, event.payload.position);
		// The keeper of the roster keeps contacts, too.
		case 'contact.listed':
			return isUnit(known, event.payload.unit);
		case 'contact.changed':
			return known.hasContact(event.payload.contact)
				? isUnit(known, event.payload.unit)
				: { code: 'unknown_contact' };
		// The keeper of the roster writes down who holds a position: a member, or a contact.
		case 'holder.appointed':
			return isPosition(known, event.payload.position) ?? isSomebody(known, event.payload.holder);
		// Nobody holds a position for less than a day; what was never so is withdrawn.
		case 'appointment.ended':
			return endsWell(known, event.payload);
		case 'appointment.withdrawn':
			return known.appointment(event.payload.appointment)
				? undefined
				: { code: 'unknown_appointment' };
	}
};

const isUnit = (known: Case, unit: ObjectId | null): AppointmentRefusal | undefined =>
	unit === null || known.isUnit(unit) ? undefined : { code: 'unknown_unit' };

const isPosition = (known: Case, position: ObjectId): AppointmentRefusal | undefined =>
	known.hasPosition(position) ? undefined : { code: 'unknown_position' };

const isSomebody = (known: Case, holder: ObjectId): AppointmentRefusal | undefined =>
	known.isMember(holder) || known.hasContact(holder) ? undefined : { code: 'unknown_holder' };

const endsWell = (
	known: Case,
	{ appointment, to }: { readonly appointment: ObjectId; readonly to: string | null }
): AppointmentRefusal | undefined => {
	const begun = known.appointment(appointment);
	if (!begun) return { code: 'unknown_appointment' };
	return to !== null && to < begun.from ? { code: 'ends_before_it_starts' } : undefined;
};
