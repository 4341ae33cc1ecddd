import type { MemberId, Share, Submission, Task } from './task.ts';

/** How far a member's part of a task is. */
export type ShareState = 'waiting' | 'acknowledged' | 'handedIn' | 'graded';

/** Times are compared as sheets write them, in whole seconds: so both compute the same order. */
const toSecond = (atMs: number): number => Math.floor(atMs / 1000);

/** A member's part of a task, an empty one where nothing is known of it. */
export const shareOf = ({ shares }: Task, member: MemberId): Share =>
	shares.get(member) ?? {
		member,
		acknowledged: null,
		submissions: [],
		records: [],
		gradings: [],
		grade: null,
		question: []
	};

/**
 * The submission that counts (AL-D5): the earliest of a member's versions. Handing in again before
 * the due time improves the work and keeps the place; where the earliest is late, every one is.
 */
export const countedSubmission = ({ submissions }: Share): Submission | undefined => submissions[0];

/** Exactly at the due time is in time (AL-D5). */
export const isInTime = ({ due }: Task, { submittedAt }: Submission): boolean =>
	toSecond(submittedAt) <= toSecond(due);

export const stateOf = ({ submissions, grade, acknowledged }: Share): ShareState => {
	if (submissions.length === 0) return acknowledged ? 'acknowledged' : 'waiting';
	return grade ? 'graded' : 'handedIn';
};

/** Whether it is set, not withdrawn: those are what people see as theirs to do. */
export const isUnderWay = ({ issuedAt, withdrawn }: Task, now: number): boolean =>
	issuedAt <= now && !withdrawn;

/** Whether the time is over: from the second after the due time on. */
export const isPastDue = ({ due }: Task, now: number): boolean => toSecond(now) > toSecond(due);

/** Whether a member still owes the work after its due time. */
export const isOverdue = (task: Task, member: MemberId, now: number): boolean =>
	isUnderWay(task, now) &&
	isPastDue(task, now) &&
	task.addressed.includes(member) &&
	shareOf(task, member).submissions.length === 0;

/** How many of those addressed have come how far; who handed in counts as having acknowledged. */
export const progressOf = (task: Task) => {
	const states = task.addressed.map((member) => stateOf(shareOf(task, member)));
	const count = (...wanted: readonly ShareState[]) =>
		states.filter((state) => wanted.includes(state)).length;
	return {
		all: states.length,
		acknowledged: count('acknowledged', 'handedIn', 'graded'),
		handedIn: count('handedIn', 'graded'),
		graded: count('graded')
	};
};

/** How far a task is as a whole: as far as the slowest of those addressed. */
export const taskState = (task: Task): ShareState => {
	const { all, acknowledged, handedIn, graded } = progressOf(task);
	if (acknowledged < all) return 'waiting';
	if (handedIn < all) return 'acknowledged';
	return graded < all ? 'handedIn' : 'graded';
};

/** Who has not handed in, apart: those who have not even acknowledged, and those who have. */
export const missingFrom = (
	task: Task
): { readonly silent: readonly MemberId[]; readonly owing: readonly MemberId[] } => {
	const inState = (state: ShareState) =>
		task.addressed.filter((member) => stateOf(shareOf(task, member)) === state);
	return { silent: inState('waiting'), owing: inState('acknowledged') };
};

/** Those who handed in, in the order of it; equals share a place, and who was late has none (AL-30). */
export const handInOrder = (
	task: Task
): readonly { readonly member: MemberId; readonly place: number | null }[] => {
	const counted = task.addressed
		.flatMap((member) => {
			const submission = countedSubmission(shareOf(task, member));
			return submission ? [{ member, submission, second: toSecond(submission.submittedAt) }] : [];
		})
		.sort((a, b) => a.second - b.second || (a.member < b.member ? -1 : 1));
	return counted.map(({ member, submission, second }) => ({
		member,
		place: isInTime(task, submission)
			? counted.findIndex((other) => other.second === second) + 1
			: null
	}));
};

/** What a member still has to do, the most pressing first. */
export const openTasksOf = (
	tasks: readonly Task[],
	member: MemberId,
	now: number
): readonly Task[] =>
	tasks
		.filter(
			(task) =>
				isUnderWay(task, now) &&
				task.addressed.includes(member) &&
				shareOf(task, member).submissions.length === 0
		)
		.sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));

/**
 * Own tasks first (AL-100): what one still owes by due time, then the others that are open, by due
 * time, then what is done or withdrawn, latest first.
 */
export const inOwnOrder = (
	tasks: readonly Task[],
	me: MemberId | null,
	now: number
): readonly Task[] => {
	const own = new Set(me === null ? [] : openTasksOf(tasks, me, now));
	const group = (task: Task) =>
		own.has(task) ? 0 : task.withdrawn || isPastDue(task, now) || isDone(task) ? 2 : 1;
	return [...tasks].sort((a, b) => {
		const [first, second] = [group(a), group(b)];
		const byDue = first === 2 ? b.due - a.due : a.due - b.due;
		return first - second || byDue || (a.id < b.id ? -1 : 1);
	});
};

const isDone = (task: Task) => progressOf(task).handedIn === task.addressed.length;
