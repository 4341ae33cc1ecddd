/** For tests: rows of accounts told in a few words, with ids made from names. */
import { entryId, objectId, personId } from '#lib/kernel/facts/testing.ts';
import type { DeviceId, ObjectId, Space } from '#lib/kernel/identity/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import type { AccountFrame, Accounts } from './accounts.ts';
import type { AccountFact, AccountFactOf, AccountPayload } from './events.ts';
import type { Author } from './policy.ts';
import { viewAccounts } from './view.ts';

export { entryId };

export const activity = objectId('play');
export const HOUR = 3_600_000;
/** 2026-03-02 10:00 UTC. */
export const START = Date.UTC(2026, 2, 2, 10);
export const held: AccountFrame = { activity, isWithdrawn: false, isHeld: true, closedAt: null };

/** The id of the row that the fact of this name added. */
export const rowOf = (name: string): ObjectId => entryToObject(entryId(name));

interface Said {
	readonly at?: number;
	readonly by?: string;
	/** The fact that added the row; absent: this one does. */
	readonly of?: string;
	readonly over?: readonly string[];
}

const stated = <Type extends AccountFact['type']>(
	name: string,
	{ at = START, by = 'Alice' }: Said,
	type: Type,
	payload: AccountPayload<Type>
): AccountFactOf<Type> =>
	({
		...{ id: entryId(name), type, space: 'members' as Space, by: personId(by) },
		...{ device: 'device' as DeviceId, at, receivedAt: at, payload }
	}) as AccountFact as AccountFactOf<Type>;

const rowFields = ({ of, over = [] }: Said) => ({
	...{ activity, row: of === undefined ? null : rowOf(of) },
	...{ direction: 'expense' as const, name: '矿泉水', quantity: 20, price: 150, note: '' },
	...{ dropped: false, supersedes: over.map(entryId) }
});

/** Alice plans 20 bottles at 1.50, unless `told` says otherwise. */
export const planned = (
	name: string,
	told: Partial<AccountPayload<'budget.set'>> = {},
	said: Said = {}
) => stated(name, said, 'budget.set', { ...rowFields(said), ...told });

/** Alice bought 20 bottles at 1.50, for nothing planned, unless `told` says otherwise. */
export const bought = (
	name: string,
	told: Partial<AccountPayload<'purchase.set'>> = {},
	said: Said = {}
) => {
	const bill = { budget: null, on: '2026-03-02', member: null };
	return stated(name, said, 'purchase.set', { ...rowFields(said), ...bill, ...told });
};

/** Alice counted what is left of what the fact `of` added. */
export const cleared = (name: string, of: string, left: number, said: Said = {}) => {
	const supersedes = (said.over ?? []).map(entryId);
	const told = { activity, purchase: rowOf(of), left, kept: '办公室柜子', supersedes };
	return stated(name, said, 'clearance.set', told);
};

/** The office manages; Alice and Bob take part. */
export const authorBy = (by: string, at: number): Author => ({
	...{ at, takesPart: by === 'Alice' || by === 'Bob' },
	manages: by === 'office'
});

export const authorOf = ({ by, at }: AccountFact): Author => authorBy(by.replace(/0+$/, ''), at);

const byTime = (a: AccountFact, b: AccountFact) => a.at - b.at || (a.id < b.id ? -1 : 1);

export const accountsOf = (facts: readonly AccountFact[], frame: AccountFrame = held): Accounts =>
	viewAccounts([...facts].sort(byTime), frame, authorOf);
