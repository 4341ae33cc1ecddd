import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { attendanceSubjects, statuses, type AttendanceFact } from './events.ts';
import {
	alice,
	BAD,
	bob,
	carol,
	dave,
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
import { scoringRows } from './queries.ts';
import { slotAt } from './slot.ts';
import { viewAttendance } from './view.ts';

const name = (index: number) => `s${String(index).padStart(2, '0')}-`;
const times = fc.constantFrom(
	START - MINUTE,
	START,
	START + 5 * MINUTE,
	START + 20 * MINUTE,
	END + 1
);
const member = fc.constantFrom(alice, bob, dave);
const reason = fc.constantFrom(null, '补登');
/** Which of the facts before it a fact refers to. */
const earlier = fc.array(fc.nat({ max: 30 }), { maxLength: 3 });

const statements = fc.record({
	kind: fc.constantFrom('record', 'record', 'record', 'sign', 'sign', 'ask', 'decide', 'withdraw'),
	at: times,
	by: fc.constantFrom('office', 'office', 'office', 'Alice', 'Bob', 'stranger'),
	member,
	status: fc.constantFrom(...statuses),
	reasonAccepted: fc.boolean(),
	how: fc.constantFrom('roll', 'import', 'afterwards'),
	reason,
	earlier,
	accepted: fc.boolean(),
	signature: fc.constantFrom(GOOD, GOOD, BAD, 'u'.repeat(86)),
	lag: fc.constantFrom(0, 1, 4)
});

type Drawn = typeof statements extends fc.Arbitrary<infer Value> ? Value : never;

const factOf = (drawn: Drawn, index: number, namesBefore: readonly EntryId[]): AttendanceFact => {
	const supersedes = [
		...new Set(drawn.earlier.flatMap((which) => namesBefore[which % (index + 1)] ?? []))
	];
	const target = supersedes[0] ?? entryId('nothing');
	const { at, by, accepted } = drawn;
	switch (drawn.kind) {
		case 'sign': {
			const signed = { slot: slotAt(at) - drawn.lag, signature: drawn.signature };
			const payload = { ...signed, screen: screen.id, how: 'qr' } as const;
			return stated(name(index), at, 'attendance.signed', payload, by);
		}
		case 'ask':
			return stated(name(index), at, 'leave.requested', { kind: 'personal' }, by);
		case 'decide':
			return stated(
				name(index),
				at,
				'leave.decided',
				{ request: target, accepted, supersedes: supersedes.slice(1) },
				by
			);
		case 'withdraw':
			return stated(
				name(index),
				at,
				'attendance.withdrawn',
				{ record: target, reason: drawn.reason },
				by
			);
		default:
			return stated(
				name(index),
				at,
				'attendance.recorded',
				{
					member: drawn.member,
					status: drawn.status,
					arrivedAt: null,
					leftAt: null,
					reasonAccepted: drawn.reasonAccepted,
					how: drawn.how as 'roll',
					reason: drawn.reason,
					supersedes
				},
				by
			);
	}
};

const histories = fc.array(statements, { maxLength: 30 }).map((drawn): AttendanceFact[] => {
	const facts: AttendanceFact[] = [screen];
	for (const [index, one] of drawn.entries())
		facts.push(
			factOf(
				one,
				index,
				facts.map(({ id }) => id)
			)
		);
	return facts;
});

const indexOf = (facts: readonly AttendanceFact[]) => {
	const index = new FactIndex<AttendanceFact>(attendanceSubjects);
	for (const fact of facts) index.add(fact);
	return index;
};

const viewOf = (index: FactIndex<AttendanceFact>) =>
	viewAttendance(index.of(meeting), frame, sources);

describe('every history of attendance', () => {
	it('gives the same sheet in whatever order its facts arrive', () => {
		fc.assert(
			fc.property(
				histories.chain((facts) =>
					fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))
				),
				([facts, shuffled]) => {
					expect(viewOf(indexOf(shuffled))).toEqual(viewOf(indexOf(facts)));
				}
			),
			{ seed: 20261, numRuns: 800 }
		);
	});

	it('is restored by taking a fact out and putting it in again', () => {
		fc.assert(
			fc.property(histories, fc.nat(), (facts, which) => {
				const index = indexOf(facts);
				const before = viewOf(index);
				const fact = facts[which % facts.length] ?? screen;
				index.remove(fact);
				viewOf(index);
				index.add(fact);
				expect(viewOf(index)).toEqual(before);
			}),
			{ seed: 20262, numRuns: 800 }
		);
	});

	it('lets no record win silently over one that it did not replace', () => {
		fc.assert(
			fc.property(histories, (facts) => {
				const sheet = viewOf(indexOf(facts));
				for (const standing of sheet.standings.values()) {
					if (standing.state !== 'recorded') continue;
					const verdicts = new Set(
						[standing.claim, ...standing.agreeing].map(
							({ status, reasonAccepted }) => `${status} ${String(reasonAccepted)}`
						)
					);
					expect(verdicts.size).toBe(1);
				}
			}),
			{ seed: 20263, numRuns: 400 }
		);
	});

	it('is settled by one record of what the sheet shows', () => {
		fc.assert(
			fc.property(histories, (facts) => {
				const open = viewOf(indexOf(facts)).standings.get(alice)?.statements ?? [];
				const answer = stated('zz-answer', START + 30 * MINUTE, 'attendance.recorded', {
					member: alice,
					status: 'late',
					arrivedAt: null,
					leftAt: null,
					reasonAccepted: false,
					how: 'import',
					reason: null,
					supersedes: [...open]
				});
				const standing = viewOf(indexOf([...facts, answer])).standings.get(alice);
				expect(standing).toMatchObject({ state: 'recorded', claim: { id: answer.id } });
			}),
			{ seed: 20264, numRuns: 800 }
		);
	});

	it('gives the score book one row per settled member and none for a question', () => {
		fc.assert(
			fc.property(histories, (facts) => {
				const sheet = viewOf(indexOf(facts));
				const rows = scoringRows(sheet).map((row) => row.member);
				const settled = [...sheet.standings.values()].filter(({ state }) => state === 'recorded');
				expect(rows).toEqual(settled.map((standing) => standing.member));
				expect([...sheet.standings.keys()].slice(0, 3)).toEqual([alice, bob, carol]);
			}),
			{ seed: 20265, numRuns: 400 }
		);
	});
});
