/** AL-45, AL-60, AL-61, AL-70 to AL-77 and AL-90 to AL-96: what the office entered. */
import { type Evaluator, fixedLine, type MemberCase } from './case.ts';
import { entryRule, touches } from './entry-rules.ts';
import type { Entry } from './input.ts';
import { isInTerm } from './wall-clock.ts';

/** The term's entries that concern the member: by name, or as one of those whom the clause names. */
export const entriesOf = ({ member, records }: MemberCase): readonly Entry[] =>
	records.entriesFor(member).filter(({ clause, date }) => {
		const rule = entryRule(clause);
		return rule !== undefined && touches(rule, member.position) && isInTerm(records.term, date);
	});

/** A line for each entry with points; one for a unit gives a line to each of its members. */
export const entryEvaluator: Evaluator = (memberCase) =>
	entriesOf(memberCase).flatMap(({ clause, date, unit, points, cause }) => {
		if (points === null) return [];
		const facts = { entry: cause.id, ...(unit === null ? {} : { unit }) };
		return [
			fixedLine(memberCase, clause, points, date, cause, {
				key: unit === null ? 'entry' : 'entry_unit',
				facts
			})
		];
	});
