import type { MemberId, Position } from '#lib/domains/organisation/index.ts';
import type { RosterRow } from './roster.ts';

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
