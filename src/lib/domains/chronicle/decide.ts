import * as v from 'valibot';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { ChronicleEntry, Wording } from './chronicle.ts';
import {
	chronicleEvents,
	type ChronicleEvent,
	type ChronicleEventOf,
	type ChronicleEventType,
	type ChroniclePayload
} from './events.ts';
import { chronicleRefusal, type Author } from './policy.ts';
import type { ChronicleRefusal } from './refusal.ts';

export type ChronicleCommandRefusal =
	ChronicleRefusal | { readonly code: 'bad_field'; readonly field: string };

type Decided<Type extends ChronicleEventType> = Result<
	ChronicleEventOf<Type>,
	ChronicleCommandRefusal
>;

const decided = <Type extends ChronicleEventType>(
	type: Type,
	payload: ChroniclePayload<Type>,
	author: Author,
	entry?: ChronicleEntry
): Decided<Type> => {
	const parsed = v.safeParse(chronicleEvents[type], payload);
	if (!parsed.success)
		return err({ code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' });
	const event = { type, payload };
	// The compiler loses the tie between a generic type and its payload; the signature keeps it.
	const refusal = chronicleRefusal(event as ChronicleEvent, { author, entry: () => entry });
	return refusal ? err(refusal) : ok(event);
};

/** Writes an entry into the chronicle (AL-5). */
export const stateEntry = (wording: Wording, author: Author): Decided<'chronicle.stated'> =>
	decided('chronicle.stated', { ...wording, people: [...wording.people] }, author);

/** Words an entry anew; what it said before stays to be seen. */
export const correctEntry = (
	entry: ChronicleEntry,
	wording: Wording,
	reason: string,
	author: Author
): Decided<'chronicle.corrected'> => {
	const payload = { entry: entry.id, ...wording, people: [...wording.people], reason };
	return decided('chronicle.corrected', payload, author, entry);
};

/** Takes an entry back, with the reason. */
export const withdrawEntry = (
	entry: ChronicleEntry,
	reason: string,
	author: Author
): Decided<'chronicle.withdrawn'> =>
	decided('chronicle.withdrawn', { entry: entry.id, reason }, author, entry);
