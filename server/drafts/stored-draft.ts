import { decodeContent } from '#lib/kernel/updates/index.ts';
import type { StoredDraft } from '../store/index.ts';
import { decodeSnapshot, type Snapshot } from './snapshot.ts';

/** Whether all of a draft that lies on disk can be read; what cannot is never sent to anybody. */
export const decodeStoredDraft = ({ snapshot, tail }: StoredDraft): boolean => {
	const merged = snapshot === undefined ? undefined : readSnapshot(snapshot.bytes);
	if (snapshot !== undefined && merged === undefined) return false;
	const updates = [...(merged ? [...merged.parts, merged.rest] : []), ...tail.map(updateOf)];
	return updates.every((update) => decodeContent(update).ok);
};

const updateOf = ({ update }: StoredDraft['tail'][number]): Uint8Array => update;

const readSnapshot = (bytes: Uint8Array): Snapshot | undefined => {
	try {
		return decodeSnapshot(bytes);
	} catch {
		return undefined; // its checksum holds, and yet it is no snapshot
	}
};
