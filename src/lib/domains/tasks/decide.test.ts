import { describe, expect, it } from 'vitest';
import {
	acknowledgeTask,
	endDuty,
	gradeHandIn,
	handIn,
	moveDue,
	recordHandIn,
	scheduleDuty,
	setTask,
	stateCalendar,
	withdrawTask
} from './decide.ts';
import {
	alice,
	bob,
	carol,
	details,
	DUE,
	entryId,
	fileNamed,
	graded,
	made,
	objectId,
	recorded,
	SET,
	stated,
	taskId,
	taskOf,
	weekly,
	withdrawn
} from './history.ts';
import type { Author } from './policy.ts';
import { viewRecurrence } from './recurrence-view.ts';
import { authorOf } from './history.ts';

const office: Author = { at: SET, member: null, can: () => true };
const memberOnly = (member: typeof alice | null): Author => ({
	at: SET,
	member,
	can: () => false
});
const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
	result.ok ? 'ok' : result.error?.code;

describe('[AL-100] setting a task', () => {
	it('states what it asks, of whom, and until when', () => {
		expect(setTask(details, office)).toEqual({
			ok: true,
			value: { type: 'task.set', payload: details }
		});
	});

	it('is for those who may', () => {
		expect(setTask(details, memberOnly(alice))).toEqual({
			ok: false,
			error: { code: 'not_allowed', capability: 'task.set' }
		});
	});

	it('refuses what is due already, what has no title and what addresses nobody', () => {
		expect(code(setTask({ ...details, due: SET - 1 }, office))).toBe('due_has_passed');
		expect(setTask({ ...details, title: ' ' }, office)).toEqual({
			ok: false,
			error: { code: 'bad_field', field: 'title' }
		});
		expect(code(setTask({ ...details, addressees: [] }, office))).toBe('bad_field');
	});
});

describe('[AL-100] an addressee', () => {
	it('acknowledges and hands in text and links', () => {
		const task = taskOf();
		expect(acknowledgeTask(task, memberOnly(alice))).toMatchObject({
			ok: true,
			value: { type: 'task.acknowledged', payload: { task: taskId } }
		});
		const work = { text: '新闻稿', links: ['https://example.org/a'] };
		expect(handIn(task, { ...work, files: [] }, memberOnly(alice))).toEqual({
			ok: true,
			value: { type: 'handin.made', payload: { task: taskId, ...work } }
		});
	});

	it('hands in files, with or without words', () => {
		const work = { text: '', links: [], files: [fileNamed('稿子.docx')] };
		expect(handIn(taskOf(), work, memberOnly(alice))).toEqual({
			ok: true,
			value: { type: 'handin.made@2', payload: { task: taskId, ...work } }
		});
		const many = Array.from({ length: 7 }, (_, at) => fileNamed(`${at}.jpg`));
		expect(code(handIn(taskOf(), { ...work, files: many }, memberOnly(alice)))).toBe('bad_field');
		const long = { ...work, text: '文'.repeat(1001) };
		expect(handIn(taskOf(), long, memberOnly(alice))).toEqual({
			ok: false,
			error: { code: 'bad_field', field: 'text' }
		});
		expect(code(handIn(taskOf(), work, memberOnly(null)))).toBe('not_addressed');
	});

	it('hands in something, and nothing but addresses of the web as links', () => {
		const task = taskOf();
		expect(code(handIn(task, { text: '', links: [], files: [] }, memberOnly(alice)))).toBe(
			'bad_field'
		);
		const script = { text: '', links: ['javascript:alert(1)'], files: [] };
		expect(code(handIn(task, script, memberOnly(alice)))).toBe('bad_field');
	});

	it('is told when the task was withdrawn, and when it was not for them', () => {
		const work = { text: '稿', links: [], files: [] };
		const gone = taskOf(withdrawn('w', SET + 1));
		expect(code(handIn(gone, work, memberOnly(alice)))).toBe('task_withdrawn');
		expect(code(acknowledgeTask(taskOf(), memberOnly(null)))).toBe('not_addressed');
	});
});

