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
const isSound = ({ clock, end }: Run): boolean => end > clock && Number.isSafeInteger(end);

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

/** A document looks up what an item leans on among the same client's changes without asking whether they are there. */
const leansOnItsFuture = (struct: Y.Item | Y.GC | Y.Skip): boolean => {
	if (!(struct instanceof Y.Item)) return false;
	const { id, origin, rightOrigin, parent } = struct;
	return [origin, rightOrigin, parent].some(
		(other) => other instanceof Y.ID && other.client === id.client && other.clock >= id.clock
	);
};
