import { headsOf, statedIn } from '#lib/kernel/facts/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import type { AccountFrame, Accounts, Replacing, RefusedFact, Row, RowId } from './accounts.ts';
import type { AccountFact, AccountFactOf, AccountPayload } from './events.ts';
import { accountRefusal, type Author } from './policy.ts';

/** For `FactIndex`: the activity that a fact concerns. */
export const accountSubjects = (fact: AccountFact): readonly string[] => [fact.payload.activity];

export type AuthorOf = (fact: AccountFact) => Author;

const none: Accounts = {
	...{ budget: new Map(), purchases: new Map(), clearances: new Map() },
	refused: []
};

/**
 * A row is added before it is changed, the budget before what names it, purchases before what is left
 * of them; equals keep their order in time. So a device whose clock is behind changes what it saw.
 */
const turn = ({ type, payload }: AccountFact): number => {
	if (type === 'clearance.set') return 4;
	return (type === 'budget.set' ? 0 : 2) + (payload.row === null ? 0 : 1);
};

/**
 * The accounts that the facts about an activity, sorted by time, amount to. Each fact is put to the
 * policy that its author's command had to pass.
 */
export const viewAccounts = (
	facts: readonly AccountFact[],
	frame: AccountFrame,
	authorOf: AuthorOf
): Accounts => {
	const refused: RefusedFact[] = [];
	let accounts = none;
	for (const fact of [...facts].sort((a, b) => turn(a) - turn(b))) {
		const refusal = accountRefusal(accounts, fact, frame, authorOf(fact));
		if (refusal) refused.push({ id: fact.id, type: fact.type, refusal });
		else accounts = evolve(accounts, fact);
	}
	return { ...accounts, refused };
};

const evolve = (accounts: Accounts, fact: AccountFact): Accounts => {
	const stated = statedIn(fact);
	switch (fact.type) {
		case 'budget.set': {
			const said = { ...stated, ...moneyIn(fact.payload) };
			return { ...accounts, budget: withRow(accounts.budget, idOf(fact), said) };
		}
		case 'purchase.set': {
			const { budget, on, member } = fact.payload;
			const said = { ...stated, ...moneyIn(fact.payload), budget, on, member };
			return { ...accounts, purchases: withRow(accounts.purchases, idOf(fact), said) };
		}
		case 'clearance.set': {
			const { purchase, left, kept, supersedes } = fact.payload;
			const said = { ...stated, left, kept, supersedes };
			return { ...accounts, clearances: withRow(accounts.clearances, purchase, said) };
		}
	}
};

const idOf = ({ id, payload }: AccountFactOf<'budget.set' | 'purchase.set'>) =>
	payload.row ?? entryToObject(id);

const moneyIn = (payload: AccountPayload<'budget.set'>) => {
	const { direction, name, quantity, price, note, dropped, supersedes } = payload;
	return { direction, name, quantity, price, note, dropped, supersedes };
};

const withRow = <T extends Replacing>(
	rows: ReadonlyMap<RowId, Row<T>>,
	id: RowId,
	said: T
): ReadonlyMap<RowId, Row<T>> =>
	new Map([...rows, [id, rowOf(id, [...(rows.get(id)?.all ?? []), said])]]);

/** People who say the same have one statement; where they differ, the last counts and is asked about. */
const rowOf = <T extends Replacing>(id: RowId, all: readonly T[]): Row<T> => {
	const standing = headsOf(all, new Map(all.map((each) => [each.id, each])));
	const isOne = new Set(standing.map(toldBy)).size < 2;
	// Somebody always has the last word: a statement that everybody's later one has replaced.
	const counts = standing.at(-1) ?? (all.at(-1) as T);
	return { id, counts, question: isOne ? [] : standing, all };
};

const toldBy = ({ id: _id, by: _by, at: _at, supersedes: _supersedes, ...told }: Replacing) =>
	JSON.stringify(Object.entries(told).sort());
