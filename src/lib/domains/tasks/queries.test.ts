import { describe, expect, it } from 'vitest';
import {
	acknowledged,
	alice,
	bob,
	carol,
	details,
	DUE,
	graded,
	HOUR,
	made,
	SET,
	sources,
	stated,
	taskOf,
	withdrawn
} from './history.ts';
import {
	countedSubmission,
	handInOrder,
	inOwnOrder,
	isInTime,
	isOverdue,
	missingFrom,
	openTasksOf,
	progressOf,
	shareOf,
	taskState
} from './queries.ts';
import type { Task } from './task.ts';
import { viewTask } from './view.ts';

const another = (name: string, due: number, more: Partial<typeof details> = {}): Task => {
	const set = stated(name, SET, 'task.set', { ...details, title: name, due, ...more });
	const task = viewTask([set], sources);
	if (!task) throw new Error('the office may set tasks');
	return task;
};

describe('the submission that counts [AL-D5]', () => {
	it('is the earliest version, so that handing in again keeps the place', () => {
		const task = taskOf(
			made('a', SET + HOUR, 'Alice', '初稿'),
			made('b', SET + 2 * HOUR, 'Bob'),
			made('c', SET + 3 * HOUR, 'Alice', '终稿')
		);
		expect(countedSubmission(shareOf(task, alice))?.work?.text).toBe('初稿');
		expect(handInOrder(task)).toEqual([
			{ member: alice, place: 1 },
			{ member: bob, place: 2 }
		]);
	});

	it('is in time exactly at the due time, and late a second after it', () => {
		const at = (submittedAt: number) => {
			const task = taskOf(made('a', submittedAt, 'Alice'));
			const submission = countedSubmission(shareOf(task, alice));
			return submission && isInTime(task, submission);
		};
		expect([at(DUE - 1), at(DUE), at(DUE + 999), at(DUE + 1000)]).toEqual([
			true,
			true,
			true,
			false
		]);
	});

	it('shares its place with one of the same second, and has none when late', () => {
		const task = taskOf(
			made('a', SET + 100, 'Alice'),
			made('b', SET + 900, 'Bob'),
			made('c', DUE + HOUR, 'Carol')
		);
		expect(handInOrder(task).map(({ place }) => place)).toEqual([1, 1, null]);
	});
});

describe('how far a task is [AL-100]', () => {
	it('counts who acknowledged, handed in and was graded', () => {
		const task = taskOf(
			acknowledged('a', SET + 1, 'Alice'),
			made('b', SET + 2, 'Bob'),
			made('c', SET + 3, 'Carol'),
			graded('g', SET + 4, bob, 'good')
		);
		expect(progressOf(task)).toEqual({ all: 3, acknowledged: 3, handedIn: 2, graded: 1 });
		expect(taskState(task)).toBe('acknowledged');
		expect(missingFrom(task)).toEqual({ silent: [], owing: [alice] });
	});

	it('is as far as the slowest of those addressed', () => {
		const all = ['Alice', 'Bob', 'Carol'].map((who, n) => made(who, SET + n, who));
		const grades = [alice, bob, carol].map((who, n) => graded(`g${n}`, DUE, who, 'good'));
		expect(taskState(taskOf())).toBe('waiting');
		expect(taskState(taskOf(...all))).toBe('handedIn');
		expect(taskState(taskOf(...all, ...grades))).toBe('graded');
		expect(missingFrom(taskOf(acknowledged('a', SET, 'Bob')))).toEqual({
			silent: [alice, carol],
			owing: [bob]
		});
	});
});

describe('what is overdue [AL-100]', () => {
	it('is what an addressee has not handed in after the due time', () => {
		const task = taskOf(made('b', SET + 2, 'Bob'));
		expect(isOverdue(task, alice, DUE)).toBe(false);
		expect(isOverdue(task, alice, DUE + 1000)).toBe(true);
		expect(isOverdue(task, bob, DUE + 1000)).toBe(false);
	});

	it('is nothing of a task withdrawn, and nothing for somebody not addressed', () => {
		expect(isOverdue(taskOf(withdrawn('w', SET + 1)), alice, DUE + HOUR)).toBe(false);
		const forBob = another('b', DUE, { addressees: [bob] });
		expect(isOverdue(forBob, alice, DUE + HOUR)).toBe(false);
	});
});

describe('the order of tasks [AL-100]', () => {
	const now = SET + HOUR;
	const later = another('later', DUE + HOUR, { addressees: [alice] });
	const sooner = another('sooner', DUE, { addressees: [alice] });
	const others = another('others', DUE - HOUR, { addressees: [bob] });
	const planned = another('planned', DUE, { issuedAt: now + 1, addressees: [alice] });
	const past = another('past', now - HOUR, { addressees: [bob] });

	it('lists what a member owes, the most pressing first, without what is yet to be set', () => {
		expect(openTasksOf([later, others, planned, sooner], alice, now)).toEqual([sooner, later]);
	});

	it('puts one’s own first, then what is open, then what is over', () => {
		const titles = (me: typeof alice | null) =>
			inOwnOrder([past, others, later, sooner], me, now).map(({ title }) => title);
		expect(titles(alice)).toEqual(['sooner', 'later', 'others', 'past']);
		expect(titles(null)).toEqual(['others', 'sooner', 'later', 'past']);
	});
});
