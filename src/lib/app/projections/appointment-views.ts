import {
	appointmentSubject,
	appointmentSubjects,
	viewAppointments,
	type AppointmentContext,
	type AppointmentFact,
	type Appointments
} from '#lib/domains/appointments/index.ts';
import type { MemberId, Organisation, UnitId } from '#lib/domains/organisation/index.ts';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { memoised } from './memoised.ts';

interface Sources {
	readonly had: (fact: EntryId, capability: string) => boolean;
	readonly organisation: () => Organisation;
}

/** What the organisation says, as the policy about positions asks. */
export const appointmentSurroundings = ({
	units,
	members
}: Organisation): Omit<AppointmentContext, 'can'> => ({
	// An id that is no unit's or member's is found nowhere.
	isUnit: (id) => units.has(id as UnitId),
	isMember: (id) => members.has(id as MemberId)
});

/** Positions, their holders and contacts, computed from their facts when somebody asks. */
export class AppointmentViews {
	readonly #sources: Sources;
	readonly #facts = new FactIndex<AppointmentFact>(appointmentSubjects);
	readonly #views: (
		organisation: Organisation
	) => (facts: readonly AppointmentFact[]) => Appointments;

	constructor(sources: Sources) {
		this.#sources = sources;
		this.#views = memoised((organisation: Organisation) => {
			const surroundings = appointmentSurroundings(organisation);
			return memoised((facts: readonly AppointmentFact[]) =>
				viewAppointments(facts, {
					surroundings,
					authorOf: ({ id }) => ({ can: (capability) => sources.had(id, capability) })
				})
			);
		});
	}

	add(fact: AppointmentFact): void {
		this.#facts.add(fact);
	}

	remove(fact: AppointmentFact): void {
		this.#facts.remove(fact);
	}

	now(): Appointments {
		return this.#views(this.#sources.organisation())(this.#facts.of(appointmentSubject));
	}
}
