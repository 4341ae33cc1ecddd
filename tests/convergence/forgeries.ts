/**
 * What no history may bring about, checked without the resolver's own means: every rule is asked again
 * of the entries themselves, by walking every branch in full.
 */
import { parseControl, type Authority, type ControlEvent } from '#lib/kernel/authority/index.ts';
import { controlSpace, type EntryId, type PersonId } from '#lib/kernel/identity/index.ts';
import type { SignedEntry } from '#lib/kernel/log/index.ts';
import type { History } from './histories.ts';

/** Whether an entry counts. */
export const isAccepted = (authority: Authority, { id, entry }: SignedEntry): boolean =>
	entry.space === controlSpace
		? !authority.refused.has(id)
		: authority.judge({ id, entry }, undefined).ok;

type Stated<Type extends ControlEvent['type']> = SignedEntry & {
	readonly payload: Extract<ControlEvent, { readonly type: Type }>['payload'];
};

const stating = <Type extends ControlEvent['type']>(
	{ entries }: History,
	type: Type
): readonly Stated<Type>[] =>
	entries.flatMap((each) => {
		const event = parseControl(each.entry.type, each.entry.payload);
		// The event is of this very type.
		return event?.type === type ? [{ ...each, payload: event.payload } as never] : [];
	});

const counting = <Type extends ControlEvent['type']>(
	history: History,
	authority: Authority,
	type: Type
): readonly Stated<Type>[] => stating(history, type).filter((each) => isAccepted(authority, each));

const covers = (held: readonly string[], given: readonly string[]) =>
	held.includes('*') || given.every((each) => held.includes(each));

/** Entries that were accepted and must not have been; each with what is wrong with it. */
export const forgeriesIn = (history: History, authority: Authority): readonly string[] => [
	...overreachingGrants(history, authority),
	...wrongRevocations(history, authority),
	...revokedWork(history, authority),
	...foreignDevices(history, authority),
	...expiredWork(history, authority)
];

/** Every grant but a root has a senior issuer who held all of it; a root has a founder or a quorum. */
const overreachingGrants = (history: History, { grants, refused }: Authority): readonly string[] =>
	[...grants.values()].flatMap((grant) => {
		const entry = history.entry(grant.id);
		if (grant.rank === 0) {
			const isRoot = grant.id === (history.workspace as string);
			const isDecided = entry?.type === 'stewards.decided' && !refused.has(grant.id);
			return isRoot || isDecided ? [] : [`a root from nowhere: ${grant.id}`];
		}
		const issuer = entry?.auth[0] && grants.get(entry.auth[0]);
		const isWithin =
			issuer &&
			issuer.rank < grant.rank &&
			covers(issuer.capabilities, ['member.grant']) &&
			covers(issuer.capabilities, grant.capabilities) &&
			covers(issuer.spaces, grant.spaces);
		return isWithin ? [] : [`more than its issuer has: ${grant.id}`];
	});

/** Seniors and holders revoke, and nobody else; and every senior whose own grant counts does. */
const wrongRevocations = (history: History, authority: Authority): readonly string[] => {
	const { grants, refused } = authority;
	const byOthers = [...grants.values()].flatMap((grant) =>
		grant.cuts.flatMap(({ revocation, rank }) => {
			const entry = history.entry(revocation);
			const cited = entry?.auth[0] ? grants.get(entry.auth[0])?.rank : undefined;
			const isBySenior = rank === cited && rank < grant.rank;
			const isByHolder = entry?.by === grant.to && rank === grant.rank;
			const isByStewards = entry?.type === 'stewards.decided' && rank === -1;
			const isMeant = (isBySenior || isByHolder || isByStewards) && !refused.has(revocation);
			return isMeant ? [] : [`revoked by who may not: ${grant.id}`];
		})
	);
	const withoutEffect = counting(history, authority, 'grant.revoked').flatMap((stated) => {
		const revoked = grants.get(stated.payload.grant as EntryId);
		const author = authority.judge(stated, undefined);
		if (!revoked || !author.ok || author.value.rank >= revoked.rank) return [];
		const isThere = revoked.cuts.some(({ revocation }) => revocation === stated.id);
		return isThere || stated.entry.by === revoked.to ? [] : [`a senior not heard: ${stated.id}`];
	});
	return [...byOthers, ...withoutEffect];
};

/** The most senior rank by which each entry has been ratified. */
const ratifiedRanks = (history: History, authority: Authority): ReadonlyMap<string, number> => {
	const ranks = new Map<string, number>();
	for (const { id, entry, payload } of counting(history, authority, 'work.ratified')) {
		const author = authority.judge({ id, entry }, undefined);
		if (!author.ok) continue;
		for (const each of payload.entries) {
			ranks.set(each, Math.min(author.value.rank, ranks.get(each) ?? Infinity));
		}
	}
	return ranks;
};

