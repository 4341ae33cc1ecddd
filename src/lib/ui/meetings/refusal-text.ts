// One table from codes to sentences for whatever is stated about meetings.
import type { Workspace } from '#lib/app/session/index.ts';
import type { SpaceFault } from '#lib/app/spaces/index.ts';
import type { MeetingCommandRefusal } from '#lib/domains/meetings/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { unsavedSentences } from '../storage/index.ts';

type Stated = Awaited<ReturnType<Workspace['stateAll']>>;

/** Why nothing was stated: the domain, the grants or the device said no. */
export type Refusal =
	MeetingCommandRefusal | SpaceFault | Extract<Stated, { readonly ok: false }>['error'];

const fieldNames: readonly (readonly [RegExp, () => string])[] = [
	[/^agenda/, m.meetings_agenda],
	[/^title/, m.meetings_name],
	[/^place/, m.meetings_place],
	[/^start/, m.meetings_start],
	[/^end/, m.meetings_end],
	[/^expected/, m.meetings_expected],
	[/^recorders/, m.meetings_recorders],
	[/reason$/, m.meetings_cancel_reason],
	[/text$/, m.meetings_followup_text],
	[/owner$/, m.meetings_followup_owner],
	[/due$/, m.meetings_followup_due]
];

const fieldName = (field: string) => fieldNames.find(([path]) => path.test(field))?.[1]() ?? field;

const sentences: {
	readonly [Code in Refusal['code']]: (
		refusal: Extract<Refusal, { readonly code: Code }>
	) => string;
} = {
	not_allowed: m.meetings_refused_not_allowed,
	not_permitted: m.meetings_refused_not_permitted,
	no_x25519: m.spaces_unable,
	unknown_space: m.spaces_fault_unknown,
	space_exists: m.spaces_fault_exists,
	not_linked: m.meetings_refused_not_linked,
	wrong_space: m.meetings_refused_wrong_space,
	meeting_cancelled: m.meetings_refused_meeting_cancelled,
	minutes_are_final: m.meetings_refused_minutes_are_final,
	unknown_item: m.meetings_refused_unknown_item,
	unknown_follow_up: m.meetings_refused_unknown_follow_up,
	unknown_minutes: m.meetings_refused_unknown_minutes,
	parts_do_not_match: m.meetings_refused_parts_do_not_match,
	hash_does_not_match: m.meetings_refused_hash_does_not_match,
	bad_field: ({ field }) => m.meetings_refused_bad_field({ field: fieldName(field) }),
	ends_before_it_starts: m.meetings_refused_ends_before_it_starts,
	minutes_too_long: ({ parts, most }) => m.meetings_refused_minutes_too_long({ parts, most }),
	nothing_to_settle: m.meetings_refused_nothing_to_settle,
	...unsavedSentences
};

/** What happened and what to do. */
export const refusalText = (refusal: Refusal): string => {
	// The table has exactly one sentence per code; the compiler cannot follow the pairing.
	const sentence = sentences[refusal.code] as (refusal: Refusal) => string;
	return sentence(refusal);
};
