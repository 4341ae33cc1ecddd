import { controlSpace } from '#lib/kernel/identity/index.ts';
import { readSpace, recoveryKeyOf } from '../log/index.ts';
import type { RecoveryRow, Store } from '../store/index.ts';

/** Builds the index of recovery keys where a store has none: it was written before there was one. */
export const indexRecovery = async (store: Store): Promise<void> => {
	if (await store.hasRecoveryIndex()) return;
	const rows: RecoveryRow[] = [];
	for (const { workspace, space } of await store.listSpaces()) {
		if (space !== (controlSpace as string)) continue;
		for (const entry of await readSpace(store, { workspace, space })) {
			const key = recoveryKeyOf(entry);
			if (key !== undefined) rows.push({ key, workspace, person: entry.id });
		}
	}
	await store.writeRecoveryIndex(rows);
};
