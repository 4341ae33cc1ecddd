import type {
	HandIn,
	RecordLists,
	Records,
	Task as ScoredTask
} from '#lib/domains/scorebook/index.ts';
import {
	countedSubmission,
	isPastDue,
	isUnderWay,
	shareOf,
	type MemberId,
	type Share,
	type Task,
	type TaskId
} from '#lib/domains/tasks/index.ts';
import { instantToSheetTime } from '../time/index.ts';
import type { RecordSource, ScoreSources } from './record-source.ts';

/** For whom a task counts: for nobody, for those who have handed in, for everybody addressed. */
type Phase = 'none' | 'open' | 'due';

interface Seen {
	readonly task: Task;
	readonly phase: Phase;
}

/**
 * Tasks and what was handed in (AL-30 to AL-33). Until the due time a task counts for those who have
 * handed in, since nobody else is late; from then on for everybody addressed. A withdrawn one counts
 * for nobody.
 */
export class TaskRecords implements RecordSource {
	readonly #workspace: ScoreSources;
	readonly #seen = new Map<TaskId, Seen>();

	constructor(workspace: ScoreSources) {
		this.#workspace = workspace;
	}

	follow(records: Records): Iterable<string> {
		const touched = new Set<string>();
		const now = this.#workspace.now();
		const gone = new Map(this.#seen);
		for (const task of this.#workspace.projections.tasks()) {
			gone.delete(task.id);
			this.#follow({ task, phase: phaseOf(task, now) }, records, touched);
		}
		for (const { task } of gone.values()) this.#follow({ task, phase: 'none' }, records, touched);
		return touched;
	}

	lists(): Partial<RecordLists> {
		const { projections, timezone, now } = this.#workspace;
		const at = now();
		const counting = projections
			.tasks()
			.map((task) => ({ task, phase: phaseOf(task, at) }))
			.filter((seen) => countsFor(seen).length > 0);
		return {
			tasks: counting.map((seen) => taskRecord(seen, timezone())),
			handins: counting.flatMap((seen) => rowsOf(seen, timezone())).filter(saysSomething)
		};
	}

	#follow(now: Seen, records: Records, touched: Set<string>): void {
		const { id } = now.task;
		const before = this.#seen.get(id);
		if (before ? isSame(before, now) : now.phase === 'none') return;
		const timezone = this.#workspace.timezone();
		const known = records.task(id);
		const firstBefore = known && records.firstSubmission(known);
		const record = taskRecord(now, timezone);
		records.put('tasks', record);
		for (const row of rowsOf(now, timezone)) {
			const knownRow = records.handin(row.member, id);
			if (knownRow && isSameRow(knownRow, row)) continue;
			records.put('handins', row);
			touched.add(row.member);
		}
		// Who was first decides what the others get.
		if (!known || !isSameTask(known, record) || firstBefore !== records.firstSubmission(record)) {
			for (const member of before ? countsFor(before) : []) touched.add(member);
			for (const member of countsFor(now)) touched.add(member);
		}
		this.#seen.set(id, now);
	}
}

const phaseOf = (task: Task, now: number): Phase =>
	!isUnderWay(task, now) ? 'none' : isPastDue(task, now) ? 'due' : 'open';

const countsFor = ({ task, phase }: Seen): readonly MemberId[] => {
	if (phase === 'none') return [];
	return phase === 'due'
		? task.addressed
		: task.addressed.filter((member) => countedSubmission(shareOf(task, member)) !== undefined);
};

const isSame = (a: Seen, b: Seen) => a.task === b.task && a.phase === b.phase;

const isSameTask = (a: ScoredTask, b: ScoredTask) =>
	a.dueAt === b.dueAt &&
	a.title === b.title &&
	JSON.stringify(a.addressees) === JSON.stringify(b.addressees);

const isSameRow = (a: HandIn, b: HandIn) =>
	a.cause.id === b.cause.id &&
	a.gradeCause?.id === b.gradeCause?.id &&
	a.acknowledgedAt === b.acknowledgedAt &&
	a.submittedAt === b.submittedAt &&
	a.grade === b.grade;

const saysSomething = ({ acknowledgedAt, submittedAt, grade }: HandIn) =>
	(acknowledgedAt ?? submittedAt ?? grade) !== null;

const taskRecord = (seen: Seen, timezone: string): ScoredTask => {
	const { task } = seen;
	const dueAt = instantToSheetTime(task.due, timezone);
	return {
		cause: { id: task.set.id, at: dueAt, sheet: 'tasks', row: 0, by: task.set.by },
		id: task.id,
		title: task.title,
		dueAt,
		addressees: countsFor(seen)
	};
};

/** One row for each addressee: one whose record was taken back is to count as silent again. */
const rowsOf = (seen: Seen, timezone: string): readonly HandIn[] =>
	countsFor(seen).map((member) => handInRow(seen.task, shareOf(seen.task, member), timezone));

const handInRow = (task: Task, share: Share, timezone: string): HandIn => {
	const time = (at: number) => instantToSheetTime(at, timezone);
	const submission = countedSubmission(share);
	const { acknowledged, grade, member } = share;
	const submittedAt = submission ? time(submission.submittedAt) : null;
	const stated = submission ?? acknowledged ?? task.set;
	const at = submittedAt ?? time(task.due);
	// Nobody has said anything: then the task itself is the cause.
	const sheet = stated === task.set ? 'tasks' : 'handins';
	return {
		cause: { id: stated.id, at, sheet, row: 0, by: stated.by },
		gradeCause: grade ? { id: grade.id, at, sheet: 'handins', row: 0, by: grade.by } : null,
		task: task.id,
		member,
		acknowledgedAt: acknowledged ? time(acknowledged.acknowledgedAt) : null,
		submittedAt,
		grade: grade?.grade ?? null
	};
};
