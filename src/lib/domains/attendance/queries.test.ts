import { describe, expect, it } from 'vitest';
import {
	alice,
	bob,
	carol,
	dave,
	entryId,
	frame,
	MINUTE,
	personId,
	recorded,
	scanned,
	screen,
	sheetIn,
	sheetOf,
	START,
	stated
} from './history.ts';
import { arrivalsOf, missingOf, onLeaveOf, questionsOf, scoringRows } from './queries.ts';
import { attendanceReport } from './report.ts';

const sheet = sheetIn(
	{ ...frame, expected: [alice, bob, carol] },
	screen,
	scanned('scan', 'Bob', START + MINUTE),
	recorded('roll', dave, 'present', { arrivedAt: START - MINUTE }),
	recorded('one', carol, 'present'),
	recorded('two', carol, 'absent')
);

describe('the two lists on the screen [AL-11]', () => {
	it('show who has come, by arrival, and who has not', () => {
		expect(arrivalsOf(sheet).map(({ member }) => member)).toEqual([dave, bob]);
		expect(missingOf(sheet).map(({ member, state }) => [member, state])).toEqual([
			[alice, 'unrecorded'],
			[carol, 'question']
		]);
	});

	it('keep apart who is on leave; who is absent is still missing', () => {
		const other = sheetOf(recorded('a', alice, 'leave'), recorded('b', bob, 'absent'));
		expect(onLeaveOf(other).map(({ member }) => member)).toEqual([alice]);
		expect(missingOf(other).map(({ member }) => member)).toEqual([bob, carol]);
		expect(arrivalsOf(other)).toEqual([]);
	});

	it('count as come whoever came too late to be present [AL-25]', () => {
		const late = sheetOf(recorded('a', alice, null, { arrivedAt: START + 30 * MINUTE }));
		expect(arrivalsOf(late).map(({ claim }) => claim.status)).toEqual(['absent']);
	});
});

describe('questions', () => {
	it('are listed with what was stated', () => {
		expect(questionsOf(sheet)).toMatchObject([
			{ member: carol, candidates: [{ id: entryId('one') }, { id: entryId('two') }] }
		]);
	});
});

describe('the rows for the score book', () => {
	it('say status or times, the entry that says so, by whom and when', () => {
		expect(scoringRows(sheet)).toEqual([
			{
				member: bob,
				status: null,
				arrivedAt: START + MINUTE,
				leftAt: null,
				reasonAccepted: false,
				cause: entryId('scan'),
				by: personId('Bob'),
				at: START + MINUTE
			},
			{
				member: dave,
				status: 'present',
				arrivedAt: START - MINUTE,
				leftAt: null,
				reasonAccepted: false,
				cause: entryId('roll'),
				by: personId('office'),
				at: START
			}
		]);
	});

	it('do not score a disagreement before it is answered', () => {
		expect(scoringRows(sheet).some(({ member }) => member === carol)).toBe(false);
	});
});

describe('the monthly report [AL-13]', () => {
	const [publicity, training] = [frame.unit, dave];
	const unitByMember = new Map([
		[alice, publicity],
		[bob, publicity],
		[carol, training]
	]);
	const second = sheetOf(
		recorded('a', alice, 'late+left_early'),
		recorded('b', bob, 'absent', { reasonAccepted: true }),
		recorded('c', carol, 'leave')
	);
	const third = sheetOf(
		recorded('a', alice, 'absent'),
		recorded('b', bob, 'left_early'),
		stated('ask', 1, 'leave.requested', { kind: 'sick' }, 'Carol')
	);
	const report = attendanceReport(
		[sheet, second, third].map((one) => ({ sheet: one, unitByMember }))
	);
	const none = {
		present: 0,
		late: 0,
		absent: 0,
		leave: 0,
		leftEarly: 0,
		excused: 0,
		unrecorded: 0,
		questions: 0
	};

	it('counts each member of each department', () => {
		expect(report.units).toEqual([
			{
				unit: publicity,
				members: [
					{ ...none, member: alice, expected: 3, late: 1, leftEarly: 1, absent: 1, unrecorded: 1 },
					{ ...none, member: bob, expected: 3, late: 1, leftEarly: 1, excused: 1 }
				],
				total: { ...none, expected: 6, late: 2, leftEarly: 2, absent: 1, excused: 1, unrecorded: 1 }
			},
			{
				unit: training,
				members: [{ ...none, member: carol, expected: 3, leave: 1, unrecorded: 1, questions: 1 }],
				total: { ...none, expected: 3, leave: 1, unrecorded: 1, questions: 1 }
			}
		]);
	});

	it('counts the whole alliance, without those who were not expected', () => {
		expect(report.meetings).toBe(3);
		expect(report.total).toEqual({
			...none,
			expected: 9,
			late: 2,
			leftEarly: 2,
			absent: 1,
			leave: 1,
			excused: 1,
			unrecorded: 2,
			questions: 1
		});
	});

	it('lists a member who changed department under both', () => {
		const moved = attendanceReport([
			{ sheet: second, unitByMember },
			{ sheet: third, unitByMember: new Map([[alice, training]]) }
		]);
		const units = moved.units
			.filter(({ members }) => members.some(({ member }) => member === alice))
			.map(({ unit }) => unit);
		expect(units).toEqual([publicity, training]);
	});

	it('of no meetings is empty', () => {
		expect(attendanceReport([])).toEqual({
			meetings: 0,
			units: [],
			total: { ...none, expected: 0 }
		});
	});
});
