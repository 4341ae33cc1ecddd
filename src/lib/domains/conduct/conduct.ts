import type { Stated } from '#lib/kernel/facts/index.ts';
import type { EntryId, ObjectId } from '#lib/kernel/identity/index.ts';
import type { ConductPayload, Degree, Grade, Level } from './events.ts';
import type { RefusedFact } from './refusal.ts';

export type MemberId = ObjectId;
export type UnitId = ObjectId;
export type MeetingId = ObjectId;
export type RemarkId = ObjectId;
export type PenaltyId = ObjectId;
export type RewardId = ObjectId;

export type { Stated };

/** How somebody's notes were graded. */
export interface Grading extends Stated {
	readonly member: MemberId;
	readonly grade: Grade;
	readonly supersedes: readonly EntryId[];
}

/** What is known of one member's notes; a question where gradings in force disagree. */
export interface NoteStanding {
	readonly member: MemberId;
	readonly state: 'graded' | 'question';
	/** Those in force: one, several that agree, or several that do not. */
	readonly gradings: readonly Grading[];
}

/** The notes of one meeting. */
export interface NoteSheet {
	readonly meeting: MeetingId;
	readonly standings: ReadonlyMap<MemberId, NoteStanding>;
	readonly refused: readonly RefusedFact[];
}

export interface RemarkVersion extends Stated {
	readonly clause: string;
	readonly date: string;
	readonly points: number | null;
	readonly degree: Degree | null;
	readonly reason: string | null;
	readonly ref: string | null;
	readonly supersedes: readonly EntryId[];
}

/** Something that the office recorded, with every version of it. */
export interface Remark {
	readonly id: RemarkId;
	readonly state: 'recorded' | 'question' | 'withdrawn';
	/** Null in a question, and once withdrawn. */
	readonly inForce: RemarkVersion | null;
	/** The versions that no other replaces: several that disagree are a question. */
	readonly heads: readonly RemarkVersion[];
	readonly versions: readonly RemarkVersion[];
	readonly withdrawals: readonly (Stated & {
		readonly version: EntryId;
		readonly reason: string;
	})[];
}

/** How grave a penalty is: a level, points, or both. */
export interface Measure {
	readonly level: Level | null;
	readonly points: number | null;
}

export type Answer = Stated & Pick<ConductPayload<'penalty.answered'>, 'kind' | 'text' | 'onPaper'>;
export type Comment = Stated & { readonly text: string };
export type Decision = Stated &
	Measure &
	Pick<ConductPayload<'penalty.decided'>, 'outcome' | 'reason' | 'supersedes'>;
export type Appeal = Stated & Pick<ConductPayload<'penalty.appealed'>, 'text' | 'onPaper'>;
export type AppealDecision = Stated &
	Measure &
	Pick<ConductPayload<'appeal.decided'>, 'outcome' | 'reason' | 'supersedes'>;

/** What holds of a penalty, and which statement says so. */
export interface Ruling extends Stated, Measure {
	readonly type: 'imposed' | 'changed' | 'lifted';
	/** What an appeal has replaced; null where none did. */
	readonly before: Measure | null;
}

/** A penalty from its proposal on; nothing about it is ever erased. */
export interface Penalty extends Measure {
	readonly id: PenaltyId;
	readonly clause: string;
	readonly date: string;
	readonly reason: string;
	readonly causes: readonly EntryId[];
	readonly proposed: Stated;
	readonly answers: readonly Answer[];
	readonly comments: readonly Comment[];
	readonly decisions: readonly Decision[];
	readonly appeals: readonly Appeal[];
	readonly appealDecisions: readonly AppealDecision[];
	readonly state: 'proposed' | 'imposed' | 'rejected' | 'question';
	/** Decisions that no other replaces. */
	readonly heads: readonly Decision[];
	readonly appealState: 'none' | 'open' | 'upheld' | 'changed' | 'lifted' | 'question';
	readonly appealHeads: readonly AppealDecision[];
	/** Null until it is decided, where it was rejected, and while two decisions disagree. */
	readonly ruling: Ruling | null;
}

export type RewardAnswer = Stated &
	Pick<ConductPayload<'reward.answered'>, 'member' | 'approves' | 'reason' | 'onPaper'>;

/** A personal reward from its proposal on; whether it holds depends on who is in office (AL-D10). */
export interface Reward {
	readonly id: RewardId;
	readonly clause: string;
	readonly points: number;
	readonly date: string;
	readonly contribution: string;
	readonly proposed: Stated;
	readonly answers: readonly RewardAnswer[];
}

export interface Dismissal extends Stated {
	readonly clause: string;
	readonly level: Level;
	readonly causes: readonly EntryId[];
	readonly reason: string;
}

/** Everything about the conduct of one member or unit. */
export interface ConductFile {
	readonly about: ObjectId;
	readonly remarks: readonly Remark[];
	readonly penalties: readonly Penalty[];
	readonly rewards: readonly Reward[];
	readonly dismissals: readonly Dismissal[];
	readonly refused: readonly RefusedFact[];
}
