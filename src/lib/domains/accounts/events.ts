/**
 * The payloads of the facts about an activity's money and materials (AL-103). Every statement says a
 * whole row anew, in the place of the statements that it names.
 */
import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { calendarDate, entryId, line, listOf, objectId, whole } from '#lib/kernel/fields/index.ts';

const directions = ['expense', 'income'] as const;
const MOST_PIECES = 99_999;
/** In hundredths of the workspace's currency. */
const HIGHEST_PRICE = 1_000_000_000;

const lineOrNone = (max: number) => v.union([v.literal(''), line(max)]);

/** What every row of money says; `row` null adds one, whose id is made from the entry's. */
const row = {
	activity: objectId,
	row: v.nullable(objectId),
	/** Sponsorship is income. */
	direction: v.picklist(directions),
	name: line(60),
	quantity: whole(1, MOST_PIECES),
	/** Of one piece. */
	price: whole(0, HIGHEST_PRICE),
	note: lineOrNone(120),
	dropped: v.boolean(),
	supersedes: listOf(entryId, 16)
};

export const accountEvents = {
	/** A row of the budget (預算表). */
	'budget.set': v.strictObject(row),
	/** A row of what was bought or received (實際購買表). */
	'purchase.set': v.strictObject({
		...row,
		/** The row of the budget that it is for; null: nobody had planned it. */
		budget: v.nullable(objectId),
		on: calendarDate,
		/** Who paid or received it. */
		member: v.nullable(objectId)
	}),
	/** What is left of a purchase, and where it is kept (物資清算表). */
	'clearance.set': v.strictObject({
		activity: objectId,
		purchase: objectId,
		left: whole(0, MOST_PIECES),
		kept: lineOrNone(80),
		supersedes: listOf(entryId, 16)
	})
};

export type AccountEventType = keyof typeof accountEvents;
export type Direction = (typeof directions)[number];
export type AccountPayload<Type extends AccountEventType> = Readonly<
	v.InferOutput<(typeof accountEvents)[Type]>
>;

export interface AccountEventOf<Type extends AccountEventType> {
	readonly type: Type;
	readonly payload: AccountPayload<Type>;
}

/** What is to be signed: a union on `type`. */
export type AccountEvent = {
	readonly [Type in AccountEventType]: AccountEventOf<Type>;
}[AccountEventType];

/** An accepted entry of this domain: a union on `type`. */
export type AccountFact = {
	readonly [Type in AccountEventType]: Fact<Type, AccountPayload<Type>>;
}[AccountEventType];

export type AccountFactOf<Type extends AccountEventType> = Extract<AccountFact, { type: Type }>;
