import type { EntryId, PersonId, WorkspaceId } from '../identity/index.ts';
import {
	authorityCapabilities,
	covers,
	ofType,
	type Authority,
	type AuthorityFault,
	type Grant,
	type Parsed,
	type RankedCut
} from './types.ts';

type Settling = {
	readonly parsed: readonly Parsed[];
	/** Grows rank by rank; `judge` sees what has been settled. */
	readonly grants: Map<EntryId, Grant>;
	readonly judge: Authority['judge'];
	readonly refused: Map<EntryId, AuthorityFault>;
};

/** What founding a workspace gives its founder; it is cited by the workspace's own id. */
export const rootGrant = (workspace: WorkspaceId, founder: PersonId): Grant => ({
	id: rootGrantId(workspace),
	to: founder,
	rank: 0,
	capabilities: ['*'],
	spaces: ['*'],
	issuedBy: founder,
	cuts: []
});

/** The founding entry is the grant of the founder. */
export const rootGrantId = (workspace: WorkspaceId): EntryId => workspace as string as EntryId;

/** Rank by rank, seniors first: what juniors may do is settled by entries settled before. */
export const settleGrants = (settling: Settling): void => {
	const { parsed, grants, refused } = settling;
	revokeAtRank(0, settling);
	const issued = ofType(parsed, 'grant.issued');
	const ranks = new Set(issued.map(({ event }) => event.payload.rank));
	for (const rank of [...ranks].sort((a, b) => a - b)) {
		// All of a rank are judged before any is entered, so that none can build upon an equal.
		const judged = issued
			.filter(({ event }) => event.payload.rank === rank)
			.map((stated) => [stated.id, judgeGrant(stated, settling.judge)] as const);
		for (const [id, verdict] of judged) {
			if ('code' in verdict) refused.set(id, verdict);
			else grants.set(id, verdict);
		}
		revokeAtRank(rank, settling);
	}
	for (const { id, event } of ofType(parsed, 'grant.revoked')) {
		if (!grants.has(event.payload.grant as EntryId)) refused.set(id, { code: 'unknown_grant' });
	}
	// A grant that was not settled yet when it was cited is junior to what it was cited for.
	for (const { id, entry, event } of parsed) {
		const isUnknown = refused.get(id)?.code === 'unknown_grant';
		const isMeant = event.type === 'grant.issued' || event.type === 'grant.revoked';
		const isThere = event.type !== 'grant.revoked' || grants.has(event.payload.grant as EntryId);
		const cites = entry.auth[0] && grants.has(entry.auth[0]);
		if (isUnknown && isMeant && isThere && cites) refused.set(id, { code: 'not_senior' });
	}
};

const judgeGrant = (
	stated: ReturnType<typeof ofType<'grant.issued'>>[number],
	judge: Authority['judge']
): Grant | AuthorityFault => {
	const issuer = judge(stated, authorityCapabilities.grant);
	if (!issuer.ok) return issuer.error;
	const given = stated.event.payload;
	if (issuer.value.rank >= given.rank) return { code: 'not_senior' };
	if (!covers(issuer.value.capabilities, given.capabilities)) return { code: 'lacks_capability' };
	if (!covers(issuer.value.spaces, given.spaces)) return { code: 'lacks_space' };
	const to = given.to as PersonId; // the schema has checked that it is an id
	return { ...given, id: stated.id, to, issuedBy: issuer.value.to, cuts: [] };
};

type Revocation = ReturnType<typeof ofType<'grant.revoked'>>[number];

/**
 * Applies the revocations of grants of one rank: those by seniors first, then those by the holders.
 *
 * Whoever gives up a grant several times, with several cuts, keeps what any of these leaves. The other
 * way round, a founder who has left could come back to take away all that rests on their earlier work,
 * from a chain that they alone write. Seniors' cuts hold all at once: they can be trusted that far.
 */
const revokeAtRank = (rank: number, settling: Settling): void => {
	const { parsed, grants } = settling;
	for (const isOwn of [false, true]) {
		// All are judged before any is applied: giving up two grants of one rank cites either of them.
		const counting = ofType(parsed, 'grant.revoked').filter((stated) => {
			const grant = grants.get(stated.event.payload.grant as EntryId);
			const isMeant = grant?.rank === rank && (grant.to === stated.entry.by) === isOwn;
			return isMeant && mayRevoke(stated, isOwn ? Infinity : rank, settling);
		});
		for (const [id, cuts] of cutsByGrant(counting, grants)) {
			const grant = grants.get(id);
			const [first] = cuts;
			if (!grant || !first) continue;
			const added = isOwn
				? [{ ...first, cut: cuts.flatMap(({ cut }) => cut), rank: grant.rank }]
				: cuts;
			grants.set(id, { ...grant, cuts: [...grant.cuts, ...added] });
		}
	}
};

const mayRevoke = (stated: Revocation, below: number, { judge, refused }: Settling): boolean => {
	const author = judge(stated, undefined);
	if (!author.ok) refused.set(stated.id, author.error);
	else if (author.value.rank >= below) refused.set(stated.id, { code: 'not_senior' });
	return !refused.has(stated.id);
};

const cutsByGrant = (
	revocations: readonly Revocation[],
	grants: ReadonlyMap<EntryId, Grant>
): ReadonlyMap<EntryId, readonly RankedCut[]> => {
	const cuts = new Map<EntryId, readonly RankedCut[]>();
	for (const { id: revocation, entry, event } of [...revocations].sort((a, b) =>
		a.id < b.id ? -1 : 1
	)) {
		const id = event.payload.grant as EntryId;
		const rank = (entry.auth[0] && grants.get(entry.auth[0])?.rank) ?? 0;
		cuts.set(id, [...(cuts.get(id) ?? []), { cut: event.payload.cut, rank, revocation }]);
	}
	return cuts;
};
