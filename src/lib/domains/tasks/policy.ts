import { unreachable } from '#lib/kernel/result/index.ts';
import type { TaskCapability } from './capabilities.ts';
import type { TaskEventOf, TaskEventType, TaskPayload } from './events.ts';
import type { TaskRefusal } from './refusal.ts';
import type { MemberId, Recurrence, Task, UnitId } from './task.ts';

/** Who states something and when (epoch ms): the member they are, and what their grants allow. */
export interface Author {
	readonly at: number;
	readonly member: MemberId | null;
	readonly can: (capability: TaskCapability, unit?: UnitId | null) => boolean;
}

type Rule<Type extends TaskEventType> = (
	task: Task,
	payload: TaskPayload<Type>,
	author: Author
) => TaskRefusal | undefined;

/** The facts that a task is made of, but for the one that sets it. */
export type TaskStatement = {
	readonly [Type in Extract<TaskEventType, `${'task' | 'handin'}.${string}`>]: TaskEventOf<Type>;
}[Exclude<Extract<TaskEventType, `${'task' | 'handin'}.${string}`>, 'task.set'>];

/** A task, once or recurring, is set by whoever may set tasks for the unit. */
export const settingRefusal = (unit: UnitId | null, author: Author): TaskRefusal | undefined =>
	mayDo(author, 'task.set', unit);

/**
 * The setter or the office moves the due time, and never to before the moment at which they say so:
 * then the last due time stated can be the one that counts, since whoever had handed in by that
 * moment is still in time, and whoever had not could still comply.
 */
const taskIsMoved: Rule<'task.moved'> = (task, { due }, author) =>
	notWithdrawn(task) ??
	setterOr(task, author) ??
	(due < author.at ? { code: 'due_has_passed' } : undefined);

/** The setter or the office withdraws it; it stays visible and scores nothing. */
const taskIsWithdrawn: Rule<'task.withdrawn'> = (task, _, author) =>
	notWithdrawn(task) ?? setterOr(task, author);

/** An addressee acknowledges and hands in for themselves alone, as often as they like. */
const addresseeActs = (task: Task, author: Author) =>
	notWithdrawn(task) ?? isAddressed(task, author.member);

/** Only the office records for somebody else (AL-4). */
const handInIsRecorded: Rule<'handin.recorded'> = (task, { member }, author) =>
	notWithdrawn(task) ?? mayDo(author, 'task.manage', task.unit) ?? isAddressed(task, member);

/** The setter or the office grades, but nobody their own work (AL-33). */
const handInIsGraded: Rule<'handin.graded'> = (task, { member }, author) =>
	notWithdrawn(task) ??
	(author.member === member ? { code: 'own_work', rule: 'AL-33' } : undefined) ??
	setterOr(task, author) ??
	isAddressed(task, member);

/** Why `author` may not state `event` of `task`; undefined where nothing speaks against it. */
export const taskRefusal = (
	task: Task,
	event: TaskStatement,
	author: Author
): TaskRefusal | undefined => {
	switch (event.type) {
		case 'task.moved':
			return taskIsMoved(task, event.payload, author);
		case 'task.withdrawn':
			return taskIsWithdrawn(task, event.payload, author);
		case 'task.acknowledged':
		case 'handin.made':
		case 'handin.made@2':
			return addresseeActs(task, author);
		case 'handin.recorded':
			return handInIsRecorded(task, event.payload, author);
		case 'handin.graded':
			return handInIsGraded(task, event.payload, author);
		default:
			return unreachable(event);
	}
};

/** A recurring task is ended by whoever scheduled it, or the office. */
export const endingRefusal = (
	{ scheduler, unit, ended }: Recurrence,
	author: Author
): TaskRefusal | undefined =>
	(ended ? ({ code: 'recurrence_ended' } as const) : undefined) ??
	(author.member !== null && author.member === scheduler
		? undefined
		: mayDo(author, 'task.manage', unit));

/** The working days of a year are stated by whoever keeps the calendar. */
export const calendarRefusal = (author: Author): TaskRefusal | undefined =>
	mayDo(author, 'calendar.manage', null);

const mayDo = (author: Author, capability: TaskCapability, unit: UnitId | null) =>
	author.can(capability, unit) ? undefined : ({ code: 'not_allowed', capability } as const);

const setterOr = (task: Task, author: Author) =>
	author.member !== null && author.member === task.setter
		? undefined
		: mayDo(author, 'task.manage', task.unit);

const notWithdrawn = (task: Task) =>
	task.withdrawn ? ({ code: 'task_withdrawn' } as const) : undefined;

const isAddressed = (task: Task, member: MemberId | null) =>
	member !== null && task.addressed.includes(member)
		? undefined
		: ({ code: 'not_addressed' } as const);
