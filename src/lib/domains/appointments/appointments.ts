import type { Stated } from '#lib/kernel/facts/index.ts';
import type { EntryId, ObjectId, PersonId } from '#lib/kernel/identity/index.ts';
import type { UnitKind } from './events.ts';
import type { AppointmentRefusal } from './refusal.ts';

/** What a unit has holders of. */
export interface Position {
	readonly id: ObjectId;
	/** Null is the organisation itself. */
	readonly unit: ObjectId | null;
	readonly title: string;
	readonly isClosed: boolean;
}

/** Somebody outside whom a unit knows; name, role and numbers are on their card in the directory. */
export interface Contact {
	readonly id: ObjectId;
	readonly unit: ObjectId | null;
	readonly isRemoved: boolean;
}

/** That somebody holds a position from a day on, to the end if there is one. */
export interface Appointment {
	readonly id: ObjectId;
	readonly position: ObjectId;
	/** A member or a contact. */
	readonly holder: ObjectId;
	readonly from: string;
	readonly stated: Stated;
	readonly end: (Stated & { readonly to: string; readonly reason: string | null }) | null;
	readonly withdrawn: (Stated & { readonly reason: string }) | null;
}

/** A fact without effect, and why. */
export interface RefusedFact {
	readonly id: EntryId;
	readonly by: PersonId;
	readonly refusal: AppointmentRefusal;
}

export interface Appointments {
	/** Units that nobody has classified are departments. */
	readonly kinds: ReadonlyMap<ObjectId, UnitKind>;
	/** In the order of their naming. */
	readonly positions: ReadonlyMap<ObjectId, Position>;
	readonly contacts: ReadonlyMap<ObjectId, Contact>;
	/** By first day. */
	readonly appointments: readonly Appointment[];
	readonly refused: readonly RefusedFact[];
}

/** Nothing has been stated. */
export const noAppointments: Appointments = {
	kinds: new Map(),
	positions: new Map(),
	contacts: new Map(),
	appointments: [],
	refused: []
};
