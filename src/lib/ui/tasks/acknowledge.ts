import type { Workspace } from '#lib/app/session/index.ts';
import { acknowledgeTask, type Task } from '#lib/domains/tasks/index.ts';
import type { Refusal } from './refusal-text.ts';

/** 答收到 in one tap, from wherever the task is seen; answers why not, where it was not stated. */
export const acknowledge = async (
	workspace: Workspace,
	task: Task
): Promise<Refusal | undefined> => {
	const stated = await workspace.state(acknowledgeTask(task, workspace.speaker()));
	return stated.ok ? undefined : stated.error;
};
