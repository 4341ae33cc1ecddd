export type {
	AccountFrame,
	Accounts,
	BudgetRow,
	Clearance,
	PurchaseRow,
	Row,
	RowId
} from './accounts.ts';
export { accountCapabilities } from './capabilities.ts';
export type { AccountCommandRefusal, AccountSubject } from './decide.ts';
export { clearPurchase, setBudgetRow, setPurchase } from './decide.ts';
export type { AccountFact, Direction } from './events.ts';
export { accountEvents } from './events.ts';
export type { Author } from './policy.ts';
export type { ThreeSheets } from './three-sheets.ts';
export { threeSheets } from './three-sheets.ts';
export { accountSubjects, viewAccounts } from './view.ts';
