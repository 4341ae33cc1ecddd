import type { Stated } from '#lib/kernel/facts/index.ts';
import type { EntryId, ObjectId, PersonId } from '#lib/kernel/identity/index.ts';
import type { ChronicleKind } from './events.ts';
import type { ChronicleRefusal } from './refusal.ts';

/** What an entry says. */
export interface Wording {
	readonly kind: ChronicleKind;
	readonly year: number;
	readonly date: string | null;
	readonly title: string;
	readonly text: string | null;
	readonly people: readonly ObjectId[];
}

/** A wording, by whom and when; `reason` is that of a correction. */
export interface Version extends Wording, Stated {
	readonly reason: string | null;
}

/** One entry of the chronicle. */
export interface ChronicleEntry {
	readonly id: ObjectId;
	/** As it is worded now. */
	readonly current: Version;
	/** What it said before, the latest first. */
	readonly earlier: readonly Version[];
	readonly withdrawn: (Stated & { readonly reason: string }) | null;
	readonly refused: readonly RefusedFact[];
}

/** A fact without effect, and why. */
export interface RefusedFact {
	readonly id: EntryId;
	readonly by: PersonId;
	readonly refusal: ChronicleRefusal;
}
