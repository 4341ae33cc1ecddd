import { beforeEach, describe, expect, it, test } from 'vitest';
import type { MemberId } from '#lib/domains/organisation/index.ts';
import type { Grade, TaskDetails, TaskId } from '#lib/domains/tasks/index.ts';
import { scoreAll } from '#lib/domains/scorebook/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import { deviceOf, sharedDrafts, value } from '../session/testing.ts';
import type { Workspace } from '../session/index.ts';
import { builtInFigures } from './figures.ts';
import { workspaceRecords } from './workspace-records.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 10, 4);
/** 2026-03-09 20:00 in Shanghai. */
const DUE = Date.UTC(2026, 2, 9, 12);
const SET = DUE - 72 * HOUR;

let workspace: Workspace;
let [alice, bob, carol]: MemberId[] = [];

/** Says several things and answers the objects that they create. */
const saying = async (
	...all: readonly { readonly type: string; readonly payload: object; readonly at?: number }[]
) => {
	const ids: string[] = [];
	value(await workspace.stateAll((say) => void ids.push(...all.map((each) => say(each)))));
	return ids.map((id) => entryToObject(id as Parameters<typeof entryToObject>[0]));
};

beforeEach(async () => {
	const { session } = deviceOf(1, sharedDrafts(), NOW);
	const founding = { name: '虚构联盟', template: 'alliance', timezone: 'Asia/Shanghai' };
	const id = value(await session.found({ ...founding, personName: '', isSample: false }));
	workspace = value(await session.open(id));
	const enrolled = {
		type: 'member.enrolled',
		payload: { unit: null, position: 'officer', from: null }
	};
	const term = { title: '学期', from: '2026-03-01', to: '2026-07-01', timezone: 'Asia/Shanghai' };
	const [, ...members] = await saying(
		{ type: 'term.opened', payload: term },
		enrolled,
		enrolled,
		enrolled
	);
	[alice, bob, carol] = members;
});

const details: TaskDetails = {
	title: '写新闻稿',
	body: '',
	due: DUE,
	unit: null,
	addressees: 'unit',
	issuedAt: SET,
	duty: null,
	occurrence: null,
	ref: null
};

const setTask = async (change: Partial<TaskDetails> = {}): Promise<TaskId> => {
	const [task] = await saying({ type: 'task.set', payload: { ...details, ...change }, at: SET });
	if (!task) throw new Error('the task is set');
	return task;
};

interface Row {
	readonly acknowledgedAt?: number;
	readonly submittedAt?: number;
	readonly grade?: Grade;
}

const record = (
	task: TaskId,
	member: MemberId | undefined,
	row: Row,
	supersedes: readonly string[] = []
) => ({
	type: 'handin.recorded',
	payload: {
		task,
		member,
		acknowledgedAt: row.acknowledgedAt ?? null,
		submittedAt: row.submittedAt ?? null,
		reason: null,
		supersedes
	}
});

const grade = (task: TaskId, member: MemberId | undefined, given: Grade) => ({
	type: 'handin.graded',
	payload: { task, member, grade: given, reason: null, supersedes: [] }
});

const linesOf = (member: MemberId | undefined) =>
	(member ? workspace.scoreBook.score(member) : undefined)?.lines.map(
		({ clause, points }) => `${clause} ${points}`
	);

/** The book that followed the facts one by one says what one computed from all of them says. */
const expectSameAsAnew = () => {
	const { projections, scoreBook } = workspace;
	const input = workspaceRecords(scoreBook.term, {
		projections,
		timezone: () => workspace.timezone,
		now: () => workspace.speaker().at
	});
	expect(scoreBook.scores().map(({ score, lines }) => [score, lines.length])).toEqual(
		scoreAll(input, builtInFigures).map(({ score, lines }) => [score, lines.length])
	);
};

const before = DUE - HOUR;
const after = DUE + HOUR;

