import {
	addDays,
	endDuty,
	occurrenceId,
	occurrencesOf,
	type IsWorkingDay,
	type Recurrence,
	type TaskCommandRefusal,
	type TaskDetails,
	withdrawTask
} from '#lib/domains/tasks/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import type { StateFault } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import { instantToDate, wallClockToInstant } from '../time/index.ts';
import { announcedDays, workingDays } from './working-days.ts';

const DAY_MS = 86_400_000;
/** So far ahead of their setting occurrences are made, that a week without anybody here costs none. */
const AHEAD_DAYS = 7;
/** So far a day off can move an occurrence: a winter vacation. */
const MOVED_DAYS = 90;

interface Clock {
	readonly now: number;
	readonly timezone: string;
	readonly isWorkingDay: IsWorkingDay;
}

/**
 * The tasks that a recurring one is to become now: those set within the week that are not due yet. An
 * occurrence that nobody made in time is left out, since nobody could do it in time either.
 */
export const comingTasks = (recurrence: Recurrence, clock: Clock): readonly TaskDetails[] => {
	const { now, timezone, isWorkingDay } = clock;
	const today = instantToDate(now, timezone);
	const last = addDays(today, AHEAD_DAYS + recurrence.leadDays + MOVED_DAYS);
	return occurrencesOf(recurrence, addDays(today, -MOVED_DAYS), last, isWorkingDay).flatMap(
		({ date, dueOn }) => {
			const due = wallClockToInstant(`${dueOn} ${recurrence.time}`, timezone) ?? now;
			const opens = addDays(dueOn, -recurrence.leadDays);
			const opensAt = wallClockToInstant(`${opens} 00:00`, timezone) ?? now;
			if (due <= now || opensAt > now + AHEAD_DAYS * DAY_MS) return [];
			const { title, body, unit, addressees, duty, id, scheduled } = recurrence;
			return [
				{
					...{ title, body, unit, addressees, duty, due, ref: null },
					// Nobody is asked before it was scheduled.
					issuedAt: Math.max(opensAt, scheduled.at),
					occurrence: { rule: id, date }
				}
			];
		}
	);
};

/**
 * States the occurrences that are missing, where this person may set tasks. Any number of devices may
 * do so at once and offline: an occurrence's id is made from its rule and day, so they are the same.
 */
export const makeOccurrences = async (
	workspace: Workspace
): Promise<Result<number, StateFault>> => {
	const { projections, timezone } = workspace;
	const speaker = workspace.speaker();
	const live = projections.recurrences();
	if (live.length === 0 || !speaker.can('task.set')) return ok(0);
	const isWorkingDay = workingDays(await announcedDays(), projections.calendar());
	const missing = live
		.flatMap((recurrence) => comingTasks(recurrence, { now: speaker.at, timezone, isWorkingDay }))
		.filter(({ occurrence }) => {
			if (!occurrence) return false;
			return projections.task(occurrenceId(occurrence.rule, occurrence.date)) === null;
		});
	if (missing.length === 0) return ok(0);
	const stated = await workspace.stateAll((say) => {
		for (const payload of missing) say({ type: 'task.set', payload });
	});
	return stated.ok ? ok(missing.length) : stated;
};

/**
 * Ends a recurring task from a day on, and withdraws with the same reason what it had already become
 * for days from then on without having been set yet.
 */
export const endRecurrence = async (
	workspace: Workspace,
	recurrence: Recurrence,
	fields: { readonly from: string; readonly reason: string }
): Promise<Result<null, StateFault | TaskCommandRefusal>> => {
	const speaker = workspace.speaker();
	const ended = endDuty(recurrence, fields, speaker);
	if (!ended.ok) return ended;
	const tooMany = workspace.projections
		.tasks()
		.filter(
			({ occurrence, issuedAt, withdrawn }) =>
				occurrence?.rule === recurrence.id &&
				occurrence.date >= fields.from &&
				issuedAt > speaker.at &&
				!withdrawn
		)
		.flatMap((task) => {
			const decided = withdrawTask(task, fields.reason, speaker);
			return decided.ok ? [decided.value] : [];
		});
	const stated = await workspace.stateAll((say) => {
		for (const event of [ended.value, ...tooMany]) say(event);
	});
	return stated.ok ? ok(null) : stated;
};
