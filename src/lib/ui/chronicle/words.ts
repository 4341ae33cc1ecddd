import type { StateFault } from '#lib/app/log/index.ts';
import type { ChronicleCommandRefusal, ChronicleKind } from '#lib/domains/chronicle/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { unsavedSentences } from '../storage/index.ts';

const kinds: Readonly<Record<ChronicleKind, () => string>> = {
	achievement: m.chronicle_kind_achievement,
	contributor: m.chronicle_kind_contributor
};

/** What an entry is about. */
export const kindName = (kind: ChronicleKind): string => kinds[kind]();

/** What happened and what to do. */
export const refusalText = (refusal: ChronicleCommandRefusal | StateFault): string =>
	refusal.code === 'bad_field' ? fieldText(refusal.field) : sentences[refusal.code]();

const sentences: Readonly<
	Record<Exclude<(ChronicleCommandRefusal | StateFault)['code'], 'bad_field'>, () => string>
> = {
	not_allowed: m.chronicle_refused_not_allowed,
	not_permitted: m.chronicle_refused_not_allowed,
	unknown_entry: m.chronicle_refused_unknown_entry,
	entry_withdrawn: m.chronicle_refused_withdrawn,
	date_in_another_year: m.chronicle_refused_other_year,
	...unsavedSentences
};

const fieldText = (field: string): string => {
	if (field === 'year') return m.chronicle_year_wrong();
	if (field.startsWith('people')) return m.chronicle_refused_people();
	return field === 'reason' ? m.chronicle_reason_missing() : m.chronicle_refused_text();
};
