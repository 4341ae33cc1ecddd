import { stateReading } from '#lib/domains/records/index.ts';
import type { EntryId, ObjectId, Space } from '#lib/kernel/identity/index.ts';
import type { Tip } from '#lib/kernel/log/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import {
	holdsHalf,
	openDocument,
	type Contents,
	type DocumentKind,
	type EpochKey,
	type SealedDocument
} from '#lib/kernel/sealed/index.ts';
import { currentIn, roomOf } from './documents.ts';
import type { Asked, Desk, RecordFault, RecordsParts } from './ports.ts';
import { reachRelay, speak } from './relay-words.ts';

/** What the card or the masked document of a record says. */
export const openPlain = async (
	desk: Desk,
	space: Space,
	record: ObjectId,
	kind: 'card' | 'masked'
): Promise<Result<Contents, RecordFault>> => {
	const found = await find(desk, space, record, kind);
	if (!found.ok) return found;
	const contents = openDocument(found.value.document, found.value.key);
	return contents ? ok(contents) : err({ code: 'altered' });
};

/** States why, and opens the full document of a record with the relay's share. */
export const openFull = async (
	desk: Desk,
	space: Space,
	record: ObjectId,
	{ reason, note, fields = [] }: Asked
): Promise<Result<Contents, RecordFault>> => {
	const { parts } = desk;
	const { log } = parts;
	const found = await find(desk, space, record, 'full');
	if (!found.ok) return found;
	const { document, key } = found.value;
	if (!holdsHalf(document, key)) return err({ code: 'altered' });
	const stated = stateReading(
		{ document: document.id, record, reason, note: note ?? null, fields: [...fields] },
		{ can: (capability) => log.can(capability, space) }
	);
	if (!stated.ok) return stated;
	// Whoever is turned away, or offline, states nothing.
	const before = await reachRelay(parts);
	if (!before.ok) return before;
	const ids = await log.state(space, (say) => say(stated.value));
	if (!ids.ok) return ids;
	const fact = tipOf(parts, ids.value[0]);
	const after = await reachRelay(parts);
	if (!after.ok) return after;
	const given = await speak(parts, space, (line) => line.ask(document.id, fact));
	if (!given.ok) return given;
	const contents = openDocument(document, key, given.value);
	return contents ? ok(contents) : err({ code: 'altered' });
};

const find = async (
	{ parts: { keyring }, rooms }: Desk,
	space: Space,
	record: ObjectId,
	kind: DocumentKind
): Promise<Result<{ readonly document: SealedDocument; readonly key: EpochKey }, RecordFault>> => {
	if (!keyring.writing(space)) return err({ code: 'no_key' });
	const document = await rooms.with(
		space,
		roomOf(record, kind),
		({ doc }) => currentIn(doc, record, kind),
		({ doc }) => currentIn(doc, record, kind) !== undefined
	);
	if (!document) return err({ code: 'unknown_record' });
	const key = keyring.key(document.epoch);
	return key?.space === space ? ok({ document, key }) : err({ code: 'no_key' });
};

const tipOf = ({ log }: RecordsParts, id: EntryId | undefined): Tip => {
	const entry = id && log.entry(id);
	if (!id || !entry) throw new Error('what was stated is kept');
	return { id, chain: entry.chain, seq: entry.seq };
};
