import type { EntryId, PersonId, WorkspaceId } from '../identity/index.ts';
import {
	authorityCapabilities,
	covers,
	ofType,
	type Authority,
	type AuthorityFault,
	type Grant,
	type Parsed
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

/** Applies the revocations of grants of one rank: those by seniors first, then those by the holders. */
const revokeAtRank = (rank: number, { parsed, grants, judge, refused }: Settling): void => {
	for (const isOwn of [false, true]) {
		// All are judged before any is applied: giving up two grants of one rank cites either of them.
		const cuts = ofType(parsed, 'grant.revoked').flatMap((stated) => {
			const { grant: id, cut } = stated.event.payload;
			const grant = grants.get(id as EntryId);
			if (grant?.rank !== rank || (grant.to === stated.entry.by) !== isOwn) return [];
			const author = judge(stated, undefined);
			if (!author.ok) refused.set(stated.id, author.error);
			else if (!isOwn && author.value.rank >= rank) refused.set(stated.id, { code: 'not_senior' });
			else return [{ grant, cut }];
			return [];
		});
		for (const { grant, cut } of cuts) {
			const current = grants.get(grant.id) ?? grant;
			grants.set(grant.id, { ...current, cuts: [...current.cuts, cut] });
		}
	}
};
