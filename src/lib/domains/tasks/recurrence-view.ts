import { statedIn } from '#lib/kernel/facts/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import type { TaskFact, TaskFactOf } from './events.ts';
import { calendarRefusal, endingRefusal, settingRefusal, type Author } from './policy.ts';
import type { Recurrence, StatedYear } from './task.ts';

type AuthorOf = (fact: TaskFact) => Author;

/** The recurring task that its facts, sorted by time, amount to; null until somebody who may scheduled it. */
export const viewRecurrence = (
	facts: readonly TaskFactOf<'duty.scheduled' | 'duty.ended'>[],
	authorOf: AuthorOf
): Recurrence | null => {
	const scheduled = facts.find((fact) => fact.type === 'duty.scheduled');
	if (!scheduled || settingRefusal(scheduled.payload.unit, authorOf(scheduled))) return null;
	const recurrence: Recurrence = {
		...scheduled.payload,
		id: entryToObject(scheduled.id),
		scheduled: statedIn(scheduled),
		scheduler: authorOf(scheduled).member,
		ended: null
	};
	const ended = facts
		.filter((fact) => fact.type === 'duty.ended')
		.find((fact) => !endingRefusal(recurrence, authorOf(fact)));
	if (!ended) return recurrence;
	const { from, reason } = ended.payload;
	return { ...recurrence, ended: { ...statedIn(ended), from, reason } };
};

/** What was stated about each year's working days; of two statements the later one counts. */
export const viewCalendar = (
	facts: readonly TaskFactOf<'calendar.stated'>[],
	authorOf: AuthorOf
): ReadonlyMap<number, StatedYear> =>
	new Map(
		facts
			.filter((fact) => !calendarRefusal(authorOf(fact)))
			.map((fact) => [fact.payload.year, { ...statedIn(fact), ...fact.payload }])
	);
