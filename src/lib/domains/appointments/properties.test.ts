import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import { appointmentSubject, appointmentSubjects, type AppointmentFact } from './events.ts';
import {
	alice,
	appointed,
	bob,
	carol,
	college,
	ended,
	minister,
	objectId,
	publicity,
	sources,
	stated
} from './history.ts';
import { holdersOn } from './queries.ts';
import { viewAppointments } from './view.ts';

const name = (index: number) => `s${String(index).padStart(2, '0')}-`;
const drawn = fc.record({
	kind: fc.constantFrom('appoint', 'appoint', 'end', 'withdraw', 'close', 'contact', 'kind'),
	at: fc.nat({ max: 6 }),
	by: fc.constantFrom('office', 'office', 'Bob'),
	yes: fc.boolean(),
	of: fc.nat({ max: 30 })
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

const factOf = ({ kind, at, by, yes, of }: Drawn, index: number): AppointmentFact => {
	const own = name(index);
	const earlier = objectId(name(index === 0 ? 0 : of % index));
	switch (kind) {
		case 'appoint':
			return appointed(own, at, yes ? alice : bob, yes ? '2025-09-01' : '2026-02-01', by);
		case 'end':
			return ended(own, at, name(of % (index + 1)), yes ? '2026-06-30' : null);
		case 'withdraw':
			return stated(own, at, 'appointment.withdrawn', { appointment: earlier, reason: '-' }, by);
		case 'close':
			return stated(own, at, 'position.changed', {
				...{ position: objectId('minister'), title: '部长', closed: yes }
			});
		case 'contact':
			return stated(own, at, 'contact.changed', {
				...{ contact: objectId('Carol'), unit: yes ? college : null, removed: !yes }
			});
		default:
			return stated(own, at, 'unit.classified', {
				...{ unit: publicity, kind: yes ? 'college' : 'department' }
			});
	}
};

const history = fc
	.array(drawn, { maxLength: 30 })
	.map((all) => [minister, carol, ...all.map(factOf)]);

const viewIn = (facts: readonly AppointmentFact[]) => {
	const index = new FactIndex<AppointmentFact>(appointmentSubjects);
	for (const fact of facts) index.add(fact);
	return viewAppointments(index.of(appointmentSubject), sources);
};

describe('positions and their holders [AL-1]', () => {
	it('are the same in whatever order the facts arrive, and however often', () => {
		fc.assert(
			fc.property(
				history.chain((facts) =>
					fc.tuple(
						fc.constant(facts),
						fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })
					)
				),
				([facts, shuffled]) => {
					expect(viewIn(shuffled)).toEqual(viewIn(facts));
				}
			)
		);
	});

	it('name nobody twice from the same day, and nobody without the right', () => {
		fc.assert(
			fc.property(history, (facts) => {
				const { appointments } = viewIn(facts);
				const said = appointments.map(
					({ position, holder, from }) => `${position}${holder}${from}`
				);
				expect(new Set(said).size).toBe(said.length);
				expect(appointments.filter(({ stated: { by } }) => (by as string) !== 'office')).toEqual(
					[]
				);
			})
		);
	});

	it('hold a position on their first day unless that was withdrawn', () => {
		fc.assert(
			fc.property(history, (facts) => {
				const view = viewIn(facts);
				for (const each of view.appointments) {
					const holders = holdersOn(view, each.position, each.from);
					expect(holders.includes(each)).toBe(each.withdrawn === null);
				}
			})
		);
	});
});
