import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type Attendance,
	type Meeting,
	type Member,
	noRecords,
	Records,
	scoreAll,
	type ScoreInput,
	scoreMember,
	type Status
} from './index.ts';
import { alice, attended, bob, carol, meeting, valuesWith } from './testing.ts';

const members: readonly Member[] = [alice, bob, carol];
const statuses: readonly (Status | null)[] = [
	null,
	'present',
	'late',
	'absent',
	'leave',
	'left_early',
	'late+left_early'
];
const clocks = ['18:50', '19:00', '19:04', '19:10', '19:11', '19:50'];

const arbitraryMeeting = fc.record({
	day: fc.integer({ min: 1, max: 28 }),
	month: fc.constantFrom('09', '10', '11'),
	kind: fc.constantFrom('routine' as const, 'plenary' as const),
	stars: fc.constantFrom(null, 1, 2, 3, 5),
	unit: fc.constantFrom(null, 'office', 'publicity')
});
const arbitraryRow = fc.record({
	status: fc.constantFrom(...statuses),
	arrived: fc.constantFrom(null, ...clocks),
	left: fc.constantFrom(null, '19:30', '20:00'),
	reasonAccepted: fc.boolean(),
	isRecorded: fc.integer({ min: 0, max: 9 })
});

/** A term of three members in which every kind of attendance and several at the same time occur. */
const arbitraryTerm: fc.Arbitrary<ScoreInput> = fc
	.array(fc.tuple(arbitraryMeeting, fc.array(arbitraryRow, { minLength: 3, maxLength: 3 })), {
		maxLength: 12
	})
	.map((drawn) => {
		const meetings: Meeting[] = [];
		const attendance: Attendance[] = [];
		for (const [i, [shape, rows]] of drawn.entries()) {
			const date = `2024-${shape.month}-${String(shape.day).padStart(2, '0')}`;
			const held = { ...meeting(date, shape), id: `m${i}` };
			meetings.push({ ...held, cause: { ...held.cause, id: held.id, row: i + 2 } });
			for (const [k, { status, arrived, left, reasonAccepted, isRecorded }] of rows.entries()) {
				const who = members[k];
				if (!who || isRecorded === 0) continue;
				const time = (clock: string | null) => (clock === null ? null : `${date} ${clock}`);
				const change = { status, arrivedAt: time(arrived), leftAt: time(left), reasonAccepted };
				attendance.push(attended(held, who, change, attendance.length + 2));
			}
		}
		return { ...noRecords, members, meetings, attendance };
	});

const values = valuesWith();
const check = (property: (input: ScoreInput) => void) => {
	fc.assert(fc.property(arbitraryTerm, property), { seed: 52024, numRuns: 300 });
};

describe('for any term', () => {
	test('[AL-20] base and lines add up to the score', () => {
		check((input) => {
			for (const { score, lines } of scoreAll(input, values)) {
				expect(score).toBe(lines.reduce((sum, { points }) => sum + points, 70));
			}
		});
	});

	test('[AL-20] the order in which records arrive changes nothing', () => {
		fc.assert(
			fc.property(
				arbitraryTerm.chain((input) =>
					fc.record({
						input: fc.constant(input),
						meetings: fc.shuffledSubarray([...input.meetings], {
							minLength: input.meetings.length
						}),
						attendance: fc.shuffledSubarray([...input.attendance], {
							minLength: input.attendance.length
						})
					})
				),
				({ input, meetings, attendance }) => {
					expect(scoreAll({ ...input, meetings, attendance }, values)).toEqual(
						scoreAll(input, values)
					);
				}
			),
			{ seed: 62024, numRuns: 200 }
		);
	});

	test('[AL-D2] an accepted reason takes late and absent away and leaves the other faults', () => {
		const others = ({ explanation }: { readonly explanation: { readonly key: string } }) =>
			explanation.key === 'meeting_leave' || explanation.key === 'meeting_left_early';
		check((input) => {
			const excused = {
				...input,
				attendance: input.attendance.map((row) => ({ ...row, reasonAccepted: true }))
			};
			for (const [i, after] of scoreAll(excused, values).entries()) {
				const before = scoreAll(input, values)[i];
				expect(after.counts.lates + after.counts.absences).toBe(0);
				expect(after.counts.leaves).toBe(before?.counts.leaves);
				expect(after.lines.filter(others)).toEqual(
					expect.arrayContaining(before?.lines.filter(others) ?? [])
				);
				expect(after.score).toBeGreaterThanOrEqual(
					(before?.score ?? 0) - after.lines.filter(others).length * 2
				);
			}
		});
	});

	test('[AL-24] full attendance and a fault never meet in one month', () => {
		check((input) => {
			for (const { lines } of scoreAll(input, values)) {
				const months = (isReward: boolean) =>
					lines
						.filter(({ clause }) => (clause === 'AL-24') === isReward)
						.map(({ at }) => at.slice(0, 7));
				expect(months(true).filter((month) => months(false).includes(month))).toEqual([]);
			}
		});
	});

	test('[AL-26] sets never overlap and hold as many lates as the position allows', () => {
		check((input) => {
			for (const { member, lines } of scoreAll(input, values)) {
				const sets = lines.filter(({ clause }) => clause === 'AL-26');
				const causes = sets.flatMap((set) => set.causes.map(({ id }) => id));
				expect(new Set(causes).size).toBe(causes.length);
				expect(sets.every((set) => set.causes.length === (member === 'bob' ? 2 : 3))).toBe(true);
				expect(sets.every(({ points }) => points <= 0)).toBe(true);
			}
		});
	});

	test('[AL-20] records put one by one give the same scores as all at once', () => {
		check((input) => {
			const records = new Records({ ...noRecords, members: input.members });
			for (const row of input.attendance) records.put('attendance', row);
			for (const held of input.meetings) records.put('meetings', { ...held, unit: 'nobody' });
			for (const held of input.meetings) records.put('meetings', held);
			const scores = members.map(({ id }) => scoreMember(records, id, values));
			expect(scores).toEqual(scoreAll(input, values));
		});
	});
});

test('somebody who is no member has no score', () => {
	expect(scoreMember(new Records(noRecords), 'alice', values)).toBeUndefined();
});

test('members are listed in the order of the input', () => {
	const scores = scoreAll({ ...noRecords, members: [carol, alice, bob] }, values);
	expect(scores.map(({ member }) => member)).toEqual(['carol', 'alice', 'bob']);
});
