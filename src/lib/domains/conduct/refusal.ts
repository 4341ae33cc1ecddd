import type { ConductCapability } from './capabilities.ts';
import type { ConductEventType } from './events.ts';
import type { EntryId, PersonId } from '#lib/kernel/identity/index.ts';

/** Why the policy does not let a statement about conduct count. */
export type ConductRefusal =
	| { readonly code: 'not_allowed'; readonly capability: ConductCapability }
	| {
			readonly code:
				| 'not_concerned'
				| 'not_a_cadre'
				| 'unknown_clause'
				| 'unknown_grading'
				| 'unknown_remark'
				| 'unknown_penalty'
				| 'unknown_reward'
				| 'not_imposed'
				| 'not_appealed'
				| 'reward_is_settled';
	  }
	/** The clause speaks for itself in these: `rule` is its id. */
	| {
			readonly code:
				| 'wrong_target'
				| 'out_of_range'
				| 'wrong_degree'
				| 'wrong_level'
				| 'wrong_course'
				| 'self_criticism_missing';
			readonly rule: string;
	  };

/** A fact that somebody signed and the policy does not let count, kept with the reason. */
export interface RefusedFact {
	readonly id: EntryId;
	readonly type: ConductEventType;
	readonly by: PersonId;
	readonly refusal: ConductRefusal;
}
