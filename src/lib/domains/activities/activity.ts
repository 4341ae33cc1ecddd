import type { Stated } from '#lib/kernel/facts/index.ts';
import type { EntryId, ObjectId } from '#lib/kernel/identity/index.ts';
import type { FileRef } from '#lib/kernel/files/index.ts';
import type {
	ActivityEventType,
	ActivityPayload,
	CoverageKind,
	Grade,
	Proposal
} from './events.ts';
import type { ActivityRefusal } from './refusal.ts';

export type ActivityId = ObjectId;
export type MemberId = ObjectId;
export type UnitId = ObjectId;

export type { Stated };

/** What people may state anew, in the place of what they name. */
export interface Replacing extends Stated {
	readonly supersedes: readonly EntryId[];
}

/** What counts of several statements: one value, or a question where people differ. */
export interface Settled<T extends Replacing> {
	readonly stands: T | null;
	readonly question: readonly T[];
	/** Everything that was said, in order. */
	readonly all: readonly T[];
}

export interface Decision extends Replacing {
	readonly approved: boolean;
	readonly reason: string | null;
}

export interface Plan extends Stated {
	/** The member who made it; null where they are nobody's. */
	readonly planner: MemberId | null;
	readonly date: string;
	readonly place: string;
	readonly steps: ActivityPayload<'activity.planned'>['steps'];
	readonly decision: Settled<Decision>;
}

export interface Held extends Replacing {
	readonly heldOn: string;
	/** Null: it was imported from a sheet. */
	readonly plan: EntryId | null;
}

export interface Summary extends Stated {
	readonly text: string;
	readonly links: readonly string[];
}

export interface Grading extends Replacing {
	readonly grade: Grade | null;
	readonly reason: string | null;
}

/** What a member did in and for an activity. */
export interface Part extends Replacing {
	readonly tookPart: boolean;
	readonly outstanding: boolean;
	readonly proposal: readonly Proposal[];
	readonly adopted: number;
	readonly reason: string | null;
}

/** One item of the preparation, or of what comes after (AL-102, AL-104). */
export interface Item {
	/** A key of the default list, or an id made from the entry that added it. */
	readonly key: string;
	/** Null: its name is that of the default list. */
	readonly title: string | null;
	readonly responsible: MemberId | null;
	readonly due: string | null;
	readonly dropped: boolean;
	readonly ticks: readonly (Stated & { readonly done: boolean })[];
}

/** A photo of an activity, or an article about it (AL-106). */
export interface Piece extends Stated {
	/** The member who added it; null where they are nobody's. */
	readonly author: MemberId | null;
	readonly kind: CoverageKind;
	readonly caption: string;
	/** Null for an article that is elsewhere. */
	readonly file: FileRef | null;
	readonly link: string | null;
	readonly removed: (Stated & { readonly reason: string | null }) | null;
}

/** A fact that somebody signed and the policy does not let count, kept with the reason. */
export interface RefusedFact {
	readonly id: EntryId;
	readonly type: ActivityEventType;
	readonly refusal: ActivityRefusal;
}

/** AL-101: how far an activity is. */
export type Phase =
	'idea' | 'planned' | 'approved' | 'held' | 'summarised' | 'closed' | 'withdrawn';

/** An activity (AL-101). */
export interface Activity {
	readonly id: ActivityId;
	readonly title: string;
	readonly idea: string;
	readonly unit: UnitId | null;
	/** The id of the sheet row from which it was imported. */
	readonly ref: string | null;
	readonly proposed: Stated;
	/** The member whose idea it is; null where it is nobody's, or was imported. */
	readonly proposer: MemberId | null;
	/** Every version, in order. */
	readonly plans: readonly Plan[];
	readonly held: Settled<Held>;
	/** AL-105: who hosts it, as it was said last; empty: nobody has said. */
	readonly hosts: readonly MemberId[];
	/** AL-106: contacts, as they were named last. */
	readonly guests: readonly ObjectId[];
	readonly summaries: readonly Summary[];
	readonly closed: (Stated & { readonly reason: string | null }) | null;
	readonly withdrawn: (Stated & { readonly reason: string }) | null;
	readonly grade: Settled<Grading>;
	readonly parts: ReadonlyMap<MemberId, Settled<Part>>;
	readonly items: ReadonlyMap<string, Item>;
	/** In order of time; what was removed says so. */
	readonly coverage: readonly Piece[];
	readonly refused: readonly RefusedFact[];
}
