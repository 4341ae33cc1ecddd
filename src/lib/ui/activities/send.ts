import type { StateFault } from '#lib/app/log/index.ts';
import type { Decided } from '#lib/app/session/index.ts';
import type { ActivityCommandRefusal } from '#lib/domains/activities/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkspaceView } from '../workspace/index.ts';
import { unsavedSentences } from '../storage/index.ts';

/** Why nothing was stated: the domain, the grants or the device said no. */
export type Refusal = ActivityCommandRefusal | StateFault;

const sentences: {
	readonly [Code in Refusal['code']]: (
		refusal: Extract<Refusal, { readonly code: Code }>
	) => string;
} = {
	not_allowed: m.activities_refused_not_allowed,
	not_permitted: m.activities_refused_not_allowed,
	not_a_member: m.activities_refused_not_a_member,
	own_plan: m.activities_refused_own_plan,
	activity_withdrawn: m.activities_refused_withdrawn,
	activity_held: m.activities_refused_held,
	activity_closed: m.activities_refused_closed,
	no_such_plan: m.activities_refused_no_plan,
	not_approved: m.activities_refused_not_approved,
	not_held: m.activities_refused_not_held,
	no_summary: m.activities_refused_no_summary,
	still_out: m.activities_refused_still_out,
	no_such_item: m.activities_refused_no_item,
	no_such_piece: m.activities_refused_no_piece,
	in_the_future: m.activities_refused_future,
	correction_needs_reason: m.activities_refused_reason,
	bad_field: ({ field }) => m.activities_refused_field({ field: fieldName(field) }),
	...unsavedSentences
};

const fieldNames: readonly (readonly [RegExp, () => string])[] = [
	[/what$/, m.activities_step_what],
	[/^steps/, m.activities_plan],
	[/responsible/, m.activities_responsible],
	[/^title/, m.activities_name],
	[/^idea/, m.activities_idea],
	[/^date/, m.activities_date],
	[/^heldOn/, m.activities_held_on],
	[/^place/, m.activities_place],
	[/^text/, m.activities_summary],
	[/^links/, m.activities_summary_links],
	[/^link$/, m.activities_coverage_link],
	[/^caption/, m.activities_coverage_caption],
	[/^due/, m.activities_item_due],
	[/^adopted/, m.activities_parts_adopted],
	[/reason$/, m.activities_reason]
];

const fieldName = (field: string) => fieldNames.find(([path]) => path.test(field))?.[1]() ?? field;

/** Why nothing was stated: what happened and what to do. */
export const refusalText = (refusal: Refusal): string => {
	// The table has exactly one sentence per code; the compiler cannot follow the pairing.
	const sentence = sentences[refusal.code] as (refusal: Refusal) => string;
	return sentence(refusal);
};

/** States what a command has decided; answers the sentence of a refusal. */
export const send = async (
	{ workspace }: WorkspaceView,
	decided: Result<Decided, ActivityCommandRefusal>
): Promise<string | undefined> => {
	const stated: Result<unknown, Refusal> = await workspace.state(decided);
	return stated.ok ? undefined : refusalText(stated.error);
};
