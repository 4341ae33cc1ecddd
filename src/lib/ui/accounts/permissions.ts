// Whether a control is worth showing: the same question that the command will ask.
import {
	clearPurchase,
	setBudgetRow,
	threeSheets,
	type AccountSubject,
	type Author
} from '#lib/domains/accounts/index.ts';

const anyRow = {
	direction: 'expense' as const,
	...{ row: null, name: '-', quantity: 1, price: 0, note: '', dropped: false }
};

export const mayKeepAccounts = (subject: AccountSubject, author: Author): boolean =>
	setBudgetRow(subject, anyRow, author).ok;

/** Whether somebody may say what is left of what was bought. */
export const mayClear = (subject: AccountSubject, author: Author): boolean => {
	const [line] = threeSheets(subject.accounts).clearance;
	const told = line && { purchase: line.purchase.id, left: 0, kept: '' };
	return told !== undefined && clearPurchase(subject, told, author).ok;
};