describe('facts about a task become lines', () => {
	test.each<readonly [string, Row, readonly string[]]>([
		['[AL-30] first in time: +2', { submittedAt: before }, ['AL-30 2']],
		['[AL-D5] exactly at the due time is in time', { submittedAt: DUE }, ['AL-30 2']],
		['[AL-31] late, even the first: −1', { submittedAt: after }, ['AL-31 -1']],
		[
			'[AL-31] late having acknowledged: −1',
			{ acknowledgedAt: SET, submittedAt: after },
			['AL-31 -1']
		],
		['[AL-32] acknowledged and not handed in: −3', { acknowledgedAt: SET }, ['AL-32 -3']],
		['[AL-32] acknowledged after the due time: −3', { acknowledgedAt: after }, ['AL-32 -3']],
		['[AL-32] neither: −1', {}, ['AL-32 -1']],
		['[AL-33] excellent: +2', { submittedAt: before, grade: 'excellent' }, ['AL-30 2', 'AL-33 2']],
		['[AL-33] good: +1', { submittedAt: before, grade: 'good' }, ['AL-30 2', 'AL-33 1']],
		['[AL-33] average: 0', { submittedAt: before, grade: 'average' }, ['AL-30 2', 'AL-33 0']],
		[
			'[AL-33] poor and late: −2 and −1',
			{ submittedAt: after, grade: 'poor' },
			['AL-31 -1', 'AL-33 -2']
		],
		['[AL-33] a grade of nothing: no line of its own', { grade: 'good' }, ['AL-32 -1']]
	])('%s', async (_, row, lines) => {
		const task = await setTask();
		await saying(record(task, alice, row), ...(row.grade ? [grade(task, alice, row.grade)] : []));
		expect(linesOf(alice)).toEqual(lines);
		expectSameAsAnew();
	});

	it('[AL-30] gives every other submission in time +1, and moves the first place when an earlier one arrives', async () => {
		const task = await setTask();
		await saying(record(task, alice, { submittedAt: before }));
		expect([linesOf(alice), linesOf(bob)]).toEqual([['AL-30 2'], ['AL-32 -1']]);
		await saying(record(task, bob, { submittedAt: before - 1000 }));
		expect([linesOf(alice), linesOf(bob)]).toEqual([['AL-30 1'], ['AL-30 2']]);
		await saying(record(task, carol, { submittedAt: before - 1000 }));
		expect([linesOf(bob), linesOf(carol)]).toEqual([['AL-30 2'], ['AL-30 2']]);
		expectSameAsAnew();
	});

	it('[AL-30] says the clause, the figure, the task, the time, and who recorded it', async () => {
		const task = await setTask();
		const [, graded] = await saying(
			record(task, alice, { submittedAt: before }),
			grade(task, alice, 'good')
		);
		const lines = alice && workspace.scoreBook.score(alice)?.lines;
		expect(lines).toMatchObject([
			{
				clause: 'AL-30',
				at: '2026-03-09 19:00',
				causes: [{ sheet: 'handins', at: '2026-03-09 19:00', by: workspace.person }],
				explanation: {
					key: 'task_first',
					facts: { task, title: '写新闻稿', parameter: 'AL-30.first' }
				}
			},
			{
				clause: 'AL-33',
				causes: [{ sheet: 'handins', by: workspace.person }],
				explanation: { key: 'task_grade', facts: { task, grade: 'good' } }
			}
		]);
		const gradeCause = lines?.[1]?.causes[0]?.id as Parameters<typeof entryToObject>[0];
		expect(entryToObject(gradeCause)).toBe(graded);
	});

	it('[AL-100] counts before the due time for those alone who have handed in', async () => {
		const task = await setTask({ due: NOW + HOUR });
		await saying(
			record(task, alice, { submittedAt: before }),
			record(task, bob, { acknowledgedAt: SET })
		);
		expect([linesOf(alice), linesOf(bob), linesOf(carol)]).toEqual([['AL-30 2'], [], []]);
		expectSameAsAnew();
	});

	it('[AL-100] scores nothing once it is withdrawn', async () => {
		const task = await setTask();
		await saying(record(task, alice, { submittedAt: before }));
		expect(linesOf(bob)).toEqual(['AL-32 -1']);
		await saying({ type: 'task.withdrawn', payload: { task, reason: '活动取消' } });
		expect([linesOf(alice), linesOf(bob)]).toEqual([[], []]);
		expectSameAsAnew();
	});

	it('[AL-31] pardons the late when the due time is moved, and owes nothing before it', async () => {
		const task = await setTask();
		await saying(record(task, alice, { submittedAt: after }));
		expect([linesOf(alice), linesOf(bob)]).toEqual([['AL-31 -1'], ['AL-32 -1']]);
		await saying({ type: 'task.moved', payload: { task, due: NOW + HOUR, reason: '停电' } });
		expect([linesOf(alice), linesOf(bob)]).toEqual([['AL-30 2'], []]);
		expectSameAsAnew();
	});

	it('[AL-4] takes back what a correction of the office takes back', async () => {
		const task = await setTask();
		const ids: string[] = [];
		const wrong = record(task, alice, { submittedAt: before });
		value(await workspace.stateAll((say) => void ids.push(say(wrong))));
		expect(linesOf(alice)).toEqual(['AL-30 2']);
		await saying(record(task, alice, {}, ids));
		expect(linesOf(alice)).toEqual(['AL-32 -1']);
		expectSameAsAnew();
	});

	it('[AL-32] asks nothing of whoever was not addressed', async () => {
		await setTask({ addressees: bob ? [bob] : [] });
		expect([linesOf(alice), linesOf(bob)]).toEqual([[], ['AL-32 -1']]);
	});

	it('[AL-32] asks nothing of whoever left before it fell due, or came after it was set', async () => {
		const left = { type: 'member.left', payload: { member: bob, from: '2026-03-08' } };
		const enrolled = { unit: null, position: 'officer', from: '2026-03-07' };
		const [, dave] = await saying(left, { type: 'member.enrolled', payload: enrolled });
		const task = await setTask();
		expect(workspace.projections.task(task)?.addressed).toEqual([alice, carol]);
		expect(linesOf(dave)).toEqual([]);
	});
});
