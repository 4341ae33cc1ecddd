import type { StateFault } from '#lib/app/log/index.ts';
import type { Decided } from '#lib/app/session/index.ts';
import type { AccountCommandRefusal } from '#lib/domains/accounts/index.ts';
import type { Result } from '#lib/kernel/result/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkspaceView } from '../workspace/index.ts';
import { unsavedSentences } from '../storage/index.ts';

type Refusal = AccountCommandRefusal | StateFault;

const sentences: {
	readonly [Code in Refusal['code']]: (
		refusal: Extract<Refusal, { readonly code: Code }>
	) => string;
} = {
	not_allowed: m.accounts_refused_not_allowed,
	not_permitted: m.accounts_refused_not_allowed,
	activity_withdrawn: m.accounts_refused_withdrawn,
	activity_closed: m.accounts_refused_closed,
	not_held: m.accounts_refused_not_held,
	no_such_row: m.accounts_refused_no_row,
	more_left_than_bought: ({ bought }) => m.accounts_refused_more_left({ count: bought }),
	nothing_to_clear: m.accounts_refused_nothing,
	bad_field: ({ field }) => m.accounts_refused_field({ field: fieldName(field) }),
	...unsavedSentences
};

const fieldNames: Readonly<Record<string, () => string>> = {
	name: m.accounts_name,
	quantity: m.accounts_quantity,
	price: m.accounts_price,
	note: m.accounts_note,
	on: m.accounts_on,
	left: m.accounts_left,
	kept: m.accounts_kept
};

const fieldName = (field: string) => fieldNames[field]?.() ?? field;

/** What a field lacks, as the command would say it. */
export const fieldRefusal = (field: keyof typeof fieldNames): string =>
	m.accounts_refused_field({ field: fieldName(field) });

/** States what a command has decided; answers the sentence of a refusal. */
export const send = async (
	{ workspace }: WorkspaceView,
	decided: Result<Decided, AccountCommandRefusal>
): Promise<string | undefined> => {
	const stated: Result<unknown, Refusal> = await workspace.state(decided);
	if (stated.ok) return undefined;
	// The table has exactly one sentence per code; the compiler cannot follow the pairing.
	const sentence = sentences[stated.error.code] as (refusal: Refusal) => string;
	return sentence(stated.error);
};
