import type { Grant } from '#lib/kernel/authority/index.ts';
import { controlSpace, type EntryId, type PersonId } from '#lib/kernel/identity/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import type { StateFault } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import { templateOf, type Role } from '../templates/index.ts';

/** What a grant is to give: a whole role, or a part of one for a limited time. */
export interface RightTerms {
	readonly rank: number;
	readonly capabilities: readonly string[];
	readonly spaces: readonly string[];
	/** When it ends by itself, in milliseconds since 1970; undefined for no end. */
	readonly until: number | undefined;
	/** The template's role that these rights are; undefined for single rights. */
	readonly role: string | undefined;
}

/** The roles that this person may give: strictly junior, and within what they hold themselves. */
export const rolesToGive = ({ log, person }: Workspace): readonly Role[] =>
	templateOf(log.authority.template).roles.filter((role) =>
		log.authority.grantsOf(person).some((grant) => mayGive(grant, role))
	);

/** Whether this person is strictly senior to another who holds rights, and so may take them back. */
export const mayRemove = ({ log, person }: Workspace, other: PersonId): boolean => {
	const theirs = log.authority.grantsOf(other)[0];
	const own = log.authority.grantsOf(person)[0];
	return person !== other && !!theirs && !!own && own.rank < theirs.rank;
};

/** Whether this person may take back one right: it is their own, or junior to one of theirs. */
export const mayEnd = ({ log, person }: Workspace, grant: Pick<Grant, 'to' | 'rank'>): boolean =>
	grant.to === person || log.authority.grantsOf(person).some(({ rank }) => rank < grant.rank);

/** Gives rights to a person beside those that they hold. */
export const giveRight = async (
	workspace: Workspace,
	to: PersonId,
	terms: RightTerms
): Promise<Result<EntryId, StateFault>> => {
	const stated = await workspace.stateAll((say) => say(grantTo(to, terms)), controlSpace);
	return stated.ok ? ok(stated.value[0] as EntryId) : stated; // one statement, one entry
};

/** Takes back one right; what its holder wrote up to now, as known here, still counts. */
export const endRight = async (
	workspace: Workspace,
	right: { readonly grant: EntryId; readonly person: PersonId }
): Promise<Result<null, StateFault>> => {
	const stated = await workspace.stateAll((say) => say(endOf(workspace, right)), controlSpace);
	return stated.ok ? ok(null) : stated;
};

/** Puts other rights in the place of one: both are stated, or neither. */
export const changeRight = async (
	workspace: Workspace,
	right: { readonly grant: EntryId; readonly person: PersonId },
	terms: RightTerms
): Promise<Result<EntryId, StateFault>> => {
	const stated = await workspace.stateAll((say) => {
		say(grantTo(right.person, terms));
		say(endOf(workspace, right));
	}, controlSpace);
	return stated.ok ? ok(stated.value[0] as EntryId) : stated; // the grant was stated first
};

/** Whether a grant lets its holder give rights of this rank and extent. */
export const mayGive = (
	grant: Grant,
	role: Pick<Role, 'rank' | 'capabilities' | 'spaces'>
): boolean =>
	grant.rank < role.rank &&
	holds(grant.capabilities, ['member.grant']) &&
	holds(grant.capabilities, role.capabilities) &&
	holds(grant.spaces, role.spaces);

const holds = (held: readonly string[], wanted: readonly string[]): boolean =>
	held.includes('*') || wanted.every((each) => held.includes(each));

/** The event that gives rights to a person. */
export const grantTo = (to: PersonId, { rank, capabilities, spaces, until, role }: RightTerms) => ({
	type: 'grant.issued',
	payload: {
		...{ to, rank, capabilities, spaces },
		...(until !== undefined && { until }),
		...(role !== undefined && { role })
	}
});

const endOf = (
	{ log }: Workspace,
	{ grant, person }: { readonly grant: EntryId; readonly person: PersonId }
) => ({ type: 'grant.revoked', payload: { grant, cut: log.tipsOf(person) } });
