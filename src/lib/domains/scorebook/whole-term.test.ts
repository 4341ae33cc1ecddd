import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, noRecords, Records, scoreAll, type ScoreInput, scoreMember } from './index.ts';
import { levels } from './rulebook/figures.ts';
import {
	activity,
	alice,
	attended,
	bob,
	carol,
	cause,
	entry,
	handedIn,
	meeting,
	partIn,
	task,
	valuesWith
} from './testing.ts';

const members = [alice, bob, carol] as const;
const values = valuesWith({ 'AL-43.cap': '2', 'AL-85.previous_term': 'bob' });
const anyMember = fc.constantFrom(...members);
const anyDay = fc.integer({ min: 1, max: 28 }).map((day) => String(day).padStart(2, '0'));
const anyGrade = fc.constantFrom(null, 'excellent', 'good', 'average', 'poor');

/** Draws per list; keys repeat, so that later records replace earlier ones before the input is made. */
const drawn = fc.record({
	meetings: fc.uniqueArray(anyDay, { maxLength: 6 }),
	attendance: fc.array(
		fc.tuple(anyMember, fc.nat(5), fc.constantFrom('present', 'late', 'absent', 'leave')),
		{ maxLength: 20 }
	),
	notes: fc.array(fc.tuple(anyMember, fc.nat(5), fc.constantFrom('good', 'none', 'poor')), {
		maxLength: 8
	}),
	tasks: fc.uniqueArray(anyDay, { maxLength: 4 }),
	handins: fc.array(fc.tuple(anyMember, fc.nat(3), fc.option(anyDay), fc.boolean(), anyGrade), {
		maxLength: 10
	}),
	activities: fc.array(fc.tuple(anyDay, anyGrade), { maxLength: 5 }),
	participation: fc.array(fc.tuple(anyMember, fc.nat(4), fc.boolean(), fc.boolean(), fc.nat(2)), {
		maxLength: 12
	}),
	entries: fc.array(
		fc.tuple(
			anyMember,
			anyDay,
			fc.constantFrom('AL-75', 'AL-77', 'AL-80', 'AL-81', 'AL-83', 'AL-85', 'AL-88', 'AL-45')
		),
		{ maxLength: 10 }
	)
});

/** The last of the records for each key, as the office's sheet would hold it. */
const once = <R>(records: readonly R[], keyOf: (record: R) => string): readonly R[] => [
	...new Map(records.map((record) => [keyOf(record), record])).values()
];

const at = <T>(list: readonly T[], i: number): readonly T[] => list.slice(i, i + 1);

const entryFor = (who: string, date: string, clause: string, row: number): Entry => {
	if (clause === 'AL-45') return entry(clause, date, { unit: 'office', points: 2 }, row);
	const points = clause === 'AL-75' || clause === 'AL-77' ? -2 : null;
	const degree = clause === 'AL-88' ? ('grave' as const) : null;
	return entry(clause, date, { member: who, points, degree }, row);
};

const term = drawn.map((shape): ScoreInput => {
	const meetings = shape.meetings.map((day, i) => {
		const held = meeting(`2024-10-${day}`, { notes: 'all', kind: i % 2 ? 'plenary' : 'routine' });
		return { ...held, cause: { ...held.cause, row: i + 2 } };
	});
	const tasks = shape.tasks.map((day, i) => {
		const due = `2024-11-${day} 12:00`;
		return { ...task(due), id: `t${i}`, cause: cause('tasks', i + 2, due, `t${i}`) };
	});
	const activities = shape.activities.map(([day, grade], i) => {
		const held = activity(`2024-12-${day}`, { id: `x${i}`, grade });
		return { ...held, cause: cause('activities', i + 2, held.heldOn, held.id) };
	});
	return {
		...noRecords,
		members,
		meetings,
		tasks,
		activities,
		attendance: once(
			shape.attendance.flatMap(([who, i, status], row) =>
				at(meetings, i).map((of) => attended(of, who, { status }, row + 2))
			),
			(row) => `${row.member} ${row.meeting}`
		),
		notes: once(
			shape.notes.flatMap(([who, i, grade], row) =>
				at(meetings, i).map((of) => ({
					cause: cause('notes', row + 2, of.start),
					meeting: of.id,
					member: who.id,
					grade
				}))
			),
			(row) => `${row.member} ${row.meeting}`
		),
		handins: once(
			shape.handins.flatMap(([who, i, day, isKnown, grade], row) =>
				at(tasks, i).map((of) =>
					handedIn(
						of,
						who,
						{
							submittedAt: day === null ? null : `2024-11-${day} 09:00`,
							acknowledgedAt: isKnown ? '2024-11-01 08:00' : null,
							grade
						},
						row + 2
					)
				)
			),
			(row) => `${row.member} ${row.task}`
		),
		participation: once(
			shape.participation.flatMap(([who, i, tookPart, outstanding, adopted], row) =>
				at(activities, i).map((of) => partIn(of, who, { tookPart, outstanding, adopted }, row + 2))
			),
			(row) => `${row.member} ${row.activity}`
		),
		entries: shape.entries.map(([who, day, clause], row) =>
			entryFor(who.id, `2024-10-${day}`, clause, row + 2)
		)
	};
});

