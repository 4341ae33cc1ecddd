// Whether a control is worth showing: the same question that the command will ask.
import type { Speaker } from '#lib/app/session/index.ts';
import {
	acknowledgeTask,
	recordHandIn,
	shareOf,
	withdrawTask,
	type Task
} from '#lib/domains/tasks/index.ts';

/** Whether the speaker may move the due time, withdraw the task, and grade: its setter or the office. */
export const mayKeep = (task: Task, speaker: Speaker): boolean =>
	withdrawTask(task, '-', speaker).ok;

/** Whether the speaker may record for somebody else what happened elsewhere. */
export const mayRecord = (task: Task, speaker: Speaker): boolean => {
	const [member] = task.addressed;
	const nothing = { acknowledgedAt: null, submittedAt: null, reason: null };
	return member !== undefined && recordHandIn(task, { member, ...nothing }, speaker).ok;
};

/** Whether the speaker has a part in the task that they can still acknowledge. */
export const mayAcknowledge = (task: Task, speaker: Speaker): boolean => {
	if (speaker.member === null || !acknowledgeTask(task, speaker).ok) return false;
	const { acknowledged, submissions } = shareOf(task, speaker.member);
	return !acknowledged && submissions.length === 0;
};

/** Whether the speaker may hand in. */
export const mayHandIn = (task: Task, speaker: Speaker): boolean =>
	acknowledgeTask(task, speaker).ok;
