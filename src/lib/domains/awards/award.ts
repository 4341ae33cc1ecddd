import type { Stated } from '#lib/kernel/facts/index.ts';
import type { EntryId, ObjectId, PersonId } from '#lib/kernel/identity/index.ts';
import type { AwardKind } from './events.ts';
import type { AwardRefusal } from './refusal.ts';

export type { Stated };

/** A list of those who receive an award. */
export interface Decision extends Stated {
	readonly laureates: readonly ObjectId[];
	readonly reason: string | null;
	readonly supersedes: readonly EntryId[];
}

/** One award for one term: a round that is open, decided, disputed or withdrawn. */
export interface Award {
	readonly id: ObjectId;
	readonly kind: AwardKind;
	readonly term: ObjectId;
	readonly places: number;
	readonly opened: Stated;
	/** The decisions that no other replaces; several only where devices disagreed. */
	readonly decisions: readonly Decision[];
	/** The one that counts; null while none does. */
	readonly inForce: Decision | null;
	readonly withdrawn: (Stated & { readonly reason: string }) | null;
	readonly state: 'open' | 'decided' | 'question' | 'withdrawn';
	readonly refused: readonly RefusedFact[];
}

/** A fact without effect, and why. */
export interface RefusedFact {
	readonly id: EntryId;
	readonly by: PersonId;
	readonly refusal: AwardRefusal;
}
