import type { ScoreInput } from '#lib/domains/scorebook/index.ts';
import type { TaskId } from '#lib/domains/tasks/index.ts';
import type { Workspace } from '../session/index.ts';
import { instantToSheetTime } from '../time/index.ts';
import { namesFor } from './names-for.ts';

/** The rows of the sheets tasks and handins, and when each task was set. */
interface TaskRows extends Pick<ScoreInput, 'tasks' | 'handins'> {
	readonly issued: ReadonlyMap<string, string>;
}

/**
 * Tasks and hand-ins as the sheets write them. A task that everybody was given has no list of
 * addressees; whoever is no member of the term has no row.
 */
export const taskRows = (
	{ tasks, handins, members }: ScoreInput,
	number: (member: string) => string,
	{ projections, timezone }: Workspace
): TaskRows => {
	const isMember = new Set<string>(members.map(({ id }) => id));
	const kept = tasks
		.map((task) => ({
			...task,
			addressees: (task.addressees ?? []).filter((one) => isMember.has(one))
		}))
		.filter(({ addressees }) => addressees.length > 0);
	const taskName = namesFor(
		kept,
		'T',
		// The records' tasks are those of the workspace.
		({ id }) => projections.task(id as TaskId)?.ref ?? undefined
	);
	const issued = kept.flatMap(({ id }) => {
		const task = projections.task(id as TaskId);
		return task ? [[taskName(id), instantToSheetTime(task.issuedAt, timezone)] as const] : [];
	});
	const isKept = new Set<string>(kept.map(({ id }) => id));
	return {
		tasks: kept.map((task) => ({
			...task,
			id: taskName(task.id),
			addressees: task.addressees.length === members.length ? null : task.addressees.map(number)
		})),
		handins: handins
			.filter(({ task, member }) => isKept.has(task) && isMember.has(member))
			.map((row) => ({ ...row, task: taskName(row.task), member: number(row.member) })),
		issued: new Map(issued)
	};
};
