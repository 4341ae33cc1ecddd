import { isSignedBy, type EntryId, type WorkspaceId } from '../identity/index.ts';
import { signedMessage, type SignedEntry } from './entry.ts';

/** Why an entry is not taken into the log; `waiting` entries are taken once what they lack is there. */
export type ChainFault = 'broken_chain' | 'bad_signature' | 'waiting';

/** What became of received entries; `accepted` is in an order in which each follows its `prev`. */
export interface Authenticated {
	readonly accepted: readonly SignedEntry[];
	readonly faults: ReadonlyMap<EntryId, ChainFault>;
}

/**
 * Sorts received entries into authentic and not. An entry is authentic iff it, or a later entry of
 * the same chain, carries a valid signature, so a whole chain costs one verification: that of its
 * tip. Where a chain forks, each branch has a tip and is judged by itself.
 *
 * `known` answers an entry that the store has already authenticated.
 */
export const authenticate = async (
	received: readonly SignedEntry[],
	workspace: WorkspaceId,
	known: (id: EntryId) => SignedEntry | undefined
): Promise<Authenticated> => {
	const fresh = new Map(received.filter(({ id }) => !known(id)).map((each) => [each.id, each]));
	const faults = new Map<EntryId, ChainFault>();
	const find = (id: string) => fresh.get(id as EntryId) ?? known(id as EntryId);

	const linked: SignedEntry[] = [];
	for (const each of [...fresh.values()].sort((a, b) => a.entry.seq - b.entry.seq)) {
		const fault = linkFault(each, workspace, find, faults);
		if (fault) faults.set(each.id, fault);
		else linked.push(each);
	}

	const vouched = new Set<EntryId>();
	for (const tip of linked.toReversed()) {
		if (vouched.has(tip.id) || !tip.signature) continue;
		if (!(await isSignedBy(tip.entry.device, signedMessage(tip.id), tip.signature))) continue;
		for (let id: string = tip.id; fresh.has(id as EntryId) && !vouched.has(id as EntryId);) {
			vouched.add(id as EntryId);
			id = find(id)?.entry.prev ?? '';
		}
	}
	for (const { id } of linked) if (!vouched.has(id)) faults.set(id, 'bad_signature');
	return { accepted: linked.filter(({ id }) => vouched.has(id)), faults };
};

const linkFault = (
	{ id, entry }: SignedEntry,
	workspace: WorkspaceId,
	find: (id: string) => SignedEntry | undefined,
	faults: ReadonlyMap<EntryId, ChainFault>
): ChainFault | undefined => {
	if (entry.prev === '') return id === (workspace as string) ? undefined : 'broken_chain';
	if (entry.seq === 0) return entry.prev === workspace ? undefined : 'broken_chain';
	const before = find(entry.prev);
	if (!before) return 'waiting';
	const follows =
		before.entry.seq + 1 === entry.seq &&
		before.entry.chain === entry.chain &&
		before.entry.device === entry.device &&
		before.entry.space === entry.space;
	return follows ? faults.get(before.id) : 'broken_chain';
};
