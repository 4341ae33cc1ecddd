import { describe, expect, it } from 'vitest';
import { accountsOf, bought, cleared, entryId, held, planned, rowOf, START } from './history.ts';

const codes = (accounts: ReturnType<typeof accountsOf>) =>
	accounts.refused.map(({ id, refusal }) => [id, refusal.code]);

describe('[AL-103] who keeps the accounts of an activity', () => {
	it('is whoever takes part in preparing it, or manages activities', () => {
		const accounts = accountsOf([
			planned('a'),
			planned('b', {}, { by: 'office' }),
			planned('c', {}, { by: 'stranger' })
		]);
		expect([...accounts.budget.keys()]).toEqual([rowOf('a'), rowOf('b')]);
		expect(codes(accounts)).toEqual([[entryId('c'), 'not_allowed']]);
	});

	it('is the office alone once the activity is closed, by the time of the statement', () => {
		const closed = { ...held, closedAt: START + 1 };
		const accounts = accountsOf(
			[
				planned('before', {}, { at: START + 1 }),
				planned('after', {}, { at: START + 2 }),
				planned('office', {}, { at: START + 2, by: 'office' })
			],
			closed
		);
		expect([...accounts.budget.keys()]).toEqual([rowOf('before'), rowOf('office')]);
		expect(codes(accounts)).toEqual([[entryId('after'), 'activity_closed']]);
	});

	it('is nobody where the activity was withdrawn', () => {
		const accounts = accountsOf([planned('a', {}, { by: 'office' })], {
			...held,
			isWithdrawn: true
		});
		expect(codes(accounts)).toEqual([[entryId('a'), 'activity_withdrawn']]);
	});
});

describe('[AL-103] a row', () => {
	it('is changed only where it is there, and names a row of the budget that is', () => {
		const accounts = accountsOf([
			planned('a', {}, { of: 'nothing' }),
			bought('b', {}, { of: 'nothing' }),
			bought('c', { budget: rowOf('nothing') })
		]);
		expect(codes(accounts)).toEqual([
			[entryId('a'), 'no_such_row'],
			[entryId('c'), 'no_such_row'],
			[entryId('b'), 'no_such_row']
		]);
	});
});

describe('[AL-103] what is left', () => {
	it('is counted once the activity was held', () => {
		const before = accountsOf([bought('b'), cleared('c', 'b', 3)], { ...held, isHeld: false });
		expect(codes(before)).toEqual([[entryId('c'), 'not_held']]);
		expect(codes(accountsOf([bought('b'), cleared('c', 'b', 3)]))).toEqual([]);
	});

	it('is no more than was bought', () => {
		const accounts = accountsOf([bought('b'), cleared('all', 'b', 20), cleared('more', 'b', 21)]);
		expect(accounts.refused).toEqual([
			{
				...{ id: entryId('more'), type: 'clearance.set' },
				refusal: { code: 'more_left_than_bought', bought: 20 }
			}
		]);
	});

	it('is counted of goods that were bought, and of nothing else', () => {
		const accounts = accountsOf([
			bought('gift', { direction: 'income' }),
			bought('none', { dropped: true }),
			cleared('a', 'gift', 1),
			cleared('b', 'none', 1),
			cleared('c', 'nothing', 1)
		]);
		expect(codes(accounts)).toEqual([
			[entryId('a'), 'nothing_to_clear'],
			[entryId('b'), 'nothing_to_clear'],
			[entryId('c'), 'no_such_row']
		]);
	});
});
