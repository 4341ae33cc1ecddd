import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { AccountFact } from './events.ts';
import { activity, authorOf, bought, cleared, held, HOUR, planned, START } from './history.ts';
import { threeSheets } from './three-sheets.ts';
import { accountSubjects, viewAccounts } from './view.ts';

const name = (index: number) => `s${String(index).padStart(2, '0')}-`;
const drawn = fc.record({
	kind: fc.constantFrom('plan', 'buy', 'buy', 'clear'),
	hours: fc.integer({ min: -2, max: 5 }),
	by: fc.constantFrom('office', 'Alice', 'Bob', 'stranger'),
	direction: fc.constantFrom('expense', 'expense', 'income'),
	quantity: fc.integer({ min: 1, max: 30 }),
	price: fc.integer({ min: 0, max: 999 }),
	isNew: fc.boolean(),
	dropped: fc.constantFrom(false, false, true),
	earlier: fc.array(fc.nat({ max: 20 }), { maxLength: 3 })
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

const factOf = (drawn: Drawn, index: number): AccountFact => {
	const { kind, hours, by, direction, quantity, price, isNew, dropped, earlier } = drawn;
	const over = index === 0 ? [] : [...new Set(earlier.map((which) => name(which % index)))];
	const of = over[0];
	const said = { at: START + hours * HOUR, by, over };
	const isAdded = isNew || of === undefined;
	const row = { ...said, ...(isAdded ? {} : { of }) };
	const told = { direction, quantity, price, dropped } as const;
	if (kind === 'plan') return planned(name(index), told, row);
	if (kind === 'buy') return bought(name(index), told, row);
	return cleared(name(index), of ?? 'nothing', quantity, said);
};

/** The accounts that facts amount to which arrive in this order. */
const arrived = (facts: readonly AccountFact[]) => {
	const index = new FactIndex<AccountFact>(accountSubjects);
	for (const fact of facts) index.add(fact);
	return viewAccounts(index.of(activity), held, authorOf);
};

const histories = fc.array(drawn, { maxLength: 20 }).chain((all) => {
	const facts = all.map(factOf);
	return fc.record({
		facts: fc.constant(facts),
		shuffled: fc.shuffledSubarray(facts, { minLength: facts.length })
	});
});

describe('[AL-103] the accounts of an activity', () => {
	it('are the same in whatever order their facts arrive', () => {
		fc.assert(
			fc.property(histories, ({ facts, shuffled }) => {
				const one = arrived(facts);
				expect(arrived(shuffled)).toEqual(one);
				expect([...arrived(shuffled).purchases.keys()]).toEqual([...one.purchases.keys()]);
				expect(arrived([...facts, ...facts])).toEqual(one);
			}),
			{ seed: 20_260_103, numRuns: 300 }
		);
	});

	it('add up: lines of the budget and what nobody had planned are all that was spent', () => {
		fc.assert(
			fc.property(histories, ({ facts }) => {
				const sheets = threeSheets(arrived(facts));
				const spent = sheets.purchases.map(({ amount }) => amount);
				const total = sheets.income.actual + sheets.expense.actual;
				expect(spent.reduce((a, b) => a + b, 0)).toBe(total);
				const inBudget = sheets.budget.map(({ actual }) => actual);
				const beside = sheets.purchases.filter(({ budget }) => budget === null);
				expect(
					[...inBudget, ...beside.map(({ amount }) => amount)].reduce((a, b) => a + b, 0)
				).toBe(total);
				for (const { planned, actual, difference } of [sheets.income, sheets.expense])
					expect(difference).toBe(actual - planned);
				expect(sheets.balance.actual).toBe(sheets.income.actual - sheets.expense.actual);
			}),
			{ seed: 20_260_104, numRuns: 300 }
		);
	});
});
