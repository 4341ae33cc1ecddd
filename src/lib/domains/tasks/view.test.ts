import { describe, expect, it } from 'vitest';
import {
	acknowledged,
	alice,
	bob,
	carol,
	dave,
	details,
	DUE,
	entryId,
	fileNamed,
	graded,
	HOUR,
	made,
	madeWithFiles,
	moved,
	objectId,
	publicity,
	recorded,
	SET,
	set,
	sources,
	stated,
	taskId,
	taskOf,
	withdrawn
} from './history.ts';
import { occurrenceId } from './occurrence-id.ts';
import { shareOf, stateOf } from './queries.ts';
import { viewTask } from './view.ts';

const codes = (task: ReturnType<typeof taskOf>) =>
	task.refused.map(({ id, refusal }) => [id, refusal.code]);

describe('[AL-100] a task', () => {
	it('[AL-100] holds what was handed in with files beside what was handed in without', () => {
		const task = taskOf(
			made('a', SET + 1, 'Alice', '初稿'),
			madeWithFiles('b', SET + 2, 'Alice', ['合影.jpg'])
		);
		expect(shareOf(task, alice).submissions.map(({ work }) => work)).toEqual([
			{ text: '初稿', links: [], files: [] },
			{ text: '', links: [], files: [fileNamed('合影.jpg')] }
		]);
		const stranger = taskOf(madeWithFiles('c', SET + 1, 'Dave', ['合影.jpg']));
		expect(stranger.refused).toMatchObject([
			{ type: 'handin.made@2', refusal: { code: 'not_addressed' } }
		]);
	});

	it('has a title, a body, a due time and addressees', () => {
		expect(taskOf()).toEqual({
			...details,
			id: taskId,
			set: { id: entryId('task'), by: set.by, at: SET },
			setter: carol,
			issuedAt: SET,
			firstDue: DUE,
			moves: [],
			withdrawn: null,
			addressed: [alice, bob, carol],
			shares: new Map(),
			refused: []
		});
	});

	it('is not there until somebody who may has set it', () => {
		const byBob = stated('task', SET, 'task.set', details, 'Bob');
		expect(viewTask([byBob], sources)).toBeNull();
		expect(viewTask([made('a', SET, 'Alice')], sources)).toBeNull();
	});

	it('takes part in time as its sheet said, where it was imported', () => {
		const imported = stated('task', DUE, 'task.set', { ...details, issuedAt: SET });
		expect(viewTask([imported], sources)).toMatchObject({ issuedAt: SET, set: { at: DUE } });
	});

	it('is withdrawn with the reason, and shows what was handed in by then and after', () => {
		const task = taskOf(withdrawn('off', DUE - HOUR), made('a', DUE - 1, 'Alice'));
		expect(task.withdrawn).toEqual({
			id: entryId('off'),
			by: task.withdrawn?.by,
			at: DUE - HOUR,
			reason: '活动取消'
		});
		expect(stateOf(shareOf(task, alice))).toBe('handedIn');
	});

	it('is withdrawn by its setter or the office, not by an addressee, and once', () => {
		expect(taskOf(withdrawn('off', SET + 1, 'Carol')).withdrawn).not.toBeNull();
		expect(codes(taskOf(withdrawn('off', SET + 1, 'Bob')))).toEqual([
			[entryId('off'), 'not_allowed']
		]);
		expect(codes(taskOf(withdrawn('a', SET + 1), withdrawn('b', SET + 2)))).toEqual([
			[entryId('b'), 'task_withdrawn']
		]);
	});

	it('keeps every due time that was stated, and counts by the last', () => {
		const task = taskOf(moved('a', SET + 1, DUE + HOUR), moved('b', SET + 2, DUE - HOUR, 'Carol'));
		expect([task.firstDue, task.due]).toEqual([DUE, DUE - HOUR]);
		expect(task.moves.map(({ due, reason }) => [due, reason])).toEqual([
			[DUE + HOUR, '停电'],
			[DUE - HOUR, '停电']
		]);
	});

	it('is never due before the moment at which somebody says so', () => {
		const task = taskOf(moved('a', DUE - HOUR, DUE - HOUR - 1));
		expect(task.due).toBe(DUE);
		expect(codes(task)).toEqual([[entryId('a'), 'due_has_passed']]);
	});

	it('is not moved by an addressee', () => {
		expect(codes(taskOf(moved('a', SET + 1, DUE + HOUR, 'Alice')))).toEqual([
			[entryId('a'), 'not_allowed']
		]);
	});
});

