import type { Term } from '#lib/domains/organisation/index.ts';
import { addDays } from '#lib/domains/tasks/index.ts';

/** A day from which an amendment may count; the term that begins then, where it has been opened. */
export interface Start {
	readonly from: string;
	readonly term: Term | null;
}

/**
 * From when an amendment may count: the first day of each term that is neither over nor closed, and
 * after the last of them, for the term that is opened next.
 */
export const startsFrom = (
	terms: readonly Term[],
	today: string,
	isClosed: (term: Term) => boolean
): readonly Start[] => {
	const open = terms.filter((term) => term.to >= today && !isClosed(term));
	const last = terms.reduce((end, { to }) => (to > end ? to : end), addDays(today, -1));
	return [
		...open.map((term) => ({ from: term.from, term })),
		{ from: addDays(last, 1), term: null }
	];
};
