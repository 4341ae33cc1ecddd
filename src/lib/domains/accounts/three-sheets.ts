import type { Accounts, BudgetRow, Clearance, MoneyRow, PurchaseRow, Row } from './accounts.ts';
import type { Direction } from './events.ts';

/** A row of the budget beside what came of it; amounts in hundredths. */
export interface BudgetLine {
	readonly row: Row<BudgetRow>;
	readonly planned: number;
	readonly actual: number;
	/** Actual minus planned. */
	readonly difference: number;
}

/** A row of what was bought or received. */
export interface PurchaseLine {
	readonly row: Row<PurchaseRow>;
	readonly amount: number;
	/** The row of the budget that it is for; null: nobody had planned it, or it was dropped. */
	readonly budget: BudgetRow | null;
}

/** What became of goods that were bought, in pieces. */
export interface ClearanceLine {
	readonly purchase: Row<PurchaseRow>;
	/** Null: nobody has counted yet. */
	readonly clearance: Row<Clearance> | null;
	/** Bought minus left. Null: not counted yet. */
	readonly used: number | null;
}

/** Sums in hundredths; the difference is actual minus planned. */
export interface Sum {
	readonly planned: number;
	readonly actual: number;
	readonly difference: number;
}

/** The three sheets of an activity (AL-103), without the rows that were dropped. */
export interface ThreeSheets {
	readonly budget: readonly BudgetLine[];
	readonly purchases: readonly PurchaseLine[];
	readonly clearance: readonly ClearanceLine[];
	readonly income: Sum;
	readonly expense: Sum;
	/** Income minus expense: what is left, below 0 what is missing. */
	readonly balance: Sum;
}

const amountOf = ({ quantity, price }: MoneyRow): number => quantity * price;

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
const kept = <T extends MoneyRow>(rows: ReadonlyMap<string, Row<T>>): readonly Row<T>[] =>
	[...rows.values()].filter(({ counts }) => !counts.dropped);
const sumOf = (planned: number, actual: number): Sum => ({
	...{ planned, actual },
	difference: actual - planned
});

/** Computes the three sheets: budget, actual purchases, and what is left of them. */
export const threeSheets = (accounts: Accounts): ThreeSheets => {
	const budget = kept(accounts.budget);
	const purchases = kept(accounts.purchases);
	const planned = new Map(budget.map(({ id, counts }) => [id, counts]));
	const total = (direction: Direction) => {
		const of = (rows: readonly Row<MoneyRow>[]) =>
			sum(rows.filter(({ counts }) => counts.direction === direction).map(rowAmount));
		return sumOf(of(budget), of(purchases));
	};
	const [income, expense] = [total('income'), total('expense')];
	return {
		budget: budget.map((row) => {
			const bought = purchases.filter(({ counts }) => counts.budget === row.id);
			return { row, ...sumOf(rowAmount(row), sum(bought.map(rowAmount))) };
		}),
		purchases: purchases.map((row) => ({
			row,
			amount: rowAmount(row),
			budget: (row.counts.budget && planned.get(row.counts.budget)) || null
		})),
		clearance: purchases
			.filter(({ counts }) => counts.direction === 'expense')
			.map((purchase) => {
				const clearance = accounts.clearances.get(purchase.id) ?? null;
				const used = clearance ? purchase.counts.quantity - clearance.counts.left : null;
				return { purchase, clearance, used };
			}),
		...{ income, expense },
		balance: sumOf(income.planned - expense.planned, income.actual - expense.actual)
	};
};

const rowAmount = ({ counts }: Row<MoneyRow>) => amountOf(counts);
