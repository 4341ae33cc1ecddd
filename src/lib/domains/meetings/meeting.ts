import type { Stated } from '#lib/kernel/facts/index.ts';
import type { EntryId, ObjectId } from '#lib/kernel/identity/index.ts';
import type { FollowUpKind, MeetingDetails, MeetingEventType, MeetingPatch } from './events.ts';
import type { MeetingRefusal } from './refusal.ts';

export type MeetingId = ObjectId;
export type MemberId = ObjectId;
export type UnitId = ObjectId;

export type { Stated };

export interface MeetingChange extends Stated {
	readonly patch: MeetingPatch;
}

/** A step of the agenda's clock: the item that began, or the end. */
export interface AgendaMove extends Stated {
	readonly item: number | 'end';
}

export interface MinutesPart extends Stated {
	readonly revision: number;
	readonly n: number;
	readonly of: number;
	readonly text: string;
}

export interface FinalisedMinutes extends Stated {
	readonly hash: string;
	readonly parts: readonly EntryId[];
	readonly present: readonly MemberId[] | null;
	/** Null while a part of it has not arrived. */
	readonly text: string | null;
}

export interface Correction extends Stated {
	readonly finalised: EntryId;
	readonly text: string;
	readonly reason: string;
}

export interface Minutes {
	/** Every finalised text, by time. */
	readonly all: readonly FinalisedMinutes[];
	readonly inForce: FinalisedMinutes | null;
	/** Finalised elsewhere at the same time with another text, and nobody has settled it yet. */
	readonly question: readonly FinalisedMinutes[];
	/** Of the text in force, in the order of their statement. */
	readonly corrections: readonly Correction[];
}

export type FollowUpState = 'open' | 'done' | 'dropped';

/** A to-do or a resolution (AL-3, SG-5): it has an owner, a due date and a state until it is done. */
export interface FollowUp {
	readonly id: ObjectId;
	/** Its own id and those of openings of the same block by others at the same time. */
	readonly ids: readonly ObjectId[];
	readonly meeting: MeetingId;
	readonly kind: FollowUpKind;
	readonly text: string;
	readonly owner: MemberId | null;
	readonly due: string | null;
	readonly block: string | null;
	readonly state: FollowUpState;
	readonly opened: Stated;
	readonly done: Stated | null;
	/** Everything stated about it, in order. */
	readonly history: readonly Stated[];
}

/** A fact that somebody signed and the policy does not let count, kept with the reason. */
export interface RefusedFact {
	readonly id: EntryId;
	readonly type: MeetingEventType;
	readonly refusal: MeetingRefusal;
}

export interface Meeting extends MeetingDetails {
	readonly id: MeetingId;
	readonly called: Stated;
	readonly changes: readonly MeetingChange[];
	readonly cancelled: (Stated & { readonly reason: string }) | null;
	/** When each member first said to have seen the notice (AL-10). */
	readonly readers: ReadonlyMap<MemberId, number>;
	readonly agendaMoves: readonly AgendaMove[];
	readonly parts: ReadonlyMap<EntryId, MinutesPart>;
	readonly minutes: Minutes;
	readonly followUps: readonly FollowUp[];
	readonly refused: readonly RefusedFact[];
}
