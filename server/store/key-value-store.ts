/** The store over an ordered key-value disk: entries, drafts and one commit for both. */
import { storeCounts } from './counts.ts';
import { storeDrafts } from './draft-rows.ts';
import { openReading } from './entries.ts';
import { groupCommit, type CommitObserver } from './group-commit.ts';
import type { KeyValue } from './key-value.ts';
import { openAppending } from './positions.ts';
import { openQuarantine, type DamageObserver } from './quarantine.ts';
import { storeRecovery } from './recovery.ts';
import { storeShares } from './shares.ts';
import type { Store, StoreReport } from './store.ts';

/** Who is told what the store does. */
export type StoreObservers = {
	readonly committed: CommitObserver;
	readonly damaged: DamageObserver;
};

/** Observers for whoever does not care. */
export const noObservers: StoreObservers = { committed: () => {}, damaged: () => {} };

/** Builds the store on a disk that is already open. */
export const storeOver = (
	disk: KeyValue,
	report: StoreReport,
	observers: StoreObservers
): Store => {
	const commit = groupCommit(disk.write, observers.committed);
	const quarantine = openQuarantine(commit, observers.damaged);
	return {
		report,
		appendEntries: openAppending(disk, commit),
		...openReading(disk, quarantine),
		...storeDrafts(disk, commit, quarantine),
		...storeRecovery(disk, commit, quarantine),
		...storeShares(disk, commit, quarantine),
		...storeCounts(disk, commit, quarantine),
		close: async () => {
			try {
				// An empty group comes after everything asked for so far.
				await commit([]);
			} finally {
				await disk.close();
			}
		}
	};
};
