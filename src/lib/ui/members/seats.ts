import type { Workspace } from '#lib/app/session/index.ts';
import { templateOf, type Role } from '#lib/app/templates/index.ts';
import type { MemberId, Position } from '#lib/domains/organisation/index.ts';
import type { PersonId } from '#lib/kernel/identity/index.ts';
import type { RosterRow } from './roster.ts';

/** The roles that this person may give: strictly junior, and within what they hold themselves. */
export const rolesToGive = ({ log, person }: Workspace): readonly Role[] => {
	const own = log.authority.grantsOf(person);
	const holds = (held: readonly string[], wanted: readonly string[]) =>
		held.includes('*') || wanted.every((each) => held.includes(each));
	return templateOf(log.authority.template).roles.filter((role) =>
		own.some(
			(grant) =>
				grant.rank < role.rank &&
				holds(grant.capabilities, ['member.grant']) &&
				holds(grant.capabilities, role.capabilities) &&
				holds(grant.spaces, role.spaces)
		)
	);
};

/** The position that usually goes with a role. */
export const positionOfRole = (role: string): Position =>
	role === 'presidium' || role === 'cadre' ? role : 'officer';

/** The rows of the roster that no device is tied to yet. */
export const freeSeats = (rows: readonly RosterRow[]): readonly RosterRow[] =>
	rows.filter(({ person }) => person === null);

/** The free row with the same student number; a name alone suggests nobody, for namesakes exist. */
export const suggestedSeat = (
	rows: readonly RosterRow[],
	studentNo: string
): MemberId | undefined =>
	studentNo === ''
		? undefined
		: freeSeats(rows).find(({ card }) => card?.studentNo === studentNo)?.member;

/** Whether this person is strictly senior to another who holds rights, and so may take them back. */
export const mayRemove = ({ log, person }: Workspace, other: PersonId): boolean => {
	const theirs = log.authority.grantsOf(other)[0];
	const own = log.authority.grantsOf(person)[0];
	return person !== other && !!theirs && !!own && own.rank < theirs.rank;
};
