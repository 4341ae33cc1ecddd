/** AL-45, AL-60, AL-61, AL-70 to AL-77 and AL-90 to AL-96: what the office entered. */
import { type Evaluator, fixedLine } from './case.ts';

/** A line for each entry with points; one for a unit gives a line to each of its members. */
export const entryEvaluator: Evaluator = (memberCase) =>
	memberCase.entries.flatMap(({ clause, date, unit, points, cause }) => {
		if (points === null) return [];
		const facts = { entry: cause.id, ...(unit === null ? {} : { unit }) };
		return [
			fixedLine(memberCase, clause, points, date, cause, {
				key: unit === null ? 'entry' : 'entry_unit',
				facts
			})
		];
	});
