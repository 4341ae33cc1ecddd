import type { DraftConcern } from '#lib/app/minutes/index.ts';
import { m } from '#lib/paraglide/messages.js';

const sentences: Readonly<Record<DraftConcern['code'], () => string>> = {
	minutes_empty: m.minutes_concern_empty,
	nobody_present: m.minutes_concern_nobody_present,
	vote_open: m.minutes_concern_vote_open,
	todo_without_owner: m.minutes_concern_todo_without_owner,
	todo_without_due_date: m.minutes_concern_todo_without_due_date,
	resolution_without_owner: m.minutes_concern_resolution_without_owner,
	resolution_without_due_date: m.minutes_concern_resolution_without_due_date
};

/** What to look at before minutes are made final, as a sentence. */
export const concernText = ({ code }: DraftConcern): string => sentences[code]();
