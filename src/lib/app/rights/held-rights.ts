import type { Grant } from '#lib/kernel/authority/index.ts';
import type { EntryId, PersonId } from '#lib/kernel/identity/index.ts';
import { templateOf, type Role } from '../templates/index.ts';
import type { Workspace } from '../session/index.ts';

/** A grant as people read it: who holds what, from whom, since when, and until when. */
export interface HeldRight {
	readonly grant: EntryId;
	readonly person: PersonId;
	/** The template's role from which it was given; undefined for single rights. */
	readonly role: string | undefined;
	/** The role gives other rights today than it did then. */
	readonly isOutdated: boolean;
	readonly rank: number;
	readonly capabilities: readonly string[];
	readonly spaces: readonly string[];
	readonly givenBy: PersonId | 'founding' | 'stewards';
	/** When the issuer says it was given, in milliseconds since 1970. */
	readonly since: number;
	/** When it ends by itself, in milliseconds since 1970. */
	readonly until: number | undefined;
	/** Who took it back, and when they say they did; undefined while it is held. */
	readonly ended: { readonly by: PersonId | 'stewards' | ''; readonly at: number } | undefined;
}

/** Every grant that was ever given, the most senior first, then the earliest. */
export const heldRights = ({ log }: Workspace): readonly HeldRight[] => {
	const { authority } = log;
	const { roles } = templateOf(authority.template);
	return [...authority.grants.values()]
		.map((grant): HeldRight => {
			const { id, to, rank, capabilities, spaces, until } = grant;
			const since = log.entry(id)?.at ?? 0;
			const right = { grant: id, person: to, rank, capabilities, spaces, since, until };
			const role = roleOf(grant, roles);
			const today = roles.find((each) => each.id === role);
			const isOutdated = today !== undefined && !isSameRight(today, grant);
			return { ...right, givenBy: giverOf(log, grant), role, isOutdated, ended: endOf(log, grant) };
		})
		.sort((a, b) => a.rank - b.rank || a.since - b.since || (a.grant < b.grant ? -1 : 1));
};

/** Whether a right can be exercised at `now` (milliseconds since 1970). */
export const isInForce = ({ ended, until }: HeldRight, now: number): boolean =>
	ended === undefined && (until === undefined || now <= until);

/** A root grant has no issuer: founding gives the first one, the stewards any other. */
const giverOf = (log: Workspace['log'], { id, rank, issuedBy }: Grant): HeldRight['givenBy'] => {
	if (rank > 0) return issuedBy;
	return log.entry(id)?.type === 'stewards.decided' ? 'stewards' : 'founding';
};

const roleOf = (grant: Grant, roles: readonly Role[]): string | undefined =>
	grant.rank === 0 ? 'root' : (grant.role ?? roles.find((role) => isSameRight(role, grant))?.id);

const isSameRight = (role: Role, { rank, capabilities, spaces }: Grant): boolean =>
	role.rank === rank &&
	isSameSet(role.capabilities, capabilities) &&
	isSameSet(role.spaces, spaces);

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
	a.length === b.length && a.every((each) => b.includes(each));

const endOf = (log: Workspace['log'], { cuts }: Grant): HeldRight['ended'] => {
	const [first] = cuts
		.flatMap(({ revocation }) => log.entry(revocation) ?? [])
		.sort((a, b) => a.at - b.at || (a.by < b.by ? -1 : 1));
	if (!first) return undefined;
	return { by: first.type === 'stewards.decided' ? 'stewards' : first.by, at: first.at };
};
