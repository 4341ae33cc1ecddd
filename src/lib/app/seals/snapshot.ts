import type { Authority } from '#lib/kernel/authority/index.ts';
import { memoryStore, type KeptEntry } from '#lib/kernel/log/index.ts';
import { WorkspaceLog, type LogPorts } from '../log/index.ts';
import { Projections } from '../projections/index.ts';
import { Figures } from '../scores/index.ts';
import { closedBy, type EntriesOf } from './sealed-terms.ts';

/** What a set of entries amounts to by itself, whatever else the device holds. */
export interface Snapshot {
	readonly authority: Authority;
	readonly projections: Projections;
	readonly figures: Figures;
	/** How many facts count. */
	readonly facts: number;
}

/**
 * Folds entries apart from everything else: who might state what is judged by these entries too, so
 * that a right taken back later takes nothing out. Nothing is written. `entriesOf` answers what belongs to
 * an earlier seal.
 */
export const snapshotOf = async (
	entries: readonly KeptEntry[],
	ports: Omit<LogPorts, 'sink' | 'store' | 'stated'>,
	entriesOf: EntriesOf
): Promise<Snapshot> => {
	const projections: Projections = new Projections({
		had: (id, capability) => log.had(id, capability),
		timezone: () => log.authority.timezone,
		lateMinutes: (start) => figures.at(start)['AL-25.minutes']
	});
	const figures: Figures = new Figures({
		projections,
		timezone: () => log.authority.timezone,
		closedWith: closedBy(() => log.authority.seals, entriesOf)
	});
	let facts = 0;
	const log: WorkspaceLog = new WorkspaceLog({
		...ports,
		sink: {
			add: (fact) => {
				facts++;
				projections.add(fact);
			},
			remove: (fact) => {
				facts--;
				projections.remove(fact);
			}
		},
		store: {
			...memoryStore(),
			checkpoint: () => Promise.resolve({ position: entries.length, entries })
		},
		stated: () => undefined
	});
	await log.catchUp();
	await projections.learnSignatures();
	return { authority: log.authority, projections, figures, facts };
};
