import type { Stated } from '#lib/kernel/facts/index.ts';
import type { EntryId, ObjectId, PersonId } from '#lib/kernel/identity/index.ts';
import type { outcomes } from './events.ts';
import type { RulebookRefusal } from './refusal.ts';

export type { Stated };

export type Outcome = (typeof outcomes)[number];

/** A new value for a parameter of the rulebook, as the sheet `settings` writes it. */
export interface StatedFigure {
	readonly key: string;
	readonly value: string;
}

export interface Decision extends Stated {
	readonly outcome: Outcome;
	readonly reason: string | null;
	readonly supersedes: readonly EntryId[];
}

/** A change of figures that somebody has proposed. */
export interface Amendment {
	readonly id: ObjectId;
	readonly figures: readonly StatedFigure[];
	/** It counts in terms that begin on this date or later. */
	readonly from: string;
	readonly reason: string | null;
	readonly proposed: Stated;
	/** The member who proposed it; null where they are none. */
	readonly proposer: ObjectId | null;
	readonly comments: readonly (Stated & { readonly text: string })[];
	/** The decisions that no other replaces; several only where devices disagreed. */
	readonly decisions: readonly Decision[];
	/** The one that counts; null while none does. */
	readonly decision: Decision | null;
	readonly withdrawn: Stated | null;
	readonly state: Outcome | 'open' | 'question' | 'withdrawn';
	readonly refused: readonly RefusedFact[];
}

/** A fact without effect, and why. */
export interface RefusedFact {
	readonly id: EntryId;
	readonly by: PersonId;
	readonly refusal: RulebookRefusal;
}
