/**
 * Several recorders at work, some of them offline, through the commands that the pages use: what
 * each sees after everything has arrived, and what nobody may lose on the way.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import {
	decideLeave,
	recordAttendance,
	recordRest,
	requestLeave,
	signIn,
	withdrawRecord,
	type AttendanceContext
} from './decide.ts';
import {
	attendanceSubjects,
	statuses,
	type AttendanceEvent,
	type AttendanceFact
} from './events.ts';
import {
	alice,
	bob,
	carol,
	END,
	entryId,
	frame,
	GOOD,
	meeting,
	MINUTE,
	screen,
	sources,
	START,
	stated
} from './history.ts';
import { questionsOf } from './queries.ts';
import type { AttendanceSheet } from './sheet.ts';
import { slotAt } from './slot.ts';
import { viewAttendance } from './view.ts';

class Device {
	readonly facts = new FactIndex<AttendanceFact>(attendanceSubjects);
	readonly #skewMs: number;

	constructor(skewMs: number) {
		this.#skewMs = skewMs;
		this.facts.add(screen);
	}

	get sheet(): AttendanceSheet {
		return viewAttendance(this.facts.of(meeting), frame, sources);
	}

	at(now: number): AttendanceContext {
		return { at: now + this.#skewMs, member: null, can: () => true };
	}

	take(others: readonly AttendanceFact[]) {
		for (const fact of others) this.facts.add(fact);
	}
}

interface World {
	readonly devices: readonly Device[];
	readonly said: AttendanceFact[];
	now: number;
}

const member = fc.constantFrom(alice, bob, carol);
const person = fc.constantFrom('Alice', 'Bob', 'Carol');
const on = fc.nat({ max: 2 });

const steps = fc.array(
	fc.oneof(
		fc.record({
			do: fc.constant('record'),
			on,
			member,
			status: fc.constantFrom(...statuses),
			reason: fc.constantFrom('补登', null)
		}),
		fc.record({ do: fc.constant('rest'), on, status: fc.constantFrom('present', 'absent') }),
		fc.record({ do: fc.constant('withdraw'), on, member }),
		fc.record({ do: fc.constant('sign'), on, person }),
		fc.record({ do: fc.constant('ask'), on, person }),
		fc.record({ do: fc.constant('decide'), on, accepted: fc.boolean() }),
		fc.record({ do: fc.constant('sync'), on, with: on }),
		fc.record({ do: fc.constant('wait'), minutes: fc.constantFrom(1, 7, 30) })
	),
	{ minLength: 5, maxLength: 40 }
);

type Step = (typeof steps extends fc.Arbitrary<infer Value> ? Value : never)[number];

const say = (world: World, device: Device, event: AttendanceEvent, by: string, at: number) => {
	const name = `n${String(world.said.length).padStart(3, '0')}-`;
	const fact = stated(name, at, event.type, event.payload as never, by);
	world.said.push(fact);
	device.take([fact]);
};

const members = { Alice: alice, Bob: bob, Carol: carol };

/** What somebody does at a device; undefined where the command was refused. */
const eventsOf = (step: Step, device: Device, now: number) => {
	const office = device.at(now);
	const sheet = device.sheet;
	const own = 'person' in step ? { ...office, member: members[step.person as 'Alice'] } : office;
	switch (step.do) {
		case 'record': {
			const {
				status,
				member: of,
				reason
			} = step as Extract<Step, { status: unknown; member: unknown }>;
			const times = { arrivedAt: null, leftAt: null, reasonAccepted: false };
			const fields = { member: of, status, reason, how: 'roll', ...times } as const;
			return [recordAttendance(sheet, fields as never, office)];
		}
		case 'rest': {
			const rest = recordRest(sheet, 'present', '补登', office);
			return rest.ok ? rest.value.map((value) => ({ ok: true, value }) as const) : [];
		}
		case 'withdraw': {
			const of = (step as { readonly member: typeof alice }).member;
			const record = sheet.standings.get(of)?.statements[0] ?? entryId('nothing');
			return [withdrawRecord(sheet, record, '认错人', office)];
		}
		case 'sign': {
			const token = { slot: slotAt(own.at), screen: screen.id, signature: GOOD };
			return [signIn(sheet, token, 'qr', own)];
		}
		case 'ask':
			return [requestLeave(sheet, 'sick', own)];
		default: {
			const request = sheet.leaves[0]?.id ?? entryId('nothing');
			return [
				decideLeave(sheet, request, (step as { readonly accepted: boolean }).accepted, office)
			];
		}
	}
};

