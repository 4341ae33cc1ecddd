import { entryRule, touches } from './entry-rules.ts';
import type { Entry, Member } from './input.ts';
import type { Records } from './records.ts';
import { isInTerm } from './wall-clock.ts';

/**
 * The term's entries that concern the member: by name, or as one of those whom the clause names.
 * Whoever states the members of a unit has looked at their positions on that day.
 */
export const entriesOf = (records: Records, member: Member): readonly Entry[] =>
	records.entriesFor(member).filter(({ clause, date, members }) => {
		const rule = entryRule(clause);
		const isTouched =
			rule !== undefined && (members !== undefined || touches(rule, member.position));
		return isTouched && isInTerm(records.term, date);
	});
