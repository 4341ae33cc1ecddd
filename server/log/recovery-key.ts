import { parseControl } from '#lib/kernel/authority/index.ts';
import { controlSpace } from '#lib/kernel/identity/index.ts';
import type { SignedEntry } from '#lib/kernel/log/index.ts';

/** The public key of the words that an introduction names; undefined for any other entry. */
export const recoveryKeyOf = ({ entry }: SignedEntry): string | undefined => {
	if (entry.space !== controlSpace || entry.type !== 'person.introduced') return undefined;
	if (entry.by !== '') return undefined;
	const event = parseControl(entry.type, entry.payload);
	return event?.type === 'person.introduced' ? event.payload.recovery?.sign : undefined;
};
