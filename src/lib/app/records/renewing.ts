import type { ObjectId, Space } from '#lib/kernel/identity/index.ts';
import { shareCapabilities } from '#lib/kernel/protocol/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import { rekeyDocument, type EpochKey } from '#lib/kernel/sealed/index.ts';
import type { Draft } from '../drafts/index.ts';
import {
	cardsRoom,
	documentsIn,
	forgetReplaced,
	relockIn,
	replacedOf,
	roomOf
} from './documents.ts';
import type { Desk, RecordFault, RecordsParts } from './ports.ts';
import { speak } from './relay-words.ts';

/** Locks what stands under earlier keys under the current one, and drops the shares of what was replaced. */
export const renew = async (desk: Desk, space: Space): Promise<void> => {
	const { parts, rooms } = desk;
	const to = parts.keyring.writing(space);
	if (!to || !parts.log.can('record.write', space)) return;
	const records = new Set<ObjectId>();
	await rooms.with(space, cardsRoom, (draft) => {
		for (const { record } of documentsIn(draft.doc)) records.add(record);
		return relock(parts, draft, to);
	});
	for (const record of records) {
		await rooms.with(space, roomOf(record, 'full'), (draft) => relock(parts, draft, to));
		await dropReplaced(desk, space, record);
	}
};

/** Has the relay forget the shares of a record's replaced documents, where this device may. */
export const dropReplaced = async (
	{ parts, rooms }: Desk,
	space: Space,
	record: ObjectId
): Promise<Result<null, RecordFault>> => {
	if (!parts.log.can(shareCapabilities.drop, space)) return ok(null);
	return rooms.with(space, roomOf(record, 'full'), async (draft) => {
		const { doc } = draft;
		const replaced = replacedOf(doc);
		// Not before others can have what stands in its place.
		if (replaced.length > 0 && !(await rooms.synced(draft))) return err({ code: 'needs_server' });
		for (const id of replaced) {
			const dropped = await speak(parts, space, (line) => line.drop(id));
			if (!dropped.ok) return dropped;
			forgetReplaced(doc, [id]);
		}
		return ok(null);
	});
};

const relock = async (
	{ keyring, draw }: RecordsParts,
	{ doc, renew: writeAnew }: Draft,
	to: EpochKey
): Promise<void> => {
	const relocked = documentsIn(doc).flatMap((document) => {
		const from = document.epoch === to.id ? undefined : keyring.key(document.epoch);
		return (from && rekeyDocument(document, { from, to, draw })) ?? [];
	});
	if (relocked.length > 0) relockIn(doc, relocked);
	// What is new rests on what stood before, which newcomers cannot open.
	await writeAnew?.();
};
