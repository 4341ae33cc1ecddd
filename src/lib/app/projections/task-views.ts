import {
	calendarSubject,
	isOfTask,
	taskSubjects,
	viewCalendar,
	viewRecurrence,
	viewTask,
	type FactOfTask,
	type Recurrence,
	type StatedYear,
	type Task,
	type TaskDetails,
	type TaskFact,
	type TaskFactOf,
	type TaskId,
	type TaskSources
} from '#lib/domains/tasks/index.ts';
import {
	membersOfUnit,
	type MemberId,
	type Organisation
} from '#lib/domains/organisation/index.ts';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { instantToDate } from '../time/index.ts';
import { memoised } from './memoised.ts';

interface Sources {
	readonly had: (fact: EntryId, capability: string) => boolean;
	readonly timezone: () => string;
	readonly organisation: () => Organisation;
}

type RecurrenceFact = TaskFactOf<'duty.scheduled' | 'duty.ended'>;
type CalendarFact = TaskFactOf<'calendar.stated'>;

interface Views {
	readonly task: (facts: readonly FactOfTask[]) => { readonly task: Task | null };
	readonly recurrence: (facts: readonly RecurrenceFact[]) => {
		readonly recurrence: Recurrence | null;
	};
	readonly calendar: (facts: readonly CalendarFact[]) => ReadonlyMap<number, StatedYear>;
}

const isOfRecurrence = (fact: TaskFact): fact is RecurrenceFact =>
	fact.type === 'duty.scheduled' || fact.type === 'duty.ended';

/**
 * Tasks, recurring tasks and the calendar. A view is kept until a fact about its subject comes or
 * goes, or the organisation changes: whom a task addresses and who its authors are depends on it.
 */
export class TaskViews {
	readonly #sources: Sources;
	readonly #tasks = new FactIndex<FactOfTask>(taskSubjects);
	readonly #recurrences = new FactIndex<RecurrenceFact>(taskSubjects);
	readonly #calendar = new FactIndex<CalendarFact>(taskSubjects);
	#organisation: Organisation | undefined;
	#views: Views = this.#newViews();
	#sorted: readonly Task[] | undefined;

	constructor(sources: Sources) {
		this.#sources = sources;
	}

	add(fact: TaskFact): void {
		this.#sorted = undefined;
		if (isOfTask(fact)) this.#tasks.add(fact);
		else if (isOfRecurrence(fact)) this.#changeRecurrences(() => this.#recurrences.add(fact));
		else this.#calendar.add(fact);
	}

	remove(fact: TaskFact): void {
		this.#sorted = undefined;
		if (isOfTask(fact)) this.#tasks.remove(fact);
		else if (isOfRecurrence(fact)) this.#changeRecurrences(() => this.#recurrences.remove(fact));
		else this.#calendar.remove(fact);
	}

	task(id: TaskId): Task | null {
		return this.#current().task(this.#tasks.of(id)).task;
	}

	/** Every task, by due time; the same list until a fact comes or goes. */
	tasks(): readonly Task[] {
		const views = this.#current();
		this.#sorted ??= this.#tasks
			.subjects()
			.flatMap((id) => views.task(this.#tasks.of(id)).task ?? [])
			.sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));
		return this.#sorted;
	}

	/** Every recurring task, by the time of its scheduling. */
	recurrences(): readonly Recurrence[] {
		const views = this.#current();
		return this.#recurrences
			.subjects()
			.flatMap((id) => views.recurrence(this.#recurrences.of(id)).recurrence ?? [])
			.sort((a, b) => a.scheduled.at - b.scheduled.at || (a.id < b.id ? -1 : 1));
	}

	calendar(): ReadonlyMap<number, StatedYear> {
		return this.#current().calendar(this.#calendar.of(calendarSubject));
	}

	/** Who set an occurrence depends on its rule. */
	#changeRecurrences(change: () => unknown): void {
		change();
		this.#views = this.#newViews();
	}

	#current() {
		const organisation = this.#sources.organisation();
		if (organisation !== this.#organisation) {
			this.#organisation = organisation;
			this.#views = this.#newViews();
			this.#sorted = undefined;
		}
		return this.#views;
	}

	#newViews(): Views {
		const authorOf = (fact: TaskFact) => this.#authorOf(fact);
		const sources: TaskSources = {
			authorOf,
			addressedBy: (details, issuedAt) => this.#addressedBy(details, issuedAt),
			schedulerOf: (rule) =>
				this.#views.recurrence(this.#recurrences.of(rule)).recurrence?.scheduler ?? null
		};
		return {
			task: memoised((facts: readonly FactOfTask[]) => ({ task: viewTask(facts, sources) })),
			recurrence: memoised((facts: readonly RecurrenceFact[]) => ({
				recurrence: viewRecurrence(facts, authorOf)
			})),
			calendar: memoised((facts: readonly CalendarFact[]) => viewCalendar(facts, authorOf))
		};
	}

	#authorOf({ id, by, at }: TaskFact) {
		return {
			at,
			member: this.#organisation?.memberByPerson.get(by) ?? null,
			can: (capability: string) => this.#sources.had(id, capability)
		};
	}

	/**
	 * Those named, or the unit's members on the day it was set who are still there on the day it was
	 * due as set: nobody owes what they were never given, nor what fell due after they had left.
	 */
	#addressedBy({ addressees, unit, due }: TaskDetails, issuedAt: number): readonly MemberId[] {
		if (addressees !== 'unit') return addressees;
		const on = (at: number) => {
			const date = instantToDate(at, this.#sources.timezone());
			const organisation = this.#organisation ?? this.#sources.organisation();
			return membersOfUnit(organisation, unit, date).map(({ member }) => member);
		};
		const atEnd = new Set(on(due));
		return on(issuedAt).filter((member) => atEnd.has(member));
	}
}
