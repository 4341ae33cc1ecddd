/**
 * The grants without an issuer: the founder's, and those by which stewards install somebody.
 *
 * Stewards are keys in the founding entry. A quorum of them is senior to the root: it ends any grant
 * and may give a new root grant. They are named there and nowhere later, because a council that could
 * be renamed by whoever it may remove would be renamed by them, backdated.
 */
import type { EntryId, PersonId } from '../identity/index.ts';
import { decisionClaimsOf } from './claims.ts';
import { append } from './control.ts';
import type { Standing } from './standing.ts';
import type { Grant, Parsed, RankedCut } from './types.ts';

/** The rank of the stewards. */
const STEWARDS_RANK = -1;

/** What founding a workspace gives its founder, or stewards to whom they install. */
export const rootGrant = (id: EntryId, to: PersonId): Grant => ({
	...{ id, to, rank: 0, capabilities: ['*'], spaces: ['*'], issuedBy: to, cuts: [] }
});

/** What the stewards have decided. */
export interface Decisions {
	/** The cuts of the grants that they end. */
	readonly ends: ReadonlyMap<EntryId, readonly RankedCut[]>;
	readonly installed: readonly Grant[];
	/**
	 * The grants that are one and the same: anybody may carry a decision in, once more too, and whoever
	 * has been removed would carry in again the one that had installed them.
	 */
	sameAs(grant: EntryId): readonly EntryId[];
}

/** Reads the decisions that enough of the founding entry's stewards have signed. */
export const decisionsOf = (standing: Standing, stewards: Stewards | undefined): Decisions => {
	const decided = standing.control.of('stewards.decided').filter((stated) => {
		const isSigned = hasQuorum(standing, stewards, stated);
		if (!isSigned) standing.refused.set(stated.id, { code: 'bad_signatures' });
		return isSigned;
	});
	const same = sameDecisions(decided);
	const sameAs = (grant: EntryId) => same.get(grant) ?? [grant];
	const ends = new Map<EntryId, RankedCut[]>();
	for (const { id: revocation, event } of decided) {
		if (sameAs(revocation)[0] !== revocation) continue;
		for (const [grant, cut] of event.payload.ends) {
			for (const each of sameAs(grant as EntryId)) {
				append(ends, each, { cut, rank: STEWARDS_RANK, revocation });
			}
		}
	}
	const installed = decided.flatMap(({ id, event }) =>
		event.payload.installs === null ? [] : [rootGrant(id, event.payload.installs as PersonId)]
	);
	return { ends, installed, sameAs };
};

type Stewards = { readonly keys: readonly string[]; readonly quorum: number };

/** Whether enough stewards have signed, each counted once. */
const hasQuorum = (
	{ workspace, proves }: Standing,
	stewards: Stewards | undefined,
	stated: Parsed<'stewards.decided'>
): boolean => {
	if (!stewards) return false;
	const signed = decisionClaimsOf(workspace, stated, stewards.keys).filter(([, claim]) =>
		proves(claim)
	);
	return new Set(signed.map(([steward]) => steward)).size >= stewards.quorum;
};

const sameDecisions = (
	decided: readonly Parsed<'stewards.decided'>[]
): ReadonlyMap<EntryId, readonly EntryId[]> => {
	const ids = new Map<string, EntryId[]>();
	for (const { id, event } of decided) {
		append(ids, JSON.stringify([event.payload.ends, event.payload.installs]), id);
	}
	return new Map([...ids.values()].flatMap((same) => same.map((id) => [id, same] as const)));
};
