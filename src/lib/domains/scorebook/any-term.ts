/** For tests: terms with everything that a score is computed from, drawn at random from fixed seeds. */
import fc from 'fast-check';
import {
	type Entry,
	type Meeting,
	type Member,
	noRecords,
	type Note,
	type ScoreInput
} from './index.ts';
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

/** The members of every drawn term: an officer, a cadre, and an officer elsewhere. */
export const members = [alice, bob, carol] as const;
/** Figures under which caps and repeated terms are met. */
export const values = valuesWith({ 'AL-43.cap': '2', 'AL-85.previous_term': 'bob' });
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

const notesOf = (
	drawn: readonly (readonly [Member, number, 'good' | 'none' | 'poor'])[],
	meetings: readonly Meeting[]
): readonly Note[] =>
	once(
		drawn.flatMap(([who, i, grade], row) =>
			at(meetings, i).map((of) => ({
				cause: cause('notes', row + 2, of.start),
				meeting: of.id,
				member: who.id,
				grade
			}))
		),
		(row) => `${row.member} ${row.meeting}`
	);

/** Any whole term. */
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
		notes: notesOf(shape.notes, meetings),
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

/** Runs `property` on terms drawn from a fixed seed. */
export const check = (seed: number, property: (input: ScoreInput) => void, numRuns = 250): void => {
	fc.assert(fc.property(term, property), { seed, numRuns });
};
