// One table from codes to sentences for whatever is stated about tasks.
import type { Workspace } from '#lib/app/session/index.ts';
import type { TaskCommandRefusal } from '#lib/domains/tasks/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { chosenRefusalText, type ChosenRefusal } from '../files/index.ts';
import { unsavedSentences } from '../storage/index.ts';

type Stated = Awaited<ReturnType<Workspace['stateAll']>>;

/** Why nothing was stated: the domain, the grants or the device said no. */
export type Refusal =
	TaskCommandRefusal | ChosenRefusal | Extract<Stated, { readonly ok: false }>['error'];

const fieldNames: readonly (readonly [RegExp, () => string])[] = [
	[/^title/, m.tasks_title],
	[/^body/, m.tasks_body],
	[/^due/, m.tasks_due],
	[/^addressees/, m.tasks_addressees],
	[/^text/, m.tasks_work_text],
	[/^links/, m.tasks_work_links],
	[/^files/, m.tasks_work_files],
	[/reason$/, m.tasks_reason],
	[/^until/, m.tasks_until]
];

const fieldName = (field: string) => fieldNames.find(([path]) => path.test(field))?.[1]() ?? field;

const sentences: {
	readonly [Code in Refusal['code']]: (
		refusal: Extract<Refusal, { readonly code: Code }>
	) => string;
} = {
	not_allowed: m.tasks_refused_not_allowed,
	not_permitted: m.tasks_refused_not_allowed,
	not_addressed: m.tasks_refused_not_addressed,
	own_work: m.tasks_refused_own_work,
	task_withdrawn: m.tasks_refused_task_withdrawn,
	due_has_passed: m.tasks_refused_due_has_passed,
	recurrence_ended: m.tasks_refused_recurrence_ended,
	nothing_handed_in: m.tasks_refused_nothing_handed_in,
	correction_needs_reason: m.tasks_refused_correction_needs_reason,
	in_the_future: m.tasks_refused_in_the_future,
	bad_field: ({ field }) =>
		field === ''
			? m.tasks_refused_nothing_to_hand_in()
			: m.tasks_refused_bad_field({ field: fieldName(field) }),
	...unsavedSentences,
	file_too_large: chosenRefusalText,
	unreadable: chosenRefusalText
};

/** What happened and what to do. */
export const refusalText = (refusal: Refusal): string => {
	// The table has exactly one sentence per code; the compiler cannot follow the pairing.
	const sentence = sentences[refusal.code] as (refusal: Refusal) => string;
	return sentence(refusal);
};
