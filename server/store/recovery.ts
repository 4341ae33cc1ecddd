/** The index of recovery keys: which persons of which workspaces a key recovers. */
import type { Commit } from './group-commit.ts';
import type { KeyValue, WriteOperation } from './key-value.ts';
import * as keys from './keys.ts';
import type { Quarantine } from './quarantine.ts';
import { openRow, sealRow } from './rows.ts';
import type { RecoveryRow, Store } from './store.ts';

type RecoveryStore = Pick<Store, 'findRecovery' | 'hasRecoveryIndex' | 'writeRecoveryIndex'>;

/** The operation that enters a row into the index. */
export const putRecovery = (row: RecoveryRow): WriteOperation => ({
	type: 'put',
	key: keys.recoveryKey(row),
	value: sealRow(new TextEncoder().encode(row.person))
});

/** Keeps the index on an ordered key-value disk. */
export const storeRecovery = (
	disk: KeyValue,
	commit: Commit,
	quarantine: Quarantine
): RecoveryStore => ({
	findRecovery: async (key) => {
		const found: RecoveryRow[] = [];
		for (const [place, row] of await disk.scan(...keys.below(keys.recoveryPrefix(key)))) {
			if (openRow(row) !== undefined) found.push(keys.parseRecoveryKey(place));
			else {
				await quarantine(place, row);
				// The next start builds the index anew.
				await commit([{ type: 'del', key: keys.recoveryMarker }]);
			}
		}
		return found;
	},
	hasRecoveryIndex: async () => (await disk.get(keys.recoveryMarker)) !== undefined,
	writeRecoveryIndex: (rows) =>
		commit([
			...rows.map(putRecovery),
			{ type: 'put', key: keys.recoveryMarker, value: Uint8Array.of(1) }
		])
});
