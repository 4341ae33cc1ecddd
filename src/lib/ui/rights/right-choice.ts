/** What a dialog about rights is filled in with, and what it comes to. */
import { rolesToGive, type HeldRight, type RightTerms } from '#lib/app/rights/index.ts';
import type { Workspace } from '#lib/app/session/index.ts';
import type { Role } from '#lib/app/templates/index.ts';
import type { PersonId } from '#lib/kernel/identity/index.ts';

/** Either a role of the template, or single rights out of those that the giver holds. */
export interface RightChoice {
	readonly kind: 'role' | 'limited';
	readonly role: string;
	readonly capabilities: readonly string[];
	/** The last moment of the last day (milliseconds since 1970); undefined for no end. */
	readonly until: number | undefined;
}

/** The single rights that can be given: those of the roles that this person may give. */
export const rightsToGive = (roles: readonly Role[]): readonly string[] => [
	...new Set(roles.flatMap(({ capabilities }) => capabilities))
];

/** The terms of a grant; undefined where nothing has been chosen that may be given. */
export const termsOf = (
	workspace: Workspace,
	to: PersonId,
	choice: RightChoice
): RightTerms | undefined => {
	const roles = rolesToGive(workspace);
	const { until } = choice;
	if (choice.kind === 'role') {
		const role = roles.find(({ id }) => id === choice.role);
		return role && { ...termsOfRole(role), until };
	}
	const capabilities = choice.capabilities.filter((each) => rightsToGive(roles).includes(each));
	const widest = roles.find((role) =>
		capabilities.every((each) => role.capabilities.includes(each))
	);
	if (capabilities.length === 0 || !widest) return undefined;
	const rank = rankFor(workspace, to, roles);
	return { rank, capabilities, spaces: widest.spaces, until, role: undefined };
};

/** What a dialog begins with: the right as it is, or the most junior role. */
export const choiceOf = (right: HeldRight | undefined, roles: readonly Role[]): RightChoice => {
	const isRole = roles.some(({ id }) => id === right?.role);
	return {
		kind: right && !isRole ? 'limited' : 'role',
		role: (isRole && right?.role) || (roles.at(-1)?.id ?? ''),
		capabilities: right?.capabilities ?? [],
		until: right?.until
	};
};

const termsOfRole = ({ id, rank, capabilities, spaces }: Role) => ({
	...{ rank, capabilities, spaces },
	role: id
});

/** Single rights make nobody more senior than they are. */
const rankFor = ({ log }: Workspace, to: PersonId, roles: readonly Role[]): number => {
	const theirs = log.authority.grantsOf(to).map(({ rank }) => rank);
	const mine = Math.min(...roles.map(({ rank }) => rank));
	const junior = Math.max(...roles.map(({ rank }) => rank));
	return Math.max(mine, theirs.length > 0 ? Math.min(...theirs) : junior);
};
