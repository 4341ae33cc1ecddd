import { statedIn } from '#lib/kernel/facts/index.ts';
import { entryToObject, type ObjectId } from '#lib/kernel/identity/index.ts';
import {
	noAppointments,
	type Appointment,
	type Appointments,
	type Contact,
	type Position,
	type RefusedFact
} from './appointments.ts';
import type { AppointmentFact, AppointmentFactOf, UnitKind } from './events.ts';
import { appointmentRefusal, type Author, type Case, type Surroundings } from './policy.ts';

/** What the view asks of others. */
export interface AppointmentSources {
	readonly surroundings: Surroundings;
	readonly authorOf: (fact: AppointmentFact) => Author;
}

interface Draft {
	readonly kinds: Map<ObjectId, UnitKind>;
	readonly positions: Map<ObjectId, Position>;
	readonly contacts: Map<ObjectId, Contact>;
	readonly appointments: Map<ObjectId, Appointment>;
	/** The appointment that says the same as another, by the other's id. */
	readonly same: Map<ObjectId, ObjectId>;
	readonly refused: RefusedFact[];
}

// Clocks differ: whatever creates is heard before what names it.
const turns: readonly (readonly AppointmentFact['type'][])[] = [
	['unit.classified', 'position.named', 'contact.listed'],
	['position.changed', 'contact.changed', 'holder.appointed'],
	['appointment.ended', 'appointment.withdrawn']
];

/**
 * What the facts, sorted by time, amount to. Each is put to the policy its author's command had to
 * pass. Of two facts that change the same thing, the later one holds; two devices that appoint the same
 * holder to the same position from the same day have said one thing.
 */
export const viewAppointments = (
	facts: readonly AppointmentFact[],
	{ surroundings, authorOf }: AppointmentSources
): Appointments => {
	if (facts.length === 0) return noAppointments;
	const draft: Draft = {
		kinds: new Map(),
		positions: new Map(),
		contacts: new Map(),
		appointments: new Map(),
		same: new Map(),
		refused: []
	};
	const known: Omit<Case, 'author'> = {
		...surroundings,
		hasPosition: (id) => draft.positions.has(id),
		hasContact: (id) => draft.contacts.has(id),
		appointment: (id) => appointmentOf(draft, id)
	};
	for (const fact of turns.flatMap((turn) => facts.filter(({ type }) => turn.includes(type)))) {
		const refusal = appointmentRefusal(fact, { ...known, author: authorOf(fact) });
		if (refusal) draft.refused.push({ id: fact.id, by: fact.by, refusal });
		else evolve(draft, fact);
	}
	const { kinds, positions, contacts, refused } = draft;
	return { kinds, positions, contacts, appointments: byFirstDay(draft), refused };
};

const appointmentOf = (draft: Draft, id: ObjectId) =>
	draft.appointments.get(draft.same.get(id) ?? id);

const byFirstDay = ({ appointments }: Draft): readonly Appointment[] =>
	[...appointments.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

const evolve = (draft: Draft, fact: AppointmentFact): void => {
	const id = entryToObject(fact.id);
	switch (fact.type) {
		case 'unit.classified':
			draft.kinds.set(fact.payload.unit, fact.payload.kind);
			return;
		case 'position.named':
			draft.positions.set(id, { id, ...fact.payload, isClosed: false });
			return;
		case 'position.changed':
			return changePosition(draft, fact);
		case 'contact.listed':
			draft.contacts.set(id, { id, ...fact.payload, isRemoved: false });
			return;
		case 'contact.changed': {
			const { contact, unit, removed } = fact.payload;
			draft.contacts.set(contact, { id: contact, unit, isRemoved: removed });
			return;
		}
		case 'holder.appointed':
			return appoint(draft, fact);
		case 'appointment.ended':
		case 'appointment.withdrawn':
			return end(draft, fact);
	}
};

const changePosition = (
	{ positions }: Draft,
	{ payload }: AppointmentFactOf<'position.changed'>
): void => {
	const position = positions.get(payload.position);
	if (!position) return;
	positions.set(position.id, { ...position, title: payload.title, isClosed: payload.closed });
};

const appoint = (draft: Draft, fact: AppointmentFactOf<'holder.appointed'>): void => {
	const id = entryToObject(fact.id);
	const { position, holder, from } = fact.payload;
	const same = [...draft.appointments.values()].find(
		(each) => each.position === position && each.holder === holder && each.from === from
	);
	if (same) draft.same.set(id, same.id);
	else
		draft.appointments.set(id, {
			...{ id, position, holder, from },
			...{ stated: statedIn(fact), end: null, withdrawn: null }
		});
};

const end = (
	draft: Draft,
	fact: AppointmentFactOf<'appointment.ended' | 'appointment.withdrawn'>
): void => {
	const appointment = appointmentOf(draft, fact.payload.appointment);
	if (!appointment) return;
	if (fact.type === 'appointment.withdrawn') {
		const withdrawn = { ...statedIn(fact), reason: fact.payload.reason };
		draft.appointments.set(appointment.id, { ...appointment, withdrawn });
		return;
	}
	const { to, reason } = fact.payload;
	const ended = to === null ? null : { ...statedIn(fact), to, reason };
	draft.appointments.set(appointment.id, { ...appointment, end: ended });
};
