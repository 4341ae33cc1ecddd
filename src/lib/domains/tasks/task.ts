import type { Stated } from '#lib/kernel/facts/index.ts';
import type { FileRef } from '#lib/kernel/files/index.ts';
import type { EntryId, ObjectId } from '#lib/kernel/identity/index.ts';
import type { Grade, RecurrenceDetails, TaskDetails, TaskEventType } from './events.ts';
import type { TaskRefusal } from './refusal.ts';

export type TaskId = ObjectId;
export type RecurrenceId = ObjectId;
export type MemberId = ObjectId;
export type UnitId = ObjectId;

export type { Stated };

/** The due time was moved, with the reason that everybody sees. */
export interface Move extends Stated {
	readonly due: number;
	readonly reason: string;
}

/** 答收到, by the member or as the office recorded it. */
export interface Acknowledgement extends Stated {
	readonly acknowledgedAt: number;
}

/** What is handed in. */
export interface Work {
	readonly text: string;
	/** Addresses of the web. */
	readonly links: readonly string[];
	readonly files: readonly FileRef[];
}

/** One version of what a member handed in. */
export interface Submission extends Stated {
	readonly submittedAt: number;
	/** Null where the office recorded it and the work itself is elsewhere. */
	readonly work: Work | null;
}

/** What the office recorded for a member. */
export interface HandInRecord extends Stated {
	readonly acknowledgedAt: number | null;
	readonly submittedAt: number | null;
	readonly reason: string | null;
	readonly supersedes: readonly EntryId[];
}

export interface Grading extends Stated {
	readonly grade: Grade | null;
	readonly reason: string | null;
	readonly supersedes: readonly EntryId[];
}

/** One addressee's part of a task. */
export interface Share {
	readonly member: MemberId;
	/** The earliest. */
	readonly acknowledged: Acknowledgement | null;
	/** Every version, by the time of its submission. */
	readonly submissions: readonly Submission[];
	readonly records: readonly HandInRecord[];
	/** Everything that graders said, in order; corrections stand beside what they correct. */
	readonly gradings: readonly Grading[];
	readonly grade: Grading | null;
	/** Graded differently by people who did not know of each other, until somebody grades anew. */
	readonly question: readonly Grading[];
}

/** A fact that somebody signed and the policy does not let count, kept with the reason. */
export interface RefusedFact {
	readonly id: EntryId;
	readonly type: TaskEventType;
	readonly refusal: TaskRefusal;
}

/** A task (AL-100). */
export interface Task extends Omit<TaskDetails, 'issuedAt'> {
	readonly id: TaskId;
	readonly set: Stated;
	/** The member who set it; null where they are nobody's. */
	readonly setter: MemberId | null;
	readonly issuedAt: number;
	/** As it was set; `due` is the one in force. */
	readonly firstDue: number;
	readonly moves: readonly Move[];
	readonly withdrawn: (Stated & { readonly reason: string }) | null;
	readonly addressed: readonly MemberId[];
	/** Of whom anything is known; `shareOf` answers an empty one for the others. */
	readonly shares: ReadonlyMap<MemberId, Share>;
	readonly refused: readonly RefusedFact[];
}

/** A task that comes again (AL-2, AL-100). */
export interface Recurrence extends RecurrenceDetails {
	readonly id: RecurrenceId;
	readonly scheduled: Stated;
	readonly scheduler: MemberId | null;
	/** The first day on which it no longer comes, and why. */
	readonly ended: (Stated & { readonly from: string; readonly reason: string }) | null;
}

/** What a workspace says about the working days of one year. */
export interface StatedYear extends Stated {
	readonly year: number;
	readonly off: readonly { readonly from: string; readonly to: string }[];
	readonly on: readonly string[];
}
