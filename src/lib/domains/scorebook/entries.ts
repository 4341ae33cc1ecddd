/** AL-45, AL-60, AL-61, AL-70 to AL-77 and AL-90 to AL-96: what the office entered. */
import { type Evaluator, fixedLine } from './case.ts';
import type { Entry } from './input.ts';

/** The key of an entry's sentence: how it came about, and for whom it was entered. */
const keyOf = ({ unit, origin }: Entry): string => {
	const type = origin && origin.type !== 'recorded' ? `entry_${origin.type}` : 'entry';
	return unit === null ? type : `${type}_unit`;
};

/** A line for each entry with points; one for a unit gives a line to each whom it touches. */
export const entryEvaluator: Evaluator = (memberCase) =>
	memberCase.entries.flatMap((entry) => {
		const { clause, date, unit, points, cause, origin } = entry;
		if (points === null) return [];
		const before = origin?.pointsBefore ?? null;
		const facts = {
			entry: cause.id,
			...(unit === null ? {} : { unit }),
			...(before === null ? {} : { before }),
			...(origin?.reason ? { reason: origin.reason } : {})
		};
		return [fixedLine(memberCase, clause, points, date, cause, { key: keyOf(entry), facts })];
	});
