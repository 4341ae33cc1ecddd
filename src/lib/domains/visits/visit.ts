import type { Stated } from '#lib/kernel/facts/index.ts';
import type { EntryId, ObjectId, PersonId } from '#lib/kernel/identity/index.ts';
import type { VisitKind } from './events.ts';
import type { VisitRefusal } from './refusal.ts';

export interface VisitDetails {
	readonly kind: VisitKind;
	readonly title: string;
	readonly host: string;
	readonly place: string | null;
	/** Epoch ms. */
	readonly start: number;
	readonly end: number;
}

/** Whether somebody will be there. */
export interface Answer extends Stated {
	readonly accepted: boolean;
	readonly reason: string | null;
}

export interface Representative {
	readonly member: ObjectId;
	/** Null until they have answered. */
	readonly answer: Answer | null;
}

/** A reception, a visit or an invitation. */
export interface Visit extends VisitDetails {
	readonly id: ObjectId;
	readonly planned: Stated;
	/** Who changed its details, in order. */
	readonly changes: readonly Stated[];
	readonly representatives: readonly Representative[];
	/** What came of it, each time it was noted; the last one holds. */
	readonly outcomes: readonly (Stated & { readonly outcome: string })[];
	readonly cancelled: (Stated & { readonly reason: string }) | null;
	readonly state: 'planned' | 'concluded' | 'cancelled';
	readonly refused: readonly RefusedFact[];
}

/** A fact without effect, and why. */
export interface RefusedFact {
	readonly id: EntryId;
	readonly by: PersonId;
	readonly refusal: VisitRefusal;
}
