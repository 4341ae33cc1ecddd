import type { ObjectId } from '#lib/kernel/identity/index.ts';
import type { ChronicleEntry, Wording } from './chronicle.ts';
import { chronicleCapabilities, type ChronicleCapability } from './capabilities.ts';
import type { ChronicleEvent } from './events.ts';
import type { ChronicleRefusal } from './refusal.ts';

/** Who states something: what their grants allow. */
export interface Author {
	readonly can: (capability: ChronicleCapability) => boolean;
}

/** What a statement is judged by. */
export interface Case {
	readonly author: Author;
	readonly entry: (id: ObjectId) => Pick<ChronicleEntry, 'withdrawn'> | undefined;
}

/** Why a statement about the chronicle has no effect; undefined where it counts. */
export const chronicleRefusal = (
	event: ChronicleEvent,
	{ author, entry }: Case
): ChronicleRefusal | undefined => {
	// The chronicle is kept by whoever has been given it: the office (duty 12), the presidium.
	if (!author.can(chronicleCapabilities[event.type])) return { code: 'not_allowed' };
	switch (event.type) {
		// A day that is named lies in the year under which the entry stands.
		case 'chronicle.stated':
			return misdated(event.payload);
		// Every keeper may correct any entry, until it is withdrawn.
		case 'chronicle.corrected':
			return isThere(entry(event.payload.entry)) ?? misdated(event.payload);
		// What is withdrawn stays to be seen with the reason; it does not come back.
		case 'chronicle.withdrawn':
			return isThere(entry(event.payload.entry));
	}
};

const isThere = (
	entry: Pick<ChronicleEntry, 'withdrawn'> | undefined
): ChronicleRefusal | undefined => {
	if (!entry) return { code: 'unknown_entry' };
	return entry.withdrawn ? { code: 'entry_withdrawn' } : undefined;
};

const misdated = ({ year, date }: Pick<Wording, 'year' | 'date'>): ChronicleRefusal | undefined =>
	date === null || Number(date.slice(0, 4)) === year ? undefined : { code: 'date_in_another_year' };
