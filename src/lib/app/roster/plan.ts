import type { Card, MemberId, Position, UnitId } from '#lib/domains/organisation/index.ts';
import type { RosterColumn } from './columns.ts';

/** A member as the roster has them now. */
export interface KnownMember {
	readonly member: MemberId;
	readonly unit: UnitId | null;
	readonly position: Position;
	readonly card: Card | null;
}

/** A unit that is there, or one that the import makes. */
export type UnitRef = { readonly unit: UnitId | null } | { readonly made: string };

/** The personal data of a card, without whose it is and when it was signed. */
export type CardFields = Omit<Card, 'member' | 'at'>;

/** What the import is to do, in this order. */
export type RosterCommand =
	| { readonly type: 'create_unit'; readonly name: string }
	| {
			readonly type: 'enrol';
			readonly row: number;
			readonly unit: UnitRef;
			readonly position: Position;
			readonly card: CardFields;
	  }
	| {
			readonly type: 'move';
			readonly row: number;
			readonly member: MemberId;
			readonly unit: UnitRef;
			readonly position: Position;
	  }
	| {
			readonly type: 'sign_card';
			readonly row: number;
			readonly member: MemberId;
			readonly card: CardFields;
	  };

/** Why a row is left out. `maybe_known`: of the same name and unit, and without a number. */
export type SkipReason =
	| { readonly code: 'no_name' }
	| { readonly code: 'too_long'; readonly column: RosterColumn; readonly most: number }
	| { readonly code: 'number_damaged'; readonly number: string }
	| { readonly code: 'repeated_number'; readonly firstRow: number }
	| { readonly code: 'ambiguous_number' }
	| { readonly code: 'ambiguous_unit' }
	| { readonly code: 'unknown_position'; readonly word: string }
	| { readonly code: 'maybe_known'; readonly member: MemberId };

/** `row` counts from 1, as in the file. */
export interface AddedRow {
	readonly row: number;
	readonly name: string;
	readonly unit: UnitRef;
	readonly position: Position;
	readonly studentNo: string | null;
}

export interface ChangedRow {
	readonly row: number;
	readonly member: MemberId;
	readonly name: string;
	readonly changed: readonly RosterColumn[];
}

export interface SkippedRow {
	readonly row: number;
	readonly name: string;
	readonly reason: SkipReason;
}

/** What an import would do, shown before it is done. */
export interface RosterPlan {
	readonly added: readonly AddedRow[];
	readonly changed: readonly ChangedRow[];
	readonly unchanged: readonly number[];
	readonly skipped: readonly SkippedRow[];
	readonly newUnits: readonly string[];
	readonly commands: readonly RosterCommand[];
}
