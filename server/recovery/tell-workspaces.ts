import type { PersonId, WorkspaceId } from '#lib/kernel/identity/index.ts';
import { writeFrame } from '#lib/kernel/protocol/index.ts';
import { closeCodes } from '../close-codes.ts';
import type { Connection, RecoveryPath } from '../seams.ts';
import type { Store } from '../store/index.ts';

const PER_FRAME = 2_000;

/** Tells a key where it recovers whom, and says goodbye. */
export const tellWorkspaces = async (
	connection: Connection,
	{ key }: RecoveryPath,
	store: Store
): Promise<void> => {
	const rows = await store.findRecovery(key);
	const found = rows.map(({ workspace, person }) => ({
		// The index holds the ids of entries that were verified.
		workspace: workspace as WorkspaceId,
		person: person as PersonId
	}));
	for (let from = 0; from === 0 || from < found.length; from += PER_FRAME) {
		const isLast = from + PER_FRAME >= found.length;
		const part = found.slice(from, from + PER_FRAME);
		connection.send(writeFrame({ type: 'workspaces', found: part, isLast }));
	}
	connection.end(closeCodes.normal);
};
