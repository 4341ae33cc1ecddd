/**
 * Lines of a ledger and what they rest on.
 *
 * Times are wall-clock texts, `YYYY-MM-DD HH:MM[:SS]` or a date alone, which sorts as 00:00 of that
 * day. Every order below is total over what it compares, so that all readers list the same lines
 * in the same order.
 */

/** The record that states a fact: where it stands, when it happened, and who wrote it down. */
export type Cause = {
	/** What a reader is shown: the record's own id, or `sheet:row`. */
	readonly id: string;
	readonly at: string;
	/** The collection that holds the record. */
	readonly sheet: string;
	/** Its place there; 0 where records have no place, and then the id decides. */
	readonly row: number;
	/** Who recorded it; null where the record does not say. */
	readonly by: string | null;
};

/** Why a line exists: a key that the pages turn into a sentence, and the facts that it fills in. */
export type Explanation = {
	readonly key: string;
	readonly facts: Readonly<Record<string, string | number>>;
};

/** One line of a member's ledger: `points` by `clause`, because of `causes`. */
export type Line = {
	readonly member: string;
	readonly clause: string;
	readonly points: number;
	readonly causes: readonly Cause[];
	readonly at: string;
	readonly explanation: Explanation;
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const startOfDay = (time: string): string => (time.length === 10 ? `${time} 00:00` : time);

/** Orders wall-clock texts; a date alone stands for its first minute. */
export const byTimeText = (a: string, b: string): number =>
	a.length === b.length ? byText(a, b) : byText(startOfDay(a), startOfDay(b));

/** Orders causes by time, sheet, row and, for records without a place, id. */
export const byCause = (a: Cause, b: Cause): number =>
	byTimeText(a.at, b.at) || byText(a.sheet, b.sheet) || a.row - b.row || byText(a.id, b.id);

/** Orders the causes of two lines by the first one of each. */
export const byFirstCause = (a: readonly Cause[], b: readonly Cause[]): number => {
	const [first, second] = [a[0], b[0]];
	return first && second ? byCause(first, second) : a.length - b.length;
};

/** The causes in order, each once. */
export const inOrder = (causes: readonly Cause[]): readonly Cause[] =>
	causes
		.toSorted(byCause)
		.filter((cause, i, all) => i === 0 || byCause(cause, all[i - 1] ?? cause) !== 0);

const clauseParts = (clause: string): readonly [string, number, string] => {
	const [, prefix = clause, number = '0', letter = ''] = /^(.*?)-(\d+)(.*)$/.exec(clause) ?? [];
	return [prefix, Number(number), letter];
};

/** Orders clause ids by prefix, number, letter: `AL-9` before `AL-10`, `AL-71a` before `AL-71b`. */
export const byClause = (a: string, b: string): number => {
	if (a === b) return 0;
	const [prefixA, numberA, letterA] = clauseParts(a);
	const [prefixB, numberB, letterB] = clauseParts(b);
	return byText(prefixA, prefixB) || numberA - numberB || byText(letterA, letterB);
};

/** Orders lines by time, clause, first cause, points. */
export const byLine = (a: Line, b: Line): number =>
	byTimeText(a.at, b.at) ||
	byClause(a.clause, b.clause) ||
	byFirstCause(a.causes, b.causes) ||
	a.points - b.points;