describe('[AL-33] grading', () => {
	const handed = made('a', SET + 1, 'Alice');
	const grade = { member: alice, grade: 'good', reason: null } as const;

	it('needs something handed in', () => {
		expect(code(gradeHandIn(taskOf(), grade, office))).toBe('nothing_handed_in');
		expect(code(gradeHandIn(taskOf(handed), grade, office))).toBe('ok');
	});

	it('again is a correction: it names what it replaces, and why', () => {
		const task = taskOf(handed, graded('g', DUE, alice, 'poor'));
		expect(code(gradeHandIn(task, grade, office))).toBe('correction_needs_reason');
		expect(gradeHandIn(task, { ...grade, reason: '看错了' }, office)).toMatchObject({
			ok: true,
			value: { payload: { supersedes: [entryId('g')], reason: '看错了' } }
		});
	});

	it('is not for one’s own work', () => {
		const own = { ...office, member: alice };
		expect(gradeHandIn(taskOf(handed), grade, own)).toEqual({
			ok: false,
			error: { code: 'own_work', rule: 'AL-33' }
		});
	});
});

describe('[AL-4] recording for a member', () => {
	const fields = { member: bob, acknowledgedAt: null, submittedAt: SET, reason: '交了纸质稿' };

	it('replaces what was recorded before', () => {
		const task = taskOf(recorded('r', SET, bob, {}));
		expect(recordHandIn(task, fields, office)).toMatchObject({
			ok: true,
			value: { payload: { supersedes: [entryId('r')] } }
		});
	});

	it('is the office’s, about what has happened', () => {
		expect(code(recordHandIn(taskOf(), fields, memberOnly(carol)))).toBe('not_allowed');
		const future = { ...fields, submittedAt: SET + 1 };
		expect(code(recordHandIn(taskOf(), future, office))).toBe('in_the_future');
	});
});

describe('[AL-100] moving and withdrawing', () => {
	it('is the setter’s or the office’s, with a reason', () => {
		const task = taskOf();
		const move = { due: DUE + 1, reason: '停电' };
		expect(code(moveDue(task, move, memberOnly(carol)))).toBe('ok');
		expect(code(moveDue(task, move, memberOnly(alice)))).toBe('not_allowed');
		expect(code(moveDue(task, { ...move, reason: '' }, office))).toBe('bad_field');
		expect(code(moveDue(task, { ...move, due: SET - 1 }, office))).toBe('due_has_passed');
		expect(code(withdrawTask(task, '活动取消', memberOnly(carol)))).toBe('ok');
		expect(code(withdrawTask(task, ' ', office))).toBe('bad_field');
	});
});

describe('[AL-2] a recurring task', () => {
	const scheduled = stated('rule', SET, 'duty.scheduled', weekly, 'Carol');
	const recurrence = viewRecurrence([scheduled], authorOf);
	if (!recurrence) throw new Error('Carol may set tasks');

	it('is scheduled by whoever may set tasks, and does not end before it begins', () => {
		expect(code(scheduleDuty(weekly, office))).toBe('ok');
		expect(code(scheduleDuty(weekly, memberOnly(alice)))).toBe('not_allowed');
		expect(code(scheduleDuty({ ...weekly, until: '2026-02-01' }, office))).toBe('bad_field');
	});

	it('is ended by its scheduler or the office, once, with a reason', () => {
		const end = { from: '2026-06-01', reason: '换届' };
		expect(endDuty(recurrence, end, memberOnly(carol))).toEqual({
			ok: true,
			value: { type: 'duty.ended', payload: { rule: objectId('rule'), ...end } }
		});
		expect(code(endDuty(recurrence, end, memberOnly(alice)))).toBe('not_allowed');
		const ended = viewRecurrence(
			[scheduled, stated('end', SET + 1, 'duty.ended', { rule: objectId('rule'), ...end })],
			authorOf
		);
		expect(ended?.ended).toMatchObject({ ...end, id: entryId('end') });
		expect(ended && code(endDuty(ended, end, office))).toBe('recurrence_ended');
	});

	it('lets the calendar be stated by whoever keeps it, for dates of its year', () => {
		const year = {
			year: 2027,
			off: [{ from: '2027-02-05', to: '2027-02-12' }],
			on: ['2027-02-14']
		};
		expect(code(stateCalendar(year, office))).toBe('ok');
		expect(code(stateCalendar(year, memberOnly(alice)))).toBe('not_allowed');
		expect(code(stateCalendar({ ...year, on: ['2026-02-14'] }, office))).toBe('bad_field');
	});
});
