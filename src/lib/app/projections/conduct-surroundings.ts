import type { Author, Surroundings } from '#lib/domains/conduct/index.ts';
import {
	membersAt,
	postAt,
	type MemberId,
	type Organisation,
	type UnitId
} from '#lib/domains/organisation/index.ts';
import { conductRules } from './conduct-rules.ts';

/** What the policy of conduct asks of an organisation; looks the cadres of a day up once. */
export const conductSurroundings = (organisation: Organisation): Surroundings => {
	const cadresByDate = new Map<string, readonly MemberId[]>();
	const cadresAt = (date: string): readonly MemberId[] => {
		const known =
			cadresByDate.get(date) ??
			membersAt(organisation, date)
				.filter(({ position }) => position !== 'officer')
				.map(({ member }) => member);
		cadresByDate.set(date, known);
		return known;
	};
	return {
		rules: conductRules,
		positionOf: (member, date) => postAt(organisation, member, date)?.position ?? null,
		isUnit: (id) => organisation.units.has(id),
		cadresOn: (date, still) => {
			const now = new Set(cadresAt(still));
			return cadresAt(date).filter((member) => now.has(member));
		}
	};
};

/** Whom a statement about conduct comes from; `date` is the day on which it is made. */
export const conductAuthor = (
	organisation: Organisation,
	member: MemberId | null,
	date: string,
	can: Author['can']
): Author => ({
	member,
	can,
	isConcerned: (about) =>
		member !== null &&
		(member === about || servesIn(organisation, postAt(organisation, member, date)?.unit, about))
});

/** Whether `unit` is `within`, or below it. */
const servesIn = (
	{ units }: Organisation,
	unit: UnitId | null | undefined,
	within: UnitId
): boolean => {
	for (let at = unit; at; at = units.get(at)?.parent) if (at === within) return true;
	return false;
};
