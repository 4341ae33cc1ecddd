import * as v from 'valibot';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import {
	taskEvents,
	type Grade,
	type RecurrenceDetails,
	type TaskDetails,
	type TaskEventOf,
	type TaskEventType,
	type TaskPayload
} from './events.ts';
import {
	calendarRefusal,
	endingRefusal,
	settingRefusal,
	taskRefusal,
	type Author,
	type TaskStatement
} from './policy.ts';
import { shareOf } from './queries.ts';
import type { TaskRefusal } from './refusal.ts';
import type { MemberId, Recurrence, Task, Work } from './task.ts';

export type TaskCommandRefusal =
	| TaskRefusal
	| { readonly code: 'bad_field'; readonly field: string }
	| { readonly code: 'nothing_handed_in' }
	| { readonly code: 'correction_needs_reason' }
	| { readonly code: 'in_the_future' };

type Decision<Type extends TaskEventType> = Result<TaskEventOf<Type>, TaskCommandRefusal>;

const fieldFault = (type: TaskEventType, payload: unknown) => {
	const parsed = v.safeParse(taskEvents[type], payload);
	if (parsed.success) return undefined;
	return { code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' } as const;
};

const unlessRefused = <Type extends TaskEventType>(
	type: Type,
	payload: TaskPayload<Type>,
	refusal: () => TaskCommandRefusal | undefined
): Decision<Type> => {
	const found = fieldFault(type, payload) ?? refusal();
	return found ? err(found) : ok({ type, payload });
};

const aboutTask = <Type extends TaskStatement['type']>(
	task: Task,
	type: Type,
	fields: Omit<TaskPayload<Type>, 'task'>,
	author: Author
): Decision<Type> => {
	const payload = { ...fields, task: task.id } as TaskPayload<Type>;
	// The compiler loses the tie between a generic type and its payload; the signature keeps it.
	return unlessRefused(type, payload, () =>
		taskRefusal(task, { type, payload } as TaskStatement, author)
	);
};

/** Sets a task (AL-100). One that is due already could not be done in time by anybody. */
export const setTask = (details: TaskDetails, author: Author): Decision<'task.set'> =>
	unlessRefused('task.set', details, () =>
		details.due < author.at ? { code: 'due_has_passed' } : settingRefusal(details.unit, author)
	);

/** Moves the due time, with the reason that everybody sees. */
export const moveDue = (
	task: Task,
	fields: { readonly due: number; readonly reason: string },
	author: Author
) => aboutTask(task, 'task.moved', fields, author);

/** Withdraws a task, with the reason that everybody sees. */
export const withdrawTask = (task: Task, reason: string, author: Author) =>
	aboutTask(task, 'task.withdrawn', { reason }, author);

/** 答收到: states that the author's member has the task. */
export const acknowledgeTask = (task: Task, author: Author) =>
	aboutTask(task, 'task.acknowledged', {}, author);

/** Hands in a version of the author's own work. */
export const handIn = (
	task: Task,
	{ text, links, files }: Work,
	author: Author
): Decision<'handin.made' | 'handin.made@2'> =>
	files.length === 0
		? aboutTask(task, 'handin.made', { text, links: [...links] }, author)
		: aboutTask(task, 'handin.made@2', { text, links: [...links], files: [...files] }, author);

/** Records for a member what happened elsewhere; it replaces what was recorded for them before. */
export const recordHandIn = (
	task: Task,
	fields: {
		readonly member: MemberId;
		readonly acknowledgedAt: number | null;
		readonly submittedAt: number | null;
		readonly reason: string | null;
	},
	author: Author
): Decision<'handin.recorded'> => {
	const latest = Math.max(fields.acknowledgedAt ?? 0, fields.submittedAt ?? 0);
	if (latest > author.at) return err({ code: 'in_the_future' });
	const supersedes = shareOf(task, fields.member).records.map(({ id }) => id);
	return aboutTask(
		task,
		'handin.recorded',
		{ ...fields, supersedes: supersedes.slice(-16) },
		author
	);
};

/**
 * Grades a member's work (AL-33). Who grades again corrects, and says why; what was said before stays
 * in sight. Answers a question in the same way.
 */
export const gradeHandIn = (
	task: Task,
	fields: {
		readonly member: MemberId;
		readonly grade: Grade | null;
		readonly reason: string | null;
	},
	author: Author
): Decision<'handin.graded'> => {
	const { submissions, gradings } = shareOf(task, fields.member);
	if (submissions.length === 0) return err({ code: 'nothing_handed_in' });
	if (gradings.length > 0 && fields.reason === null)
		return err({ code: 'correction_needs_reason' });
	const supersedes = gradings.map(({ id }) => id).slice(-16);
	return aboutTask(task, 'handin.graded', { ...fields, supersedes }, author);
};

/** Schedules a task that comes again. */
export const scheduleDuty = (
	details: RecurrenceDetails,
	author: Author
): Decision<'duty.scheduled'> =>
	unlessRefused('duty.scheduled', details, () => settingRefusal(details.unit, author));

/** Ends a recurring task from a day on; what came before stays. */
export const endDuty = (
	recurrence: Recurrence,
	fields: { readonly from: string; readonly reason: string },
	author: Author
): Decision<'duty.ended'> =>
	unlessRefused('duty.ended', { ...fields, rule: recurrence.id }, () =>
		endingRefusal(recurrence, author)
	);

/** States the days off and working days of a year, in the place of what was stated before. */
export const stateCalendar = (
	fields: TaskPayload<'calendar.stated'>,
	author: Author
): Decision<'calendar.stated'> =>
	unlessRefused('calendar.stated', fields, () => calendarRefusal(author));
