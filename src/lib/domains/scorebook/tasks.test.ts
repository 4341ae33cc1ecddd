import { describe, expect, test } from 'vitest';
import { alice, bob, carol, handedIn, linesOf, scoreOf, task } from './testing.ts';

const due = '2024-09-09 12:00';
const t = task(due);

const alone = (change: Parameters<typeof handedIn>[2]) =>
	linesOf({ tasks: [t], handins: [handedIn(t, alice, change)] });

describe('[AL-30] in time', () => {
	test('the first to submit gets +2, every other submission in time +1', () => {
		const handins = [
			handedIn(t, alice, { submittedAt: '2024-09-08 09:00' }, 2),
			handedIn(t, bob, { submittedAt: '2024-09-07 09:00' }, 3)
		];
		expect(linesOf({ members: [alice, bob], tasks: [t], handins })).toEqual(['AL-30 1']);
		expect(linesOf({ members: [bob, alice], tasks: [t], handins })).toEqual(['AL-30 2']);
	});

	test('[AL-D5] submissions at the identical time each get the +2', () => {
		const same = { submittedAt: '2024-09-08 09:00' };
		const handins = [handedIn(t, alice, same, 2), handedIn(t, bob, same, 3)];
		expect(linesOf({ members: [alice, bob], tasks: [t], handins })).toEqual(['AL-30 2']);
		expect(linesOf({ members: [bob, alice], tasks: [t], handins })).toEqual(['AL-30 2']);
	});

	test('[AL-D5] exactly at the due time is in time, a second later is not', () => {
		expect(alone({ submittedAt: due })).toEqual(['AL-30 2']);
		expect(alone({ submittedAt: `${due}:01` })).toEqual(['AL-31 -1']);
	});

	test('a submission by somebody who was not addressed is nobody’s first', () => {
		const ofTwo = task(due, { addressees: ['alice'] });
		const handins = [
			handedIn(ofTwo, alice, { submittedAt: '2024-09-08 09:00' }, 2),
			handedIn(ofTwo, carol, { submittedAt: '2024-09-07 09:00' }, 3)
		];
		const input = { tasks: [ofTwo], handins };
		expect(linesOf({ ...input, members: [alice, carol] })).toEqual(['AL-30 2']);
		expect(linesOf({ ...input, members: [carol, alice] })).toEqual([]);
	});

	test('the line is dated by the submission and names its row', () => {
		const row = handedIn(t, alice, { submittedAt: '2024-09-08 09:00' });
		const [line] = scoreOf({ tasks: [t], handins: [row] }).lines;
		expect([line?.at, line?.causes]).toEqual(['2024-09-08 09:00', [row.cause]]);
	});
});

describe('[AL-31] late', () => {
	test('[AL-D5] a first submission that is late gets only AL-31', () => {
		expect(alone({ submittedAt: '2024-09-10 09:00' })).toEqual(['AL-31 -1']);
	});

	test('a late submission leaves the first place to the first in time', () => {
		const handins = [
			handedIn(t, alice, { submittedAt: '2024-09-09 11:59' }, 2),
			handedIn(t, bob, { submittedAt: '2024-09-09 12:01' }, 3)
		];
		expect(linesOf({ members: [alice, bob], tasks: [t], handins })).toEqual(['AL-30 2']);
	});
});

describe('[AL-32] not submitted', () => {
	test('having acknowledged costs 3, whenever that was', () => {
		expect(alone({ acknowledgedAt: '2024-09-01 09:00' })).toEqual(['AL-32 -3']);
		expect(alone({ acknowledgedAt: '2024-12-01 09:00' })).toEqual(['AL-32 -3']);
	});

	test('having said nothing costs 1, with a row or without', () => {
		expect(alone({})).toEqual(['AL-32 -1']);
		expect(linesOf({ tasks: [t] })).toEqual(['AL-32 -1']);
	});

	test('the line is dated by the due time; its cause is the task where there is no row', () => {
		const [line] = scoreOf({ tasks: [t] }).lines;
		expect([line?.at, line?.causes.map(({ id }) => id)]).toEqual([due, ['t1']]);
	});

	test('whoever was not addressed owes nothing', () => {
		expect(linesOf({ tasks: [task(due, { addressees: ['bob'] })] })).toEqual([]);
	});
});

describe('[AL-33] quality', () => {
	test.each([
		['excellent', ['AL-30 2', 'AL-33 2']],
		['good', ['AL-30 2', 'AL-33 1']],
		['average', ['AL-30 2', 'AL-33 0']],
		['poor', ['AL-30 2', 'AL-33 -2']]
	] as const)('%s adds to a submission in time', (grade, expected) => {
		expect(alone({ submittedAt: due, grade })).toEqual(expected);
	});

	test('adds to a late submission, and to none at all it does not', () => {
		expect(alone({ submittedAt: '2024-09-10 09:00', grade: 'good' })).toEqual([
			'AL-31 -1',
			'AL-33 1'
		]);
		expect(alone({ grade: 'good' })).toEqual(['AL-32 -1']);
	});
});

test('[AL-30] a task counts in the term of its due time', () => {
	const handins = [handedIn(t, alice, { submittedAt: '2024-08-20 09:00' })];
	const input = { tasks: [t], handins };
	expect(linesOf({ ...input, term: { from: '2024-09-01', to: null } })).toEqual(['AL-30 2']);
	expect(linesOf({ ...input, term: { from: '2024-09-10', to: null } })).toEqual([]);
});