describe('[AL-100] an addressee', () => {
	it('acknowledges, and the earliest acknowledgement is the one that counts', () => {
		const task = taskOf(acknowledged('b', SET + 2, 'Alice'), acknowledged('a', SET + 1, 'Alice'));
		expect(shareOf(task, alice).acknowledged).toMatchObject({
			id: entryId('a'),
			acknowledgedAt: SET + 1
		});
		expect(stateOf(shareOf(task, bob))).toBe('waiting');
	});

	it('hands in as often as they like, and every version stays', () => {
		const task = taskOf(
			made('b', SET + 2, 'Alice', '二稿'),
			made('a', SET + 1, 'Alice', '初稿'),
			made('c', DUE + 1, 'Alice', '三稿')
		);
		expect(shareOf(task, alice).submissions.map(({ work }) => work?.text)).toEqual([
			'初稿',
			'二稿',
			'三稿'
		]);
	});

	it('does nothing for somebody else: the author is who hands in', () => {
		const task = taskOf(made('a', SET + 1, 'Bob'));
		expect([...task.shares.keys()]).toEqual([bob]);
	});

	it('is somebody the task addresses; others and strangers are refused', () => {
		const task = taskOf(made('a', SET + 1, 'Dave'), acknowledged('b', SET + 2, 'stranger'));
		expect(task.shares.size).toBe(0);
		expect(codes(task)).toEqual([
			[entryId('a'), 'not_addressed'],
			[entryId('b'), 'not_addressed']
		]);
	});
});

describe('[AL-4] what the office records for a member', () => {
	it('stands beside what they handed in themselves', () => {
		const task = taskOf(
			recorded('r', SET + 9, alice, { acknowledgedAt: SET + 1, submittedAt: SET + 2 }),
			made('a', SET + 5, 'Alice')
		);
		const { acknowledged: first, submissions } = shareOf(task, alice);
		expect(first).toMatchObject({ id: entryId('r'), acknowledgedAt: SET + 1 });
		expect(submissions.map(({ id, submittedAt, work }) => [id, submittedAt, work?.text])).toEqual([
			[entryId('r'), SET + 2, undefined],
			[entryId('a'), SET + 5, '初稿']
		]);
	});

	it('replaces the records that it names, which stay in sight', () => {
		const task = taskOf(
			recorded('r', SET + 9, alice, { submittedAt: SET + 2 }),
			recorded('s', SET + 10, alice, { acknowledgedAt: SET + 3 }, ['r'])
		);
		const share = shareOf(task, alice);
		expect(share.submissions).toEqual([]);
		expect(share.acknowledged?.acknowledgedAt).toBe(SET + 3);
		expect(share.records.map(({ id }) => id)).toEqual([entryId('r'), entryId('s')]);
	});

	it('is refused from anybody else, and about somebody not addressed', () => {
		const byCarol = { ...recorded('r', SET + 1, alice, {}), by: set.by };
		expect(codes(taskOf(byCarol, recorded('s', SET + 2, dave, {})))).toEqual([
			[entryId('r'), 'not_allowed'],
			[entryId('s'), 'not_addressed']
		]);
	});
});

