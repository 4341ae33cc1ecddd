/** Decode check of updates, and what an update adds, without a document. */
import * as Y from 'yjs';
import { err, ok, type Result } from '../result/index.ts';

/** A run of one client's changes: clocks from `clock` up to, not including, `end`. */
export type Run = { readonly client: number; readonly clock: number; readonly end: number };

/** What one decoded update carries. */
export type UpdateContent = {
	/** Inserted runs, gaps left out, in the order of the update. */
	readonly inserts: readonly Run[];
	readonly deletes: readonly Run[];
};

/**
 * Decodes an update to its last struct. A document that applies a malformed update may have changed
 * before it throws, so nothing that fails here may be stored or passed on.
 */
export const decodeContent = (update: Uint8Array): Result<UpdateContent, 'malformed'> => {
	try {
		const { structs, ds } = Y.decodeUpdate(update);
		if (namesClientTwice(structs) || structs.some(leansOnItsFuture)) return err('malformed');
		if (structs.some((struct) => [struct.id, ...leaningsOf(struct)].some(isBeyondCounting))) {
			return err('malformed');
		}
		const inserts = structs.filter((struct) => !(struct instanceof Y.Skip)).map(toRun);
		const deletes = [...ds.clients].flatMap(([client, ranges]) =>
			ranges.map(({ clock, len }) => ({ client, clock, end: clock + len }))
		);
		return [...inserts, ...deletes].every(isSound) ? ok({ inserts, deletes }) : err('malformed');
	} catch {
		// Yjs throws on unknown content, lib0 on lengths past the end.
		return err('malformed');
	}
};

const toRun = ({ id, length }: { id: Y.ID; length: number }): Run => ({
	client: id.client,
	clock: id.clock,
	end: id.clock + length
});

/** Yjs writes no empty runs, and a document that met one could not find its way by clock any more. */
const isSound = ({ client, clock, end }: Run): boolean =>
	end > clock && Number.isSafeInteger(end) && Number.isSafeInteger(client);

/** A document keeps only the last of two blocks of one client, so the first would count as known and be lost. */
const namesClientTwice = (structs: readonly { readonly id: Y.ID }[]): boolean => {
	const seen = new Set<number>();
	let current: number | undefined;
	for (const { id } of structs) {
		if (id.client === current) continue;
		if (seen.has(id.client)) return true;
		seen.add(id.client);
		current = id.client;
	}
	return false;
};

/** What an item leans on: the changes to its left and right, and what it stands in. */
const leaningsOf = (struct: Y.Item | Y.GC | Y.Skip): readonly Y.ID[] =>
	struct instanceof Y.Item
		? [struct.origin, struct.rightOrigin, struct.parent].filter((other) => other instanceof Y.ID)
		: [];

/** A document looks up what an item leans on among the same client's changes without asking whether they are there. */
const leansOnItsFuture = (struct: Y.Item | Y.GC | Y.Skip): boolean =>
	leaningsOf(struct).some(
		({ client, clock }) => client === struct.id.client && clock >= struct.id.clock
	);

/** While it waits for others, a document writes an update down and reads it again, and such numbers it cannot read. */
const isBeyondCounting = ({ client, clock }: Y.ID): boolean =>
	!Number.isSafeInteger(client) || !Number.isSafeInteger(clock);
