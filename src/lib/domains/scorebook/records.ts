import type { MeetingId, MemberId, TaskId } from './ids.ts';
import type {
	Attendance,
	Entry,
	HandIn,
	Meeting,
	Member,
	Note,
	Participation,
	RecordKinds,
	RecordLists,
	ScoreInput,
	Task
} from './input.ts';

/** Records with two keys, found by the first. */
class Pairs<R> {
	readonly #rows = new Map<string, Map<string, R>>();

	put(first: string, second: string, record: R): void {
		const row = this.#rows.get(first);
		if (row) row.set(second, record);
		else this.#rows.set(first, new Map([[second, record]]));
	}
	delete(first: string, second: string): void {
		this.#rows.get(first)?.delete(second);
	}
	get(first: string, second: string): R | undefined {
		return this.#rows.get(first)?.get(second);
	}
	of(first: string): readonly R[] {
		return [...(this.#rows.get(first)?.values() ?? [])];
	}
}

/** Whom a record of meetings or tasks concerns, as keys of its index. */
const everybody = 'everybody';
const ofUnit = (unit: string) => `unit:${unit}`;
const ofMember = (member: string) => `member:${member}`;

const audience = (meeting: Meeting): readonly string[] =>
	meeting.expected?.map(ofMember) ?? [meeting.unit === null ? everybody : ofUnit(meeting.unit)];

/** Whom an entry touches: its member, those of its unit whom it names, or whoever is in the unit. */
const keysOf = ({ member, unit, members }: Entry): readonly string[] =>
	member === null ? (members?.map(ofMember) ?? [ofUnit(unit ?? '')]) : [ofMember(member)];

/** Whether `member` was expected at `meeting`: named, or of its unit, or at a meeting of all. */
export const isExpected = ({ expected, unit }: Meeting, member: Member): boolean =>
	expected ? expected.includes(member.id) : unit === null || unit === member.unit;

/**
 * The records of a term, indexed so that scoring one member reads that member's records only.
 * `put` costs the same however many records there are; it replaces the record with the same keys.
 */
export class Records {
	readonly term: ScoreInput['term'];
	readonly #members = new Map<string, Member>();
	readonly #meetings = new Map<string, Meeting>();
	readonly #tasks = new Map<string, Task>();
	readonly #activities = new Map<string, RecordKinds['activities']>();
	readonly #meetingsFor = new Pairs<Meeting>();
	readonly #meetingsRecordedBy = new Pairs<Meeting>();
	readonly #tasksFor = new Pairs<Task>();
	readonly #attendance = new Pairs<Attendance>();
	readonly #notes = new Pairs<Note>();
	readonly #handins = new Pairs<HandIn>();
	readonly #handinsByTask = new Pairs<HandIn>();
	readonly #participation = new Pairs<Participation>();
	readonly #entries = new Pairs<Entry>();
	readonly #firstSubmissions = new Map<string, string | null>();

	readonly #put: { readonly [Kind in keyof RecordKinds]: (record: RecordKinds[Kind]) => void } = {
		members: (member) => this.#members.set(member.id, member),
		meetings: (meeting) => this.#putMeeting(meeting),
		attendance: (row) => this.#attendance.put(row.member, row.meeting, row),
		notes: (row) => this.#notes.put(row.member, row.meeting, row),
		tasks: (task) => this.#putTask(task),
		handins: (row) => this.#putHandIn(row),
		activities: (activity) => this.#activities.set(activity.id, activity),
		participation: (row) => this.#participation.put(row.member, row.activity, row),
		entries: (entry) => this.#putEntry(entry)
	};

	constructor(input: ScoreInput) {
		this.term = input.term;
		for (const kind of Object.keys(this.#put) as (keyof RecordKinds)[]) this.#putAll(kind, input);
	}

	/** Adds or replaces one record of `kind`. Scores that rest on it are to be computed again. */
	put<Kind extends keyof RecordKinds>(kind: Kind, record: RecordKinds[Kind]): void {
		this.#put[kind](record);
	}

	/** Takes an entry out again, as when it was withdrawn or another statement replaces it. */
	dropEntry(entry: Entry): void {
		for (const key of keysOf(entry)) this.#entries.delete(key, entry.cause.id);
	}

	member(id: MemberId): Member | undefined {
		return this.#members.get(id);
	}
	members(): readonly Member[] {
		return [...this.#members.values()];
	}
	meeting(id: MeetingId): Meeting | undefined {
		return this.#meetings.get(id);
	}
	task(id: TaskId): Task | undefined {
		return this.#tasks.get(id);
	}
	activity(id: string): RecordKinds['activities'] | undefined {
		return this.#activities.get(id);
	}

	/** The meetings at which `member` was expected. */
	meetingsFor(member: Member): readonly Meeting[] {
		return this.#for(this.#meetingsFor, member);
	}
	/** The meetings that name `member` as a recorder, expected there or not. */
	meetingsRecordedBy(member: MemberId): readonly Meeting[] {
		return this.#meetingsRecordedBy.of(member);
	}
	/** The tasks addressed to `member`. */
	tasksFor(member: Member): readonly Task[] {
		return this.#for(this.#tasksFor, member);
	}
	attendance(member: MemberId, meeting: MeetingId): Attendance | undefined {
		return this.#attendance.get(member, meeting);
	}
	note(member: MemberId, meeting: MeetingId): Note | undefined {
		return this.#notes.get(member, meeting);
	}
	notesOf(member: MemberId): readonly Note[] {
		return this.#notes.of(member);
	}
	handin(member: MemberId, task: TaskId): HandIn | undefined {
		return this.#handins.get(member, task);
	}
	participationOf(member: MemberId): readonly Participation[] {
		return this.#participation.of(member);
	}
	/** The entries that name `member` or the member's unit. */
	entriesFor(member: Member): readonly Entry[] {
		return this.#for(this.#entries, member);
	}

	/** The earliest submission in time by an addressee of `task`; null where there is none (AL-D5). */
	firstSubmission(task: Task): string | null {
		const known = this.#firstSubmissions.get(task.id);
		if (known !== undefined) return known;
		let first: string | null = null;
		for (const { member, submittedAt } of this.#handinsByTask.of(task.id)) {
			if (submittedAt === null || submittedAt > task.dueAt) continue;
			if (task.addressees && !task.addressees.includes(member)) continue;
			if (first === null || submittedAt < first) first = submittedAt;
		}
		this.#firstSubmissions.set(task.id, first);
		return first;
	}

	#putAll<Kind extends keyof RecordKinds>(kind: Kind, lists: RecordLists): void {
		for (const record of lists[kind]) this.put(kind, record);
	}

	#for<R>(index: Pairs<R>, { id, unit }: Member): readonly R[] {
		const own = index.of(ofMember(id));
		return [...index.of(everybody), ...(unit === null ? [] : index.of(ofUnit(unit))), ...own];
	}

	#putMeeting(meeting: Meeting): void {
		const before = this.#meetings.get(meeting.id);
		if (before) {
			for (const key of audience(before)) this.#meetingsFor.delete(key, before.id);
			for (const member of before.recorders) this.#meetingsRecordedBy.delete(member, before.id);
		}
		this.#meetings.set(meeting.id, meeting);
		for (const key of audience(meeting)) this.#meetingsFor.put(key, meeting.id, meeting);
		for (const member of meeting.recorders) {
			this.#meetingsRecordedBy.put(member, meeting.id, meeting);
		}
	}

	#putTask(task: Task): void {
		const keys = ({ addressees }: Task) => addressees?.map(ofMember) ?? [everybody];
		const before = this.#tasks.get(task.id);
		if (before) for (const key of keys(before)) this.#tasksFor.delete(key, before.id);
		this.#tasks.set(task.id, task);
		for (const key of keys(task)) this.#tasksFor.put(key, task.id, task);
		this.#firstSubmissions.delete(task.id);
	}

	#putHandIn(row: HandIn): void {
		this.#handins.put(row.member, row.task, row);
		this.#handinsByTask.put(row.task, row.member, row);
		this.#firstSubmissions.delete(row.task);
	}

	#putEntry(entry: Entry): void {
		for (const key of keysOf(entry)) this.#entries.put(key, entry.cause.id, entry);
	}
}
