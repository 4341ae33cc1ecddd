/**
 * What a room has on disk, by clock: enough to answer a state vector and to recognise an update that
 * adds nothing, without a document. It may know too little (an update is then kept twice, which is
 * harmless), never too much.
 */
import * as Y from 'yjs';
import {
	addRun,
	covers,
	noRuns,
	type Runs,
	type UpdateContent
} from '#lib/kernel/updates/index.ts';

/** The knowledge of one room. */
export type Knowledge = {
	/** Whether everything in an update is already on disk. */
	knows(content: UpdateContent): boolean;
	/** Takes in an update that is on disk now. */
	learn(content: UpdateContent): void;
	/** The state vector, encoded: per client the first clock that is missing. */
	vector(): Uint8Array;
};

/** Knowledge that begins with a snapshot's state vector and deletes. */
export const openKnowledge = (
	vector: ReadonlyMap<number, number>,
	deletes: UpdateContent['deletes']
): Knowledge => {
	const next = new Map(vector);
	const deleted: Runs = noRuns();
	for (const run of deletes) addRun(deleted, run);

	return {
		knows: ({ inserts, deletes }) =>
			inserts.every(({ client, end }) => end <= (next.get(client) ?? 0)) &&
			deletes.every((run) => covers(deleted, run)),
		learn: ({ inserts, deletes }) => {
			for (const { client, clock, end } of inserts) {
				const known = next.get(client) ?? 0;
				// Past a gap the vector must not advance, or nobody would send what is missing.
				if (clock <= known && end > known) next.set(client, end);
			}
			for (const run of deletes) addRun(deleted, run);
		},
		vector: () => encodeVector(next)
	};
};

const encodeVector = (vector: Map<number, number>): Uint8Array => Y.encodeStateVector(vector);
