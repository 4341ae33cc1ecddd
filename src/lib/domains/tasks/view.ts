import { statedIn } from '#lib/kernel/facts/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import type { TaskDetails, TaskEventType, TaskFact, TaskFactOf } from './events.ts';
import { taskSetBy } from './occurrence-id.ts';
import { settingRefusal, taskRefusal, type Author } from './policy.ts';
import { addToShare, noShareFacts, shareFrom, type ShareFacts } from './share.ts';
import type { MemberId, RecurrenceId, RefusedFact, Task } from './task.ts';

/** The facts that a task is made of. */
export type FactOfTask = Extract<TaskFact, { type: `${'task' | 'handin'}.${string}` }>;

/** The subject under which every year's working days are stated. */
export const calendarSubject = 'calendar';

/** For `FactIndex`: the task, recurring task or calendar that a fact concerns. */
export const taskSubjects = (fact: TaskFact): readonly string[] => {
	switch (fact.type) {
		case 'task.set':
			return [taskSetBy(fact)];
		case 'duty.scheduled':
			return [entryToObject(fact.id)];
		case 'duty.ended':
			return [fact.payload.rule];
		case 'calendar.stated':
			return [calendarSubject];
		default:
			return [fact.payload.task];
	}
};

/** What a view of a task asks of its workspace. */
export interface TaskSources {
	readonly authorOf: (fact: TaskFact) => Author;
	/** Whom a task addresses that was set at `issuedAt` (epoch ms). */
	readonly addressedBy: (details: TaskDetails, issuedAt: number) => readonly MemberId[];
	/** Who scheduled a recurring task: any device makes its occurrences, but it is they who set them. */
	readonly schedulerOf: (rule: RecurrenceId) => MemberId | null;
}

/**
 * What is folded before what; equals keep their order in time. A withdrawal comes last, so that
 * work handed in by somebody who could not know of it stays in sight.
 */
const turns: Readonly<Record<Exclude<FactOfTask['type'], 'task.set'>, number>> = {
	'task.moved': 0,
	'task.acknowledged': 1,
	'handin.made': 1,
	'handin.made@2': 1,
	'handin.recorded': 1,
	'handin.graded': 1,
	'task.withdrawn': 2
};

type LaterFact = Exclude<FactOfTask, { type: 'task.set' }>;

/**
 * The task that its facts, sorted by time, amount to; null until somebody who may has set it. An
 * occurrence that two devices made is the one made first. Each fact is put to the policy its
 * author's command had to pass.
 */
export const viewTask = (facts: readonly FactOfTask[], sources: TaskSources): Task | null => {
	const set = facts.find(
		(fact): fact is TaskFactOf<'task.set'> =>
			fact.type === 'task.set' && !settingRefusal(fact.payload.unit, sources.authorOf(fact))
	);
	if (!set) return null;
	const shares = new Map<MemberId, ShareFacts>();
	const refused: RefusedFact[] = [];
	let task = startOf(set, sources);
	const later = facts.filter((fact): fact is LaterFact => fact.type !== 'task.set');
	for (const fact of later.sort((a, b) => turns[a.type] - turns[b.type])) {
		const author = sources.authorOf(fact);
		const refusal = taskRefusal(task, fact, author);
		if (refusal) refused.push({ id: fact.id, type: fact.type, refusal });
		else task = evolve(task, shares, fact, author.member);
	}
	const counted = [...shares].map(([member, known]) => [member, shareFrom(member, known)] as const);
	return { ...task, shares: new Map(counted), refused };
};

const startOf = (set: TaskFactOf<'task.set'>, sources: TaskSources): Task => {
	const issuedAt = set.payload.issuedAt ?? set.at;
	const { occurrence } = set.payload;
	return {
		...set.payload,
		id: taskSetBy(set),
		set: statedIn(set),
		setter: occurrence ? sources.schedulerOf(occurrence.rule) : sources.authorOf(set).member,
		issuedAt,
		firstDue: set.payload.due,
		moves: [],
		withdrawn: null,
		addressed: sources.addressedBy(set.payload, issuedAt),
		shares: new Map(),
		refused: []
	};
};

const evolve = (
	task: Task,
	shares: Map<MemberId, ShareFacts>,
	fact: LaterFact,
	author: MemberId | null
): Task => {
	switch (fact.type) {
		case 'task.moved': {
			const { due, reason } = fact.payload;
			return { ...task, due, moves: [...task.moves, { ...statedIn(fact), due, reason }] };
		}
		case 'task.withdrawn':
			return { ...task, withdrawn: { ...statedIn(fact), reason: fact.payload.reason } };
		default: {
			// Nobody acknowledges or hands in for somebody else: the author's own member does.
			const member = 'member' in fact.payload ? fact.payload.member : author;
			if (member === null) return task;
			const share = shares.get(member) ?? noShareFacts();
			addToShare(share, fact);
			shares.set(member, share);
			return task;
		}
	}
};

/** Whether a fact belongs to a task rather than to a recurring task or the calendar. */
export const isOfTask = (fact: TaskFact): fact is FactOfTask => {
	const others: readonly TaskEventType[] = ['duty.scheduled', 'duty.ended', 'calendar.stated'];
	return !others.includes(fact.type);
};
