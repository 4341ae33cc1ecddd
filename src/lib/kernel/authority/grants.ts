import type { EntryId, PersonId } from '../identity/index.ts';
import { grouped, onceOf } from './control.ts';
import { holdersOf, holdingsOf } from './judge.ts';
import { isAuthorsOwn } from './own-spaces.ts';
import { deviceStatements, settlePeople } from './people.ts';
import { settleRatifications } from './ratification.ts';
import type { Decisions } from './roots.ts';
import { settleSeals } from './seals.ts';
import type { Standing } from './standing.ts';
import {
	authorityCapabilities,
	covers,
	type Authority,
	type AuthorityFault,
	type Grant,
	type Parsed,
	type RankedCut
} from './types.ts';

type Settling = {
	readonly standing: Standing;
	readonly judge: Authority['judge'];
	readonly decisions: Decisions;
	readonly revocations: ReadonlyMap<string, readonly Parsed<'grant.revoked'>[]>;
	/** The grants of which anybody has said that they are to end. */
	readonly ended: ReadonlySet<EntryId>;
};

/**
 * Rank by rank, seniors first: what juniors may do is settled by entries settled before. At each rank
 * the grants are entered, then the devices of those who have no more senior grant are settled, then
 * the grants of the rank are revoked, and only then is heard what is stated under them.
 */
export const settleRanks = (
	standing: Standing,
	judge: Authority['judge'],
	roots: readonly Grant[],
	decisions: Decisions
): void => {
	const { control } = standing;
	const revocations = byGrant(control.of('grant.revoked'));
	const revoked = [...revocations.keys()].flatMap((id) => decisions.sameAs(id as EntryId));
	const ended = new Set([...decisions.ends.keys(), ...revoked]);
	const settling = { standing, judge, decisions, revocations, ended };
	const settle = settlePeople(standing, judge, deviceStatements(control));
	const issued = byRank(control.of('grant.issued'));
	const ratify = settleRatifications(standing, judge);
	const seal = settleSeals(standing, judge);
	for (const rank of [0, ...issued.keys()]) {
		const entered = rank === 0 ? roots : issuedAt(issued.get(rank) ?? [], settling);
		for (const grant of entered) standing.grants.set(grant.id, grant);
		for (const grant of entered) {
			for (const person of holdersOf(standing, grant)) {
				settle(person, rank);
			}
		}
		revoke(entered, settling);
		ratify(entered);
		seal(entered, rank);
	}
	for (const person of standing.introduced.keys()) {
		settle(person, Infinity);
	}
};

const byGrant = onceOf((revoked: readonly Parsed<'grant.revoked'>[]) =>
	grouped(revoked, ({ event }) => event.payload.grant)
);

/** Seniors first. */
const byRank = onceOf(
	(issued: readonly Parsed<'grant.issued'>[]) =>
		new Map([...grouped(issued, ({ event }) => event.payload.rank)].sort(([a], [b]) => a - b))
);

/**
 * All of a rank are judged before any is entered, so that none can build upon an equal: whoever issues
 * one does so by a grant that is entered, and those are strictly senior. See `refusals.ts` for others.
 */
const issuedAt = (
	issued: readonly Parsed<'grant.issued'>[],
	{ standing, judge }: Settling
): readonly Grant[] => {
	const grants: Grant[] = [];
	for (const stated of issued) {
		const verdict = judgeGrant(stated, standing, judge);
		if ('code' in verdict) standing.refused.set(stated.id, verdict);
		else grants.push(verdict);
	}
	return grants;
};

const judgeGrant = (
	stated: Parsed<'grant.issued'>,
	standing: Standing,
	judge: Authority['judge']
): Grant | AuthorityFault => {
	const issuer = judge(stated, authorityCapabilities.grant);
	if (!issuer.ok) return issuer.error;
	const given = stated.event.payload;
	if (!covers(issuer.value.capabilities, given.capabilities)) return { code: 'lacks_capability' };
	const { spaces } = issuer.value;
	const areReached = given.spaces.every(
		(space) => covers(spaces, [space]) || isAuthorsOwn(standing, stated, issuer.value, space)
	);
	return areReached ? grantOf(stated, issuer.value.to) : { code: 'lacks_space' };
};

// Who issued it follows from the entry too, but for founders, who are several after a fork.
const grantOf = onceOf(({ id, event }: Parsed<'grant.issued'>, issuedBy: PersonId): Grant => {
	const { to, rank, capabilities, spaces, until, role } = event.payload;
	// The schema has checked that `to` is an id.
	const given = { to: to as PersonId, rank, capabilities, spaces, until, role };
	return { id, ...given, issuedBy, cuts: [] };
});

/**
 * Applies the revocations of the grants of one rank: those by seniors first, then those by the holders.
 *
 * Whoever gives up a grant several times, with several cuts, keeps what any of these leaves. The other
 * way round, a founder who has left could come back to take away all that rests on their earlier work,
 * from a chain that they alone write. Seniors' cuts hold all at once: they can be trusted that far.
 */
const revoke = (entered: readonly Grant[], settling: Settling): void => {
	const { standing, decisions } = settling;
	const ended = entered.filter(({ id }) => settling.ended.has(id));
	// All are judged before any is applied: giving up two grants of one rank cites either of them.
	const bySeniors = ended.map((grant) => [
		...(decisions.ends.get(grant.id) ?? []),
		...cutsOf(grant, false, settling)
	]);
	ended.forEach((grant, index) => leave(standing, grant, bySeniors[index] ?? [], []));
	const resigned = ended.map((grant) => cutsOf(grant, true, settling));
	ended.forEach((grant, index) => {
		const own = resigned[index] ?? [];
		if (own.length > 0) leave(standing, grant, bySeniors[index] ?? [], own);
	});
};

/** The cuts that those who may revoke a grant have made: its holder, or their seniors. */
const cutsOf = (grant: Grant, isOwn: boolean, settling: Settling): readonly RankedCut[] => {
	const { standing, judge, decisions, revocations } = settling;
	const stated = decisions
		.sameAs(grant.id)
		.flatMap((id) => revocations.get(id) ?? [])
		.filter(({ entry }) => (entry.by === grant.to) === isOwn);
	return stated.flatMap((each): readonly RankedCut[] => {
		const author = judge(each, undefined);
		if (author.ok && (isOwn || author.value.rank < grant.rank)) {
			const rank = isOwn ? grant.rank : author.value.rank;
			return [{ cut: each.event.payload.cut, rank, revocation: each.id }];
		}
		standing.refused.set(each.id, author.ok ? { code: 'not_senior' } : author.error);
		return [];
	});
};

/** Enters what is left of a grant. */
const leave = (
	standing: Standing,
	grant: Grant,
	bySeniors: readonly RankedCut[],
	resigned: readonly RankedCut[]
): void => {
	const [first] = resigned;
	if (bySeniors.length === 0 && !first) return;
	const own = first && { ...first, cut: resigned.flatMap(({ cut }) => cut) };
	standing.grants.set(grant.id, { ...grant, cuts: own ? [...bySeniors, own] : bySeniors });
	standing.holdings.set(grant.id, holdingsOf(standing, grant, bySeniors, resigned));
};
