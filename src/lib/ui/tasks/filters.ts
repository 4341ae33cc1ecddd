// Which tasks a list shows.
import {
	membersOfUnit,
	type MemberId,
	type Organisation
} from '#lib/domains/organisation/index.ts';
import {
	isOverdue,
	isPastDue,
	isUnderWay,
	shareOf,
	stateOf,
	taskState,
	type ShareState,
	type Task
} from '#lib/domains/tasks/index.ts';

/** '' stands for all; `person` is a member, or everybody. */
export interface TaskFilter {
	readonly unit: string;
	readonly person: string;
	readonly state: '' | 'open' | 'overdue' | 'withdrawn' | 'planned' | ShareState;
}

/** How far a task is: one member's part of it where they are addressed, else as a whole. */
export const stateFor = (task: Task, member: MemberId | null): ShareState =>
	member !== null && task.addressed.includes(member)
		? stateOf(shareOf(task, member))
		: taskState(task);

/** Whether somebody whom it concerns still owes the work after the due time. */
export const isLateFor = (task: Task, member: MemberId | null, now: number): boolean =>
	member !== null && task.addressed.includes(member)
		? isOverdue(task, member, now)
		: isUnderWay(task, now) &&
			isPastDue(task, now) &&
			['waiting', 'acknowledged'].includes(taskState(task));

const isInState = (task: Task, { state }: TaskFilter, who: MemberId | null, now: number) => {
	if (state === 'withdrawn') return task.withdrawn !== null;
	if (state === 'planned') return !task.withdrawn && task.issuedAt > now;
	if (state === '') return task.issuedAt <= now;
	if (!isUnderWay(task, now)) return false;
	if (state === 'overdue') return isLateFor(task, who, now);
	const is = stateFor(task, who);
	return state === 'open' ? is === 'waiting' || is === 'acknowledged' : is === state;
};

/** The tasks that pass the filter. A unit's are those set for it and those that address its members. */
export const filteredTasks = (
	tasks: readonly Task[],
	filter: TaskFilter,
	{
		organisation,
		today,
		now
	}: { readonly organisation: Organisation; readonly today: string; readonly now: number }
): readonly Task[] => {
	// Both are chosen from this workspace's own.
	const unit = filter.unit === '' ? null : (filter.unit as MemberId);
	const who = filter.person === '' ? null : (filter.person as MemberId);
	const ofUnit = new Set(
		unit ? membersOfUnit(organisation, unit, today).map(({ member }) => member) : []
	);
	return tasks.filter(
		(task) =>
			(unit === null || task.unit === unit || task.addressed.some((one) => ofUnit.has(one))) &&
			(who === null || task.addressed.includes(who)) &&
			isInState(task, filter, who, now)
	);
};
