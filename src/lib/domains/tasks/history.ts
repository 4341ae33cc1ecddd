/** For tests: a history told in a few words, with ids made from names. */
import { entryId, objectId, personId } from '#lib/kernel/facts/testing.ts';
import type { FileRef } from '#lib/kernel/files/index.ts';
import type { DeviceId, ObjectId, Space } from '#lib/kernel/identity/index.ts';
import type {
	RecurrenceDetails,
	TaskDetails,
	TaskFact,
	TaskFactOf,
	TaskPayload
} from './events.ts';
import type { Author } from './policy.ts';
import type { Task } from './task.ts';
import { viewTask, type FactOfTask, type TaskSources } from './view.ts';

export { entryId, objectId };

export const taskId = objectId('task');
export const [alice, bob, carol, dave] = [
	objectId('Alice'),
	objectId('Bob'),
	objectId('Carol'),
	objectId('Dave')
] as const;
export const publicity = objectId('publicity');

/** 2026-03-02 19:00 in Shanghai. */
export const DUE = Date.UTC(2026, 2, 2, 11);
export const HOUR = 3_600_000;
/** When the task was set. */
export const SET = DUE - 72 * HOUR;

export const details: TaskDetails = {
	title: '写一篇新闻稿',
	body: '三百字，配一张照片。',
	due: DUE,
	unit: publicity,
	addressees: 'unit',
	issuedAt: null,
	duty: null,
	occurrence: null,
	ref: null
};

/** Every Monday at eight in the evening, on the next working day where that is none. */
export const weekly: RecurrenceDetails = {
	title: '交部门考勤表',
	body: '',
	unit: publicity,
	addressees: 'unit',
	duty: 'office-14',
	every: { unit: 'week', days: [1] },
	onDayOff: 'next',
	time: '20:00',
	leadDays: 2,
	from: '2026-03-01',
	until: null
};

/** A fact named `name`, stated at `at` by the person of the name `by`. */
export const stated = <Type extends TaskFact['type']>(
	name: string,
	at: number,
	type: Type,
	payload: TaskPayload<Type>,
	by = 'office'
): TaskFactOf<Type> =>
	({
		id: entryId(name),
		type,
		space: 'members' as Space,
		by: personId(by),
		device: 'device' as DeviceId,
		at,
		receivedAt: at,
		payload
	}) as TaskFact as TaskFactOf<Type>;

/** Set by Carol, a cadre, for Alice, Bob and Carol herself. */
export const set = stated('task', SET, 'task.set', details, 'Carol');

export const acknowledged = (name: string, at: number, by: string) =>
	stated(name, at, 'task.acknowledged', { task: taskId }, by);
export const made = (name: string, at: number, by: string, text = '初稿') =>
	stated(name, at, 'handin.made', { task: taskId, text, links: [] }, by);
/** A file as a fact names it. */
export const fileNamed = (name: string): FileRef => ({
	hash: 'A'.repeat(43) as FileRef['hash'],
	key: 'A'.repeat(43) as FileRef['key'],
	name,
	media: 'image/jpeg',
	size: 12
});
export const madeWithFiles = (name: string, at: number, by: string, files: readonly string[]) =>
	stated(
		name,
		at,
		'handin.made@2',
		{ task: taskId, text: '', links: [], files: files.map(fileNamed) },
		by
	);
export const graded = (
	name: string,
	at: number,
	member: ObjectId,
	grade: TaskPayload<'handin.graded'>['grade'],
	{ by = 'office', over = [] }: { by?: string; over?: readonly string[] } = {}
) =>
	stated(
		name,
		at,
		'handin.graded',
		{ task: taskId, member, grade, reason: null, supersedes: over.map(entryId) },
		by
	);
export const recorded = (
	name: string,
	at: number,
	member: ObjectId,
	times: { readonly acknowledgedAt?: number; readonly submittedAt?: number },
	over: readonly string[] = []
) =>
	stated(name, at, 'handin.recorded', {
		task: taskId,
		member,
		acknowledgedAt: times.acknowledgedAt ?? null,
		submittedAt: times.submittedAt ?? null,
		reason: null,
		supersedes: over.map(entryId)
	});
export const moved = (name: string, at: number, due: number, by?: string) =>
	stated(name, at, 'task.moved', { task: taskId, due, reason: '停电' }, by);
export const withdrawn = (name: string, at: number, by?: string) =>
	stated(name, at, 'task.withdrawn', { task: taskId, reason: '活动取消' }, by);

const members = new Map([
	[personId('Alice'), alice],
	[personId('Bob'), bob],
	[personId('Carol'), carol],
	[personId('Dave'), dave]
]);

/** The office may do everything; Carol may set tasks; the others are members without a capability. */
export const authorOf = ({ by, at }: TaskFact): Author => ({
	at,
	member: members.get(by) ?? null,
	can: (capability) =>
		by === personId('office') || (by === personId('Carol') && capability === 'task.set')
});

export const sources: TaskSources = {
	authorOf,
	addressedBy: ({ addressees }) => (addressees === 'unit' ? [alice, bob, carol] : addressees),
	schedulerOf: (rule) => (rule === objectId('rule') ? dave : null)
};

const byTime = (a: TaskFact, b: TaskFact) => a.at - b.at || (a.id < b.id ? -1 : 1);

/** The task that `set` and these facts amount to. */
export const taskOf = (...facts: readonly FactOfTask[]): Task => {
	const task = viewTask([set, ...facts].sort(byTime), sources);
	if (!task) throw new Error('the history sets a task');
	return task;
};
