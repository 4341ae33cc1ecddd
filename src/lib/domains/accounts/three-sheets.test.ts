import { describe, expect, it } from 'vitest';
import { accountsOf, bought, cleared, HOUR, planned, rowOf, START } from './history.ts';
import { threeSheets } from './three-sheets.ts';

describe('[AL-103] the three sheets', () => {
	it('say what was planned, what it came to, and the difference', () => {
		const sheets = threeSheets(
			accountsOf([
				planned('a'),
				planned('poster', { name: '海报', quantity: 2, price: 3000 }),
				bought('w1', { budget: rowOf('a'), quantity: 12, price: 180 }),
				bought('w2', { budget: rowOf('a'), quantity: 12, price: 160 }),
				bought('x', { name: '胶带', quantity: 1, price: 500 })
			])
		);
		expect(
			sheets.budget.map(({ row, planned, actual, difference }) => [
				...[row.counts.name, planned, actual, difference]
			])
		).toEqual([
			['矿泉水', 3000, 4080, 1080],
			['海报', 6000, 0, -6000]
		]);
		expect(
			sheets.purchases.map(({ row, amount, budget }) => [
				...[row.counts.name, amount, budget?.name ?? null]
			])
		).toEqual([
			['矿泉水', 2160, '矿泉水'],
			['矿泉水', 1920, '矿泉水'],
			['胶带', 500, null]
		]);
		expect(sheets.expense).toEqual({ planned: 9000, actual: 4580, difference: -4420 });
	});

	it('count sponsorship as income', () => {
		const income = { direction: 'income', name: '虚构书店赞助', quantity: 1 } as const;
		const sheets = threeSheets(
			accountsOf([
				planned('gift', { ...income, price: 50_000 }),
				planned('water'),
				bought('got', { ...income, price: 30_000, budget: rowOf('gift') }),
				bought('w', { budget: rowOf('water') })
			])
		);
		expect(sheets.income).toEqual({ planned: 50_000, actual: 30_000, difference: -20_000 });
		expect(sheets.balance).toEqual({ planned: 47_000, actual: 27_000, difference: -20_000 });
		expect(sheets.clearance.map(({ purchase }) => purchase.id)).toEqual([rowOf('w')]);
	});

	it('say how much of each purchase was used', () => {
		const sheets = threeSheets(
			accountsOf([
				bought('a-water'),
				bought('b-tape', { name: '胶带' }),
				bought('pens', { name: '笔' }),
				cleared('c', 'a-water', 6),
				cleared('p', 'pens', 20),
				// Corrected since: fewer were bought than are said to be left, so they are counted anew.
				bought('p2', { name: '笔', quantity: 15 }, { of: 'pens', over: ['pens'], at: START + HOUR })
			])
		);
		expect(sheets.clearance.map(({ used }) => used)).toEqual([14, null, null]);
	});

	it('leave out what was dropped', () => {
		const sheets = threeSheets(
			accountsOf([
				planned('water'),
				planned('w2', { dropped: true }, { of: 'water', over: ['water'], at: START + HOUR }),
				bought('b', { budget: rowOf('water') })
			])
		);
		expect(sheets.budget).toEqual([]);
		expect(sheets.purchases.map(({ budget }) => budget)).toEqual([null]);
		expect(sheets.expense).toEqual({ planned: 0, actual: 3000, difference: 3000 });
	});

	it('count the last word where two differ, and ask about it', () => {
		const accounts = accountsOf([
			planned('water'),
			planned('x', { price: 100 }, { of: 'water', over: ['water'], at: START + HOUR }),
			planned(
				'y',
				{ price: 200 },
				{ of: 'water', over: ['water'], at: START + 2 * HOUR, by: 'Bob' }
			)
		]);
		const row = accounts.budget.get(rowOf('water'));
		expect(row?.counts.price).toBe(200);
		expect(row?.question.map(({ price }) => price)).toEqual([100, 200]);
		expect(threeSheets(accounts).expense.planned).toBe(4000);
		const settled = accountsOf([
			...[planned('water'), planned('x', { price: 100 }, { of: 'water', over: ['water'] })],
			planned('y', { price: 100 }, { of: 'water', over: ['water'], by: 'Bob' })
		]);
		expect(settled.budget.get(rowOf('water'))?.question).toEqual([]);
	});
});