const run = (drawn: readonly Step[]): World => {
	const devices = [new Device(0), new Device(-3 * MINUTE), new Device(MINUTE)];
	const world: World = { devices, said: [screen], now: START - 5 * MINUTE };
	for (const step of drawn) {
		if (step.do === 'wait') {
			world.now += (step as { readonly minutes: number }).minutes * MINUTE;
			continue;
		}
		const device = devices[(step as { readonly on: number }).on] as Device;
		if (step.do === 'sync') {
			const other = devices[(step as { readonly with: number }).with] as Device;
			const [mine, theirs] = [device.facts.of(meeting), other.facts.of(meeting)];
			device.take(theirs);
			other.take(mine);
			continue;
		}
		const by = 'person' in step ? (step.person as string) : 'office';
		for (const event of eventsOf(step, device, world.now))
			if (event.ok) say(world, device, event.value, by, device.at(world.now).at);
	}
	return world;
};

/** Every device receives everything, each in another order. */
const meet = ({ devices, said }: World) => {
	for (const [index, device] of devices.entries())
		device.take(index === 1 ? said.toReversed() : said);
	return devices.map(({ sheet }) => sheet);
};

const transitively = (said: readonly AttendanceFact[]) => {
	const supersedes = new Map<EntryId, readonly EntryId[]>(
		said.map((fact) => [fact.id, 'supersedes' in fact.payload ? fact.payload.supersedes : []])
	);
	const reach = (id: EntryId): readonly EntryId[] =>
		(supersedes.get(id) ?? []).flatMap((next) => [next, ...reach(next)]);
	return reach;
};

describe('recorders who are offline for a while', () => {
	it('see the same sheet once everything has arrived', () => {
		fc.assert(
			fc.property(steps, (drawn) => {
				const [first, ...others] = meet(run(drawn));
				for (const sheet of others) expect(sheet).toEqual(first);
			}),
			{ seed: 20261, numRuns: 200 }
		);
	});

	it('lose no record: it stands, is asked about, was replaced knowingly, or withdrawn', () => {
		fc.assert(
			fc.property(steps, (drawn) => {
				const world = run(drawn);
				const [sheet] = meet(world) as [AttendanceSheet];
				const reach = transitively(world.said);
				const withdrawn = new Set(
					world.said.flatMap((fact) =>
						fact.type === 'attendance.withdrawn' ? [fact.payload.record] : []
					)
				);
				const refused = new Set(sheet.refused.map(({ id }) => id));
				const live = world.said.filter(({ id }) => !withdrawn.has(id) && !refused.has(id));
				const replaced = new Set(live.flatMap(({ id }) => reach(id)));
				for (const fact of live) {
					if (fact.type !== 'attendance.recorded' || replaced.has(fact.id)) continue;
					const standing = sheet.standings.get(fact.payload.member);
					const shown =
						standing?.state === 'question'
							? standing.candidates
							: standing?.state === 'recorded'
								? [standing.claim, ...standing.agreeing]
								: [];
					expect(shown.map(({ id }) => id)).toContain(fact.id);
				}
			}),
			{ seed: 20262, numRuns: 200 }
		);
	});

	it('do disagree in these histories, so that the other claims are not empty', () => {
		const counts = fc
			.sample(steps, { seed: 20263, numRuns: 200 })
			.map((drawn) => questionsOf(meet(run(drawn))[0] as AttendanceSheet).length);
		expect(counts.filter((count) => count > 0).length).toBeGreaterThan(40);
	});

	it('answer every question with one record each, for everybody', () => {
		fc.assert(
			fc.property(steps, (drawn) => {
				const world = run(drawn);
				const [sheet] = meet(world) as [AttendanceSheet];
				const device = world.devices[0] as Device;
				for (const question of questionsOf(sheet)) {
					const times = { arrivedAt: null, leftAt: null, reasonAccepted: false };
					const fields = {
						member: question.member,
						status: 'late',
						reason: '核对',
						...times
					} as const;
					const answer = recordAttendance(device.sheet, { ...fields, how: 'roll' }, device.at(END));
					if (!answer.ok) throw new Error(answer.error.code);
					say(world, device, answer.value, 'office', END);
				}
				const [settled, ...others] = meet(world) as [AttendanceSheet];
				expect(questionsOf(settled)).toEqual([]);
				for (const other of others) expect(other).toEqual(settled);
			}),
			{ seed: 20263, numRuns: 200 }
		);
	});

	it('have no command refused by the view that was allowed by the page', () => {
		fc.assert(
			fc.property(steps, (drawn) => {
				const world = run(drawn);
				for (const sheet of meet(world)) expect(sheet.refused).toEqual([]);
			}),
			{ seed: 20264, numRuns: 200 }
		);
	});
});
