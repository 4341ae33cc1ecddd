import { sha256 } from '@noble/hashes/sha2.js';
import * as Y from 'yjs';
import { draftAbout, draftBody, draftFormat } from './draft.ts';
import { newLine } from './write.ts';

/**
 * The Yjs update that starts the draft of a meeting: each agenda item and an empty line below it.
 * The same bytes on every device, and applied by any number of them it makes one skeleton, because
 * the client id comes from what the fact that called the meeting states. `agenda` is the agenda of
 * that fact, not a later one: another agenda is another skeleton, and both would be shown.
 */
export const minutesSkeleton = (meetingId: string, agenda: readonly string[]): Uint8Array => {
	const doc = new Y.Doc();
	doc.clientID = skeletonClient(meetingId, agenda);
	doc.transact(() => {
		draftAbout(doc).set('format', draftFormat);
		const lines = agenda.flatMap((item) => [
			newLine({ kind: 'agenda', runs: [{ text: item }] }),
			newLine({ kind: 'text', runs: [] })
		]);
		draftBody(doc).insert(0, lines.length > 0 ? lines : [newLine({ kind: 'text', runs: [] })]);
	});
	const update = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return update;
};

/** 32 bits of a hash, as Yjs draws them by chance for people. */
const skeletonClient = (meetingId: string, agenda: readonly string[]) => {
	const stated = JSON.stringify(['tongban minutes skeleton', draftFormat, meetingId, agenda]);
	const digest = sha256(new TextEncoder().encode(stated));
	return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
};