describe('[AL-33] a grade', () => {
	const handed = made('a', SET + 1, 'Alice');

	it('is given by the setter or the office', () => {
		expect(shareOf(taskOf(handed, graded('g', DUE, alice, 'good')), alice).grade?.grade).toBe(
			'good'
		);
		const bySetter = graded('g', DUE, alice, 'poor', { by: 'Carol' });
		expect(shareOf(taskOf(handed, bySetter), alice).grade?.grade).toBe('poor');
	});

	it('is refused from an addressee, for one’s own work, and for somebody not addressed', () => {
		const own = made('c', SET + 1, 'Carol');
		const task = taskOf(
			handed,
			own,
			graded('x', DUE, alice, 'good', { by: 'Bob' }),
			graded('y', DUE, carol, 'good', { by: 'Carol' }),
			graded('z', DUE, dave, 'good')
		);
		expect(codes(task)).toEqual([
			[entryId('x'), 'not_allowed'],
			[entryId('y'), 'own_work'],
			[entryId('z'), 'not_addressed']
		]);
	});

	it('is corrected by one that names it; both stay in sight', () => {
		const task = taskOf(
			handed,
			graded('g', DUE, alice, 'poor'),
			graded('h', DUE + 1, alice, 'good', { over: ['g'] })
		);
		const share = shareOf(task, alice);
		expect(share.grade?.id).toBe(entryId('h'));
		expect(share.gradings.map(({ grade }) => grade)).toEqual(['poor', 'good']);
	});

	it('is one where two graders agree without knowing of each other', () => {
		const task = taskOf(
			handed,
			graded('g', DUE, alice, 'good'),
			graded('h', DUE + 1, alice, 'good')
		);
		expect(shareOf(task, alice)).toMatchObject({ question: [], grade: { grade: 'good' } });
	});

	it('is a question where they do not, until somebody grades over both', () => {
		const facts = [handed, graded('g', DUE, alice, 'good'), graded('h', DUE + 1, alice, 'poor')];
		const open = shareOf(taskOf(...facts), alice);
		expect(open.grade).toBeNull();
		expect(open.question.map(({ grade }) => grade)).toEqual(['good', 'poor']);
		const settled = graded('i', DUE + 2, alice, 'average', { over: ['g', 'h'] });
		expect(shareOf(taskOf(...facts, settled), alice)).toMatchObject({
			question: [],
			grade: { grade: 'average' }
		});
	});

	it('is taken back by one that says nothing', () => {
		const task = taskOf(
			handed,
			graded('g', DUE, alice, 'good'),
			graded('h', DUE + 1, alice, null, { over: ['g'] })
		);
		expect(stateOf(shareOf(task, alice))).toBe('handedIn');
	});
});

describe('[AL-100] an occurrence of a recurring task', () => {
	const occurrence = { rule: objectId('rule'), date: '2026-03-02' };
	const onDevice = (name: string, at: number, title: string) =>
		stated(name, at, 'task.set', { ...details, title, occurrence }, 'Carol');

	it('has an id of its rule and day, the same wherever it is made', () => {
		expect(occurrenceId(objectId('rule'), '2026-03-02')).toBe('QKRcyHrePeHR5IFKxhBSyQ');
		expect(occurrenceId(objectId('rule'), '2026-03-03')).not.toBe('QKRcyHrePeHR5IFKxhBSyQ');
	});

	it('is one task where two devices made it, as the first of them did', () => {
		const task = viewTask([onDevice('a', SET, '甲'), onDevice('b', SET + 1, '乙')], sources);
		expect(task).toMatchObject({
			id: occurrenceId(objectId('rule'), '2026-03-02'),
			title: '甲',
			set: { id: entryId('a') }
		});
	});

	it('was set by whoever scheduled it, whichever device made it', () => {
		const task = viewTask([onDevice('a', SET, '甲')], sources);
		expect(task?.setter).toBe(dave);
	});

	it('is not made by somebody who may not set tasks, however early', () => {
		const forged = { ...onDevice('a', SET - 1, '伪'), by: acknowledged('', 0, 'Bob').by };
		const task = viewTask([forged, onDevice('b', SET, '真')], sources);
		expect(task?.title).toBe('真');
		expect(task?.unit).toBe(publicity);
	});
});
