import type { SealFault } from '#lib/app/seals/index.ts';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { unsavedSentences } from '../storage/index.ts';

const faults: Readonly<Record<SealFault['code'], () => string>> = {
	not_over: m.settlement_fault_not_over,
	already_sealed: m.settlement_fault_already_sealed,
	disputed: m.settlement_fault_disputed,
	too_many_chains: m.settlement_fault_too_many_chains,
	own_request: m.settlement_fault_own_request,
	incomplete: m.settlement_fault_incomplete,
	differs: m.settlement_fault_differs,
	not_permitted: m.organisation_fault_not_permitted,
	...unsavedSentences
};

/** Why nothing was signed, as a sentence. */
export const faultText = ({ code }: SealFault): string => faults[code]();

/** What a fact states, in a word: the first part of its type says what it is about. */
export const factName = ({ type }: Pick<Fact, 'type'>): string => {
	const names: Readonly<Record<string, () => string>> = {
		attendance: m.settlement_fact_attendance,
		leave: m.settlement_fact_leave,
		meeting: m.settlement_fact_meeting,
		minutes: m.settlement_fact_minutes,
		followup: m.settlement_fact_followup,
		notes: m.settlement_fact_notes,
		remark: m.settlement_fact_conduct,
		finding: m.settlement_fact_conduct,
		penalty: m.settlement_fact_conduct,
		appeal: m.settlement_fact_conduct,
		reward: m.settlement_fact_conduct,
		member: m.settlement_fact_roster,
		unit: m.settlement_fact_roster,
		term: m.settlement_fact_term
	};
	return names[type.split('.')[0] ?? '']?.() ?? m.settlement_fact_other();
};
