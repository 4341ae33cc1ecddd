import type { AccountFrame, Accounts } from './accounts.ts';
import type { AccountEvent, AccountPayload } from './events.ts';
import type { AccountRefusal } from './refusal.ts';

/** Who keeps accounts and when (epoch ms). */
export interface Author {
	readonly at: number;
	/** Had the idea, made a plan, or is named in one that was approved. */
	readonly takesPart: boolean;
	/** May manage activities, for the activity's unit. */
	readonly manages: boolean;
}

/** Why `author` may not state `event`; undefined where nothing speaks against it (AL-103). */
export const accountRefusal = (
	accounts: Accounts,
	event: AccountEvent,
	frame: AccountFrame,
	author: Author
): AccountRefusal | undefined => {
	const refusal = mayKeep(frame, author);
	if (refusal) return refusal;
	switch (event.type) {
		case 'budget.set':
			return hasRow(accounts.budget, event.payload.row);
		case 'purchase.set':
			return (
				hasRow(accounts.purchases, event.payload.row) ??
				hasRow(accounts.budget, event.payload.budget)
			);
		case 'clearance.set':
			return isCleared(accounts, event.payload, frame);
	}
};

/** Whoever prepares the activity keeps its accounts; once it is closed, those who manage activities. */
const mayKeep = (frame: AccountFrame, { at, takesPart, manages }: Author) => {
	if (frame.isWithdrawn) return { code: 'activity_withdrawn' } as const;
	if (manages) return undefined;
	if (!takesPart) return { code: 'not_allowed' } as const;
	const isClosed = frame.closedAt !== null && at > frame.closedAt;
	return isClosed ? ({ code: 'activity_closed' } as const) : undefined;
};

const hasRow = (rows: ReadonlyMap<string, unknown>, row: string | null) =>
	row === null || rows.has(row) ? undefined : ({ code: 'no_such_row' } as const);

/** Goods that were bought are counted once the activity was held, and no more than there were. */
const isCleared = (
	{ purchases }: Accounts,
	{ purchase, left }: AccountPayload<'clearance.set'>,
	frame: AccountFrame
): AccountRefusal | undefined => {
	const bought = purchases.get(purchase)?.counts;
	if (!frame.isHeld) return { code: 'not_held' };
	if (!bought) return { code: 'no_such_row' };
	if (bought.direction === 'income' || bought.dropped) return { code: 'nothing_to_clear' };
	return left > bought.quantity
		? { code: 'more_left_than_bought', bought: bought.quantity }
		: undefined;
};
