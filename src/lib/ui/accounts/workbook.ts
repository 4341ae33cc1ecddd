import type { ThreeSheets } from '#lib/domains/accounts/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkbookCell, WorkbookSheet } from '../files/index.ts';
import { memberLabel, personLabel } from '../meetings/index.ts';
import type { WorkspaceView } from '../workspace/index.ts';

const money = (hundredths: number) => hundredths / 100;

const budgetSheet = ({ budget, income, expense, balance }: ThreeSheets): WorkbookSheet => ({
	name: m.accounts_budget(),
	widths: [8, 24, 8, 12, 12, 12, 12, 24],
	rows: [
		[
			...[m.accounts_direction(), m.accounts_name(), m.accounts_quantity(), m.accounts_price()],
			...[m.accounts_planned(), m.accounts_actual(), m.accounts_difference(), m.accounts_note()]
		],
		...budget.map(({ row: { counts }, planned, actual, difference }): readonly WorkbookCell[] => [
			...[directionName(counts.direction), counts.name, counts.quantity, money(counts.price)],
			...[money(planned), money(actual), money(difference), counts.note]
		]),
		...(
			[
				[m.accounts_income(), income],
				[m.accounts_expense(), expense],
				[m.accounts_balance(), balance]
			] as const
		).map(([name, sum]): readonly WorkbookCell[] => [
			...[m.accounts_total(), name, null, null],
			...[money(sum.planned), money(sum.actual), money(sum.difference), null]
		])
	]
});

const purchaseSheet = (view: WorkspaceView, { purchases }: ThreeSheets): WorkbookSheet => ({
	name: m.accounts_purchases(),
	widths: [8, 24, 8, 12, 12, 24, 12, 14, 24],
	rows: [
		[
			...[m.accounts_direction(), m.accounts_name(), m.accounts_quantity(), m.accounts_price()],
			...[m.accounts_amount(), m.accounts_for(), m.accounts_on(), m.accounts_by()],
			m.accounts_note()
		],
		...purchases.map(({ row: { counts }, amount, budget }): readonly WorkbookCell[] => [
			...[directionName(counts.direction), counts.name, counts.quantity, money(counts.price)],
			...[money(amount), budget?.name ?? m.accounts_unplanned(), counts.on],
			...[counts.member && memberLabel(view, counts.member), counts.note]
		])
	]
});

const clearanceSheet = (view: WorkspaceView, { clearance }: ThreeSheets): WorkbookSheet => ({
	name: m.accounts_clearance(),
	widths: [24, 8, 8, 8, 24, 14],
	rows: [
		[
			...[m.accounts_name(), m.accounts_bought(), m.accounts_used(), m.accounts_left()],
			...[m.accounts_kept(), m.accounts_counted_by()]
		],
		...clearance.map(({ purchase, clearance: said, used }): readonly WorkbookCell[] => [
			...[purchase.counts.name, purchase.counts.quantity, used, said?.counts.left ?? null],
			...[said?.counts.kept ?? null, said && personLabel(view, said.counts.by)]
		])
	]
});

const directionName = (direction: 'expense' | 'income') =>
	direction === 'income' ? m.accounts_income() : m.accounts_expense();

/** The three sheets as they are exported; amounts are figures, so that they can be added up. */
export const accountSheets = (
	view: WorkspaceView,
	sheets: ThreeSheets
): readonly WorkbookSheet[] => [
	budgetSheet(sheets),
	purchaseSheet(view, sheets),
	clearanceSheet(view, sheets)
];