const check = (seed: number, property: (input: ScoreInput) => void) => {
	fc.assert(fc.property(term, property), { seed, numRuns: 250 });
};

const reversed = (input: ScoreInput): ScoreInput => ({
	...input,
	meetings: input.meetings.toReversed(),
	attendance: input.attendance.toReversed(),
	notes: input.notes.toReversed(),
	tasks: input.tasks.toReversed(),
	handins: input.handins.toReversed(),
	activities: input.activities.toReversed(),
	participation: input.participation.toReversed(),
	entries: input.entries.toReversed()
});

describe('for any whole term', () => {
	test('[AL-30] base and lines add up, and each line knows its cause and its clause', () => {
		check(1, (input) => {
			for (const { score, lines } of scoreAll(input, values)) {
				expect(score).toBe(lines.reduce((sum, { points }) => sum + points, 70));
				expect(
					lines.every(({ causes, clause }) => causes.length > 0 && /^AL-\d+/.test(clause))
				).toBe(true);
			}
		});
	});

	test('[AL-30] the order in which records arrive changes nothing', () => {
		check(2, (input) => {
			expect(scoreAll(reversed(input), values)).toEqual(scoreAll(input, values));
		});
	});

	test('[AL-30] what is put later gives the same as what was there from the start', () => {
		check(3, (input) => {
			const records = new Records({ ...noRecords, members });
			// Asking before a hand-in arrives must not fix who was the first.
			for (const of of input.tasks) records.put('tasks', of);
			for (const of of input.tasks) records.firstSubmission(of);
			for (const row of input.handins) records.put('handins', row);
			for (const row of input.entries) records.put('entries', row);
			for (const row of input.participation) records.put('participation', row);
			for (const of of input.activities) records.put('activities', of);
			for (const row of input.notes) records.put('notes', row);
			for (const row of input.attendance) records.put('attendance', row);
			for (const of of input.meetings) records.put('meetings', of);
			expect(members.map(({ id }) => scoreMember(records, id, values))).toEqual(
				scoreAll(input, values)
			);
		});
	});

	test('[AL-D6] taking part never gives more than the cap', () => {
		check(4, (input) => {
			for (const { lines } of scoreAll(input, values)) {
				const given = lines.filter(({ clause }) => clause === 'AL-43');
				expect(given.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(2);
			}
		});
	});

	test('[AL-81] a graver level never comes before a milder one, nor with fewer causes', () => {
		check(5, (input) => {
			for (const { findings } of scoreAll(input, values)) {
				for (const clause of ['AL-80', 'AL-81', 'AL-82', 'AL-83']) {
					const own = findings.filter((finding) => finding.clause === clause);
					const order = own.map(({ level }) => levels.indexOf(level));
					expect(order).toEqual([0, 1, 2].slice(0, order.length));
					const causes = own.map((finding) => finding.causes.length);
					expect(causes).toEqual(causes.toSorted((a, b) => a - b));
				}
			}
		});
	});

	test('[AL-D5] every task has a first as soon as somebody submitted in time', () => {
		check(6, (input) => {
			const lines = scoreAll(input, values).flatMap((member) => member.lines);
			for (const { id } of input.tasks) {
				const about = lines.filter(({ explanation }) => explanation.facts['task'] === id);
				const keys = about.map(({ explanation }) => explanation.key);
				expect(keys.includes('task_in_time') && !keys.includes('task_first')).toBe(false);
			}
		});
	});
});
