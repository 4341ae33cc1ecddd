import { controlSpace, type EntryId, type PersonId } from '#lib/kernel/identity/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import type { StateFault } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';

/**
 * Something stated in good faith, perhaps offline, that does not count because a right or a device
 * had been taken back meanwhile.
 */
export interface CutOffWork {
	readonly entry: EntryId;
	readonly person: PersonId;
	readonly type: string;
	/** Milliseconds since 1970, its author's claim. */
	readonly at: number;
	/** Whether this person may let it count nevertheless. */
	readonly mayRatify: boolean;
}

/** All such work, by person, then in the order in which it was stated. */
export const cutOffWork = (workspace: Workspace): readonly CutOffWork[] => {
	const { log } = workspace;
	return log
		.unacceptedEntries()
		.flatMap(({ id, code, entry }): readonly CutOffWork[] => {
			const isCutOff = code === 'revoked' || code === 'device_revoked';
			if (!isCutOff || !entry || entry.by === '') return [];
			const { by: person, type, at } = entry;
			return [{ entry: id, person, type, at, mayRatify: mayRatify(workspace, id, person) }];
		})
		.sort((a, b) => compare(a.person, b.person) || a.at - b.at || compare(a.entry, b.entry));
};

const PER_STATEMENT = 200;

/** Lets work count that a cut leaves out: all of it, or nothing where that is not permitted. */
export const ratify = async (
	workspace: Workspace,
	entries: readonly EntryId[]
): Promise<Result<null, StateFault>> => {
	const stated = await workspace.stateAll((say) => {
		for (let from = 0; from < entries.length; from += PER_STATEMENT) {
			const payload = { entries: entries.slice(from, from + PER_STATEMENT) };
			say({ type: 'work.ratified', payload });
		}
	}, controlSpace);
	return stated.ok ? ok(null) : stated;
};

/**
 * Whoever is at least as senior as who made the cuts, and senior to the author. The resolver asks the
 * same of every device; this only spares people a button that would do nothing.
 */
const mayRatify = ({ log, person }: Workspace, id: EntryId, author: PersonId): boolean => {
	const { authority } = log;
	const cited = log.entry(id)?.auth[0];
	const grant = cited && authority.grants.get(cited);
	const theirs = [...authority.grants.values()].filter(({ to }) => to === author);
	const own = Math.min(...authority.grantsOf(person).map(({ rank }) => rank));
	const cutters = [
		...(grant?.cuts ?? []),
		...authority.devicesOf(author).flatMap(({ cuts }) => cuts)
	].map(({ rank }) => rank);
	return own <= Math.min(...cutters) && own < Math.min(...theirs.map(({ rank }) => rank));
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
