/**
 * What a score is computed from, whether it was read from sheets or from the event log.
 *
 * Times are wall-clock texts of the workspace's time zone, `YYYY-MM-DD HH:MM` with `:SS` only where
 * the seconds are not 00; dates are `YYYY-MM-DD`. Every record carries the cause that its lines
 * will name. A cause's `at` is the time of what it states: the meeting's start for attendance and
 * notes, the submission (or else the due time) for hand-ins, the date for activities and entries.
 */
import type { Cause } from '#lib/kernel/rules/index.ts';
import type { ActivityId, MeetingId, MemberId, TaskId, UnitId } from './ids.ts';

/** The presidium counts as cadre in every clause (AL-D9). */
export type Position = 'officer' | 'cadre' | 'presidium';
/** How well something was done; *average* is worth 0, not nothing. */
export type Grade = 'excellent' | 'good' | 'average' | 'poor';
/** How a member attended, where somebody said so; without it the times decide. */
export type Status = 'present' | 'late' | 'absent' | 'leave' | 'left_early' | 'late+left_early';
export type Proposal = 'idea' | 'novel' | 'concise_summary';
/** How grave an occurrence was (AL-87, AL-88). */
export type Degree = 'minor' | 'grave';

/** Both dates belong to the term; null leaves that side open. */
export type Term = { readonly from: string | null; readonly to: string | null };

export type Member = {
	readonly id: MemberId;
	readonly unit: UnitId | null;
	readonly position: Position;
	readonly failedCourse: boolean;
};

/** A meeting that was held: one still to come would count as not attended by anybody. */
export type Meeting = {
	readonly cause: Cause;
	readonly id: MeetingId;
	readonly title: string;
	readonly kind: 'routine' | 'plenary';
	/** 1 to 5. */
	readonly stars: number | null;
	/** Who is expected: the unit's members; with null everybody. */
	readonly unit: UnitId | null;
	/** Who is expected where the notice named the people; it then overrides `unit`. */
	readonly expected: readonly MemberId[] | null;
	readonly start: string;
	readonly end: string | null;
	/** Who owes notes (AL-D8). */
	readonly notes: 'recorders' | 'all';
	readonly recorders: readonly MemberId[];
};

/** One member at one meeting. */
export type Attendance = {
	readonly cause: Cause;
	readonly meeting: MeetingId;
	readonly member: MemberId;
	readonly status: Status | null;
	readonly arrivedAt: string | null;
	readonly leftAt: string | null;
	/** Removes late and absent, and nothing else (AL-D2). */
	readonly reasonAccepted: boolean;
};

export type Note = {
	readonly cause: Cause;
	readonly meeting: MeetingId;
	readonly member: MemberId;
	/** `none`: it was looked for and there is none (AL-51); null: not stated. */
	readonly grade: Grade | 'none' | null;
};

export type Task = {
	readonly cause: Cause;
	readonly id: TaskId;
	readonly title: string;
	readonly dueAt: string;
	/** null: everybody. */
	readonly addressees: readonly MemberId[] | null;
};

export type HandIn = {
	readonly cause: Cause;
	readonly task: TaskId;
	readonly member: MemberId;
	readonly acknowledgedAt: string | null;
	readonly submittedAt: string | null;
	readonly grade: Grade | null;
	/** What states the grade, where that is not what states the hand-in. */
	readonly gradeCause?: Cause | null;
};

export type Activity = {
	readonly cause: Cause;
	readonly id: ActivityId;
	readonly title: string;
	readonly heldOn: string;
	readonly grade: Grade | null;
};

export type Participation = {
	readonly cause: Cause;
	readonly activity: ActivityId;
	readonly member: MemberId;
	readonly tookPart: boolean;
	readonly outstanding: boolean;
	readonly proposal: readonly Proposal[];
	/** How many of the member's ideas were adopted. */
	readonly adopted: number;
};

/** What the office enters by hand, for a member or for a unit. */
export type Entry = {
	readonly cause: Cause;
	readonly date: string;
	readonly member: MemberId | null;
	readonly unit: UnitId | null;
	/** Whom it touches, where their positions on its day are known; else it goes by the term's. */
	readonly members?: readonly MemberId[];
	readonly clause: string;
	readonly degree: Degree | null;
	/** Null for the clauses that take none (AL-78, AL-80 to AL-89). */
	readonly points: number | null;
	/** How it came about, where that is known. */
	readonly origin?: Origin;
};

/** What a line of an entry can tell besides its figure. */
export type Origin = {
	readonly type: 'recorded' | 'imposed' | 'changed' | 'lifted' | 'approved';
	/** What an appeal has replaced. */
	readonly pointsBefore: number | null;
	/** The words of whoever recorded or proposed it. */
	readonly reason: string | null;
};

/** The kinds of record, by the name of their list. */
export type RecordKinds = {
	readonly members: Member;
	readonly meetings: Meeting;
	readonly attendance: Attendance;
	readonly notes: Note;
	readonly tasks: Task;
	readonly handins: HandIn;
	readonly activities: Activity;
	readonly participation: Participation;
	readonly entries: Entry;
};

/** Records by kind. Of two records for the same thing the later one counts. */
export type RecordLists = { readonly [Kind in keyof RecordKinds]: readonly RecordKinds[Kind][] };

/** Everything that a term's scores are computed from. */
export type ScoreInput = RecordLists & { readonly term: Term };

/** An input without records; spread it and fill in what there is. */
export const noRecords: ScoreInput = {
	term: { from: null, to: null },
	members: [],
	meetings: [],
	attendance: [],
	notes: [],
	tasks: [],
	handins: [],
	activities: [],
	participation: [],
	entries: []
};
