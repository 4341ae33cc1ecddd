import * as v from 'valibot';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { AccountFrame, Accounts, RowId } from './accounts.ts';
import {
	accountEvents,
	type AccountEvent,
	type AccountEventOf,
	type AccountEventType,
	type AccountPayload
} from './events.ts';
import { accountRefusal, type Author } from './policy.ts';
import type { AccountRefusal } from './refusal.ts';

export type AccountCommandRefusal =
	AccountRefusal | { readonly code: 'bad_field'; readonly field: string };

type Decision<Type extends AccountEventType> = Result<AccountEventOf<Type>, AccountCommandRefusal>;
type Told<Type extends AccountEventType> = Omit<AccountPayload<Type>, 'activity' | 'supersedes'>;

/** The activity and its accounts as somebody sees them who states something. */
export interface AccountSubject {
	readonly accounts: Accounts;
	readonly frame: AccountFrame;
}

const decide = <Type extends AccountEventType>(
	{ accounts, frame }: AccountSubject,
	type: Type,
	told: Told<Type>,
	replaced: readonly { readonly id: EntryId }[],
	author: Author
): Decision<Type> => {
	const supersedes = replaced.map(({ id }) => id).slice(-16);
	const payload = { ...told, activity: frame.activity, supersedes };
	const parsed = v.safeParse(accountEvents[type], payload);
	if (!parsed.success)
		return err({ code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' });
	// The compiler loses the tie between a generic type and its payload; the signature keeps it.
	const event = { type, payload } as unknown as AccountEventOf<Type>;
	const refusal = accountRefusal(accounts, event as AccountEvent, frame, author);
	return refusal ? err(refusal) : ok(event);
};

const saidOf = <T>(rows: ReadonlyMap<RowId, { readonly all: readonly T[] }>, id: RowId | null) =>
	(id && rows.get(id)?.all) || [];

/** Adds a row to the budget, or says one anew. */
export const setBudgetRow = (subject: AccountSubject, row: Told<'budget.set'>, author: Author) =>
	decide(subject, 'budget.set', row, saidOf(subject.accounts.budget, row.row), author);

/** Adds a row to what was bought or received, or says one anew. */
export const setPurchase = (subject: AccountSubject, row: Told<'purchase.set'>, author: Author) =>
	decide(subject, 'purchase.set', row, saidOf(subject.accounts.purchases, row.row), author);

/** Says what is left of a purchase. */
export const clearPurchase = (
	subject: AccountSubject,
	told: Told<'clearance.set'>,
	author: Author
) => {
	const said = saidOf(subject.accounts.clearances, told.purchase);
	return decide(subject, 'clearance.set', told, said, author);
};
