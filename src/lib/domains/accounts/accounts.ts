import type { Stated } from '#lib/kernel/facts/index.ts';
import type { EntryId, ObjectId } from '#lib/kernel/identity/index.ts';
import type { AccountEventType, Direction } from './events.ts';
import type { AccountRefusal } from './refusal.ts';

export type ActivityId = ObjectId;
export type MemberId = ObjectId;
export type RowId = ObjectId;

/** What is stated in the place of what it names. */
export interface Replacing extends Stated {
	readonly supersedes: readonly EntryId[];
}

/** A row of money: `quantity` pieces at `price` hundredths each. */
export interface MoneyRow extends Replacing {
	readonly direction: Direction;
	readonly name: string;
	readonly quantity: number;
	readonly price: number;
	readonly note: string;
	readonly dropped: boolean;
}

export type BudgetRow = MoneyRow;

export interface PurchaseRow extends MoneyRow {
	readonly budget: RowId | null;
	readonly on: string;
	readonly member: MemberId | null;
}

export interface Clearance extends Replacing {
	readonly left: number;
	readonly kept: string;
}

/** A row as it counts, and what else was said where people differ. */
export interface Row<T> {
	readonly id: RowId;
	/** What counts; where people differ, what was said last. */
	readonly counts: T;
	/** All that is said beside each other, until somebody settles it; else empty. */
	readonly question: readonly T[];
	/** Everything that was said, in order. */
	readonly all: readonly T[];
}

/** A fact that somebody signed and the policy does not let count, kept with the reason. */
export interface RefusedFact {
	readonly id: EntryId;
	readonly type: AccountEventType;
	readonly refusal: AccountRefusal;
}

/** What the three sheets of an activity are made of (AL-103), rows in the order of their adding. */
export interface Accounts {
	readonly budget: ReadonlyMap<RowId, Row<BudgetRow>>;
	readonly purchases: ReadonlyMap<RowId, Row<PurchaseRow>>;
	/** By the purchase. */
	readonly clearances: ReadonlyMap<RowId, Row<Clearance>>;
	readonly refused: readonly RefusedFact[];
}

/** What the accounts have to know of their activity. */
export interface AccountFrame {
	readonly activity: ActivityId;
	readonly isWithdrawn: boolean;
	readonly isHeld: boolean;
	/** Epoch ms; null: it is not closed. */
	readonly closedAt: number | null;
}
