import type { PersonId } from '#lib/kernel/identity/index.ts';
import type { MemberId, Organisation, Post, Unit, UnitId } from './organisation.ts';

/** A member as they serve on a date. */
export interface RosterLine extends Post {
	readonly member: MemberId;
}

export interface UnitNode {
	readonly unit: Unit;
	readonly children: readonly UnitNode[];
}

/** The member whose device belongs to `person`; null where the roster ties nobody to them. */
export const memberOf = (organisation: Organisation, person: PersonId): MemberId | null =>
	organisation.memberByPerson.get(person) ?? null;

/** Unit and position of a member on a date (`YYYY-MM-DD`); null where they are none then. */
export const postAt = (organisation: Organisation, member: MemberId, date: string): Post | null =>
	organisation.members
		.get(member)
		?.stations.findLast((station) => station.from === null || station.from <= date)?.post ?? null;

/** Everybody who is a member on a date, in the order of the roster. */
export const membersAt = (organisation: Organisation, date: string): readonly RosterLine[] => {
	const known = askedLast.get(organisation);
	if (known?.date === date) return known.lines;
	const lines = [...organisation.members.keys()].flatMap((member) => {
		const post = postAt(organisation, member, date);
		return post ? [{ member, ...post }] : [];
	});
	askedLast.set(organisation, { date, lines });
	return lines;
};

// Asked for every meeting, and many meetings are on one day.
const askedLast = new WeakMap<
	Organisation,
	{ readonly date: string; readonly lines: readonly RosterLine[] }
>();

/** The members of a unit and of the units below it on a date; null asks for everybody. */
export const membersOfUnit = (
	organisation: Organisation,
	unit: UnitId | null,
	date: string
): readonly RosterLine[] => {
	const all = membersAt(organisation, date);
	if (unit === null) return all;
	const units = new Set(unitWithin(organisation, unit));
	return all.filter((line) => line.unit !== null && units.has(line.unit));
};

/** `unit` and every unit below it. */
export const unitWithin = (organisation: Organisation, unit: UnitId): readonly UnitId[] => [
	unit,
	...[...organisation.units.values()]
		.filter(({ parent }) => parent === unit)
		.flatMap(({ id }) => unitWithin(organisation, id))
];

/** The tree of units (AL-1), siblings in the order of their making. */
export const unitTree = (
	organisation: Organisation,
	parent: UnitId | null = null
): readonly UnitNode[] =>
	[...organisation.units.values()]
		.filter((unit) => unit.parent === parent)
		.map((unit) => ({ unit, children: unitTree(organisation, unit.id) }));
