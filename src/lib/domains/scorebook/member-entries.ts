import { entryRule, touches } from './entry-rules.ts';
import type { Entry, Member } from './input.ts';
import type { Records } from './records.ts';
import { isInTerm } from './wall-clock.ts';

/** The term's entries that concern the member: by name, or as one of those whom the clause names. */
export const entriesOf = (records: Records, member: Member): readonly Entry[] =>
	records.entriesFor(member).filter(({ clause, date }) => {
		const rule = entryRule(clause);
		return rule !== undefined && touches(rule, member.position) && isInTerm(records.term, date);
	});
