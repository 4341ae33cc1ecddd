import { describe, expect, it } from 'vitest';
import { clearPurchase, setBudgetRow, setPurchase } from './decide.ts';
import {
	accountsOf,
	activity,
	authorBy,
	bought,
	cleared,
	entryId,
	held,
	planned,
	rowOf,
	START
} from './history.ts';

const alice = authorBy('Alice', START);
const money = {
	direction: 'expense' as const,
	...{ name: '矿泉水', quantity: 20, price: 150, note: '', dropped: false }
};
const bill = { ...money, budget: null, on: '2026-03-02', member: null };

describe('[AL-103] a row of the accounts', () => {
	it('is stated in the place of everything that was said about it', () => {
		const accounts = accountsOf([
			planned('a'),
			planned('b', { price: 9 }, { of: 'a', over: ['a'] }),
			planned('c', { price: 8 }, { of: 'a', over: ['a'] })
		]);
		const decided = setBudgetRow({ accounts, frame: held }, { ...money, row: rowOf('a') }, alice);
		expect(decided).toEqual({
			ok: true,
			value: {
				type: 'budget.set',
				payload: {
					...{ ...money, row: rowOf('a'), activity },
					supersedes: ['a', 'b', 'c'].map(entryId)
				}
			}
		});
	});

	it('says which field is wrong', () => {
		const subject = { accounts: accountsOf([]), frame: held };
		const fault = (field: string) => ({ ok: false, error: { code: 'bad_field', field } });
		expect(setBudgetRow(subject, { ...money, row: null, name: '' }, alice)).toEqual(fault('name'));
		expect(setBudgetRow(subject, { ...money, row: null, quantity: 0 }, alice)).toEqual(
			fault('quantity')
		);
		expect(setBudgetRow(subject, { ...money, row: null, price: 0.5 }, alice)).toEqual(
			fault('price')
		);
		expect(setPurchase(subject, { ...bill, row: null, on: '2026-02-30' }, alice)).toEqual(
			fault('on')
		);
	});

	it('is refused to whom the policy refuses it', () => {
		const subject = { accounts: accountsOf([bought('w')]), frame: held };
		const stranger = authorBy('stranger', START);
		const refused = { ok: false, error: { code: 'not_allowed' } };
		expect(setPurchase(subject, { ...bill, row: null }, stranger)).toEqual(refused);
		expect(clearPurchase(subject, { purchase: rowOf('w'), left: 21, kept: '' }, alice)).toEqual({
			ok: false,
			error: { code: 'more_left_than_bought', bought: 20 }
		});
	});

	it('counts what is left anew in the place of the count before', () => {
		const accounts = accountsOf([bought('w'), cleared('c', 'w', 5)]);
		const told = { purchase: rowOf('w'), left: 4, kept: '' };
		const decided = clearPurchase({ accounts, frame: held }, told, alice);
		expect(decided.ok && decided.value.payload).toEqual({
			...{ ...told, activity, supersedes: [entryId('c')] }
		});
	});
});