/** Nothing counts outside a cut of its grant unless somebody senior enough has ratified it. */
const revokedWork = (history: History, authority: Authority): readonly string[] => {
	const ratified = ratifiedRanks(history, authority);
	return [...authority.grants.values()].flatMap((grant) =>
		grant.cuts.flatMap(({ cut, rank }) => {
			const within = history.within(cut);
			return history.entries.flatMap((each) => {
				if (each.entry.auth[0] !== grant.id || within.has(each.id)) return [];
				const by = ratified.get(each.id) ?? Infinity;
				const mayCount = (by <= rank && by < grant.rank) || !authority.judge(each, undefined).ok;
				return mayCount ? [] : [`outside the cut of its grant: ${each.id}`];
			});
		})
	);
};

/**
 * Whoever acts for a person was introduced as, taken in, recovered or bound; and where a senior has
 * bound it, or retired it, it exercises no more than that leaves.
 */
const foreignDevices = (history: History, authority: Authority): readonly string[] => {
	const ratified = ratifiedRanks(history, authority);
	const added = counting(history, authority, 'device.added');
	// What is left of a revoked grant goes by the devices of that time, whatever retires them later.
	const retiredSince = stating(history, 'device.added').filter(
		({ id }) => authority.refused.get(id)?.code === 'device_revoked'
	);
	const recovered = counting(history, authority, 'device.recovered');
	const rebound = counting(history, authority, 'person.rebound');
	const isOthers = ({ entry, payload }: Stated<'device.revoked'>) => entry.by !== payload.person;
	const retired = counting(history, authority, 'device.revoked').filter(isOthers);
	const grantOf = ({ entry }: SignedEntry) =>
		entry.auth[0] ? authority.grants.get(entry.auth[0]) : undefined;
	return history.entries.flatMap((each) => {
		const { id, entry } = each;
		const grant = grantOf(each);
		if (entry.by === '' || !grant || !authority.judge({ id, entry }, undefined).ok) return [];
		const person: PersonId = entry.by;
		const isHere = (other: SignedEntry, device: string) =>
			other.entry.by === person && device === entry.device;
		const isOwn =
			history.entry(person)?.device === entry.device ||
			recovered.some((one) => isHere(one, one.entry.device)) ||
			added.some((one) => isHere(one, one.payload.device)) ||
			(grant.cuts.length > 0 && retiredSince.some((one) => isHere(one, one.payload.device)));
		const bound = rebound.filter(({ payload }) => payload.person === person);
		const isBound = bound.some(({ payload }) => payload.device === entry.device);
		if (!isOwn && !isBound) return [`by a device of nobody: ${id}`];
		const isReached = bound.some((one) => {
			const limit = grantOf(one);
			return limit && covers(limit.capabilities, grant.capabilities);
		});
		if (!isOwn && !isReached) return [`more than the senior holds who bound it: ${id}`];
		return retired.flatMap((one) => {
			const rank = grantOf(one)?.rank ?? 0;
			const isMeant = one.payload.person === person && one.payload.device === entry.device;
			if (!isMeant || history.within(one.payload.cut).has(id)) return [];
			return (ratified.get(id) ?? Infinity) <= rank ? [] : [`by a retired device: ${id}`];
		});
	});
};

/** Nothing counts whose own claim is later than its grant's end, nor outside a seal after that. */
const expiredWork = (history: History, authority: Authority): readonly string[] =>
	history.entries.flatMap(({ id, entry }) => {
		const grant = entry.auth[0] ? authority.grants.get(entry.auth[0]) : undefined;
		if (grant?.until === undefined || !authority.judge({ id, entry }, undefined).ok) return [];
		if (entry.at > grant.until) return [`after its grant ended: ${id}`];
		const isOpen = (frontier: readonly (readonly [string, string, number, string])[]) =>
			!history.within(frontier.map(([, chain, seq, last]) => [chain, seq, last])).has(id);
		return authority.seals
			.filter((seal) => entry.space !== controlSpace || seal.rank < grant.rank)
			.filter(({ frontier }) => isOpen(frontier))
			.map(() => `into a sealed term: ${id}`);
	});

/** The verdict on every entry: by which grant it counts, or why it does not. */
export const verdictsOf = (
	authority: Authority,
	entries: readonly SignedEntry[]
): ReadonlyMap<EntryId, string> =>
	new Map(
		entries.map(({ id, entry }) => {
			const judged = authority.judge({ id, entry }, undefined);
			const verdict = judged.ok ? judged.value.id : judged.error.code;
			return [id, `${verdict} ${authority.refused.get(id)?.code ?? ''}`];
		})
	);
