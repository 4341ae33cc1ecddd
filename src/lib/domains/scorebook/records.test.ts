import { describe, expect, test } from 'vitest';
import { isExpected, isInTerm, noRecords, Records } from './index.ts';
import { alice, attended, bob, carol, handedIn, meeting, task } from './testing.ts';

const m = meeting('2024-09-05', { unit: 'office' });

describe('[AL-10] who is expected', () => {
	test.each([
		[{ unit: null, expected: null }, [true, true]],
		[{ unit: 'office', expected: null }, [true, false]],
		[{ unit: 'office', expected: ['carol'] }, [false, true]],
		[{ unit: null, expected: [] }, [false, false]]
	])('at a meeting with %j: Alice and Carol %j', (change, answers) => {
		const held = meeting('2024-09-05', change);
		expect([alice, carol].map((who) => isExpected(held, who))).toEqual(answers);
		const records = new Records({ ...noRecords, meetings: [held] });
		expect([alice, carol].map((who) => records.meetingsFor(who).length === 1)).toEqual(answers);
	});

	test('somebody without a unit is expected at meetings of everybody only', () => {
		const nobody = { ...alice, unit: null };
		expect(isExpected(meeting('2024-09-05'), nobody)).toBe(true);
		expect(isExpected(m, nobody)).toBe(false);
	});
});

describe('putting a record again', () => {
	test('[AL-20] moves a meeting from those who were expected to those who now are', () => {
		const records = new Records({ ...noRecords, meetings: [m] });
		records.put('meetings', { ...m, unit: 'publicity', recorders: ['bob'] });
		expect(records.meetingsFor(alice)).toEqual([]);
		expect(records.meetingsFor(carol)).toHaveLength(1);
		expect(records.meetingsRecordedBy('bob')).toHaveLength(1);
		records.put('meetings', m);
		expect(records.meetingsRecordedBy('bob')).toEqual([]);
	});

	test('[AL-20] replaces the attendance of the same member at the same meeting', () => {
		const records = new Records(noRecords);
		records.put('attendance', attended(m, alice, { status: 'late' }, 2));
		records.put('attendance', attended(m, alice, { status: 'present' }, 3));
		expect(records.attendance('alice', m.id)?.status).toBe('present');
	});

	test('[AL-30] asks anew who was first', () => {
		const t = task('2024-09-09 12:00');
		const records = new Records({ ...noRecords, tasks: [t] });
		expect(records.firstSubmission(t)).toBeNull();
		records.put('handins', handedIn(t, alice, { submittedAt: '2024-09-08 09:00' }));
		expect(records.firstSubmission(t)).toBe('2024-09-08 09:00');
		records.put('handins', handedIn(t, bob, { submittedAt: '2024-09-07 09:00' }));
		expect(records.firstSubmission(t)).toBe('2024-09-07 09:00');
		const narrowed = { ...t, addressees: ['alice'] };
		records.put('tasks', narrowed);
		expect(records.firstSubmission(narrowed)).toBe('2024-09-08 09:00');
		expect(records.tasksFor(bob)).toEqual([]);
	});
});

test('both ends of a term belong to it, and an open side has no end', () => {
	const term = { from: '2024-09-01', to: '2025-01-15' };
	const times = ['2024-08-31 23:59', '2024-09-01', '2025-01-15 23:59:59', '2025-01-16 00:00'];
	expect(times.map((time) => isInTerm(term, time))).toEqual([false, true, true, false]);
	expect(times.map((time) => isInTerm({ from: null, to: null }, time))).toEqual([
		true,
		true,
		true,
		true
	]);
});
