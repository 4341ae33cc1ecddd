import {
	membersAt,
	membersOfUnit,
	positions,
	unitTree,
	type Card,
	type MemberId,
	type Organisation,
	type RosterLine,
	type UnitId,
	type UnitNode
} from '#lib/domains/organisation/index.ts';
import type { PersonId } from '#lib/kernel/identity/index.ts';

/** A member as the roster shows them. */
export interface RosterRow extends RosterLine {
	/** Counted in the order of enrolment, from 1: what tells apart members without a card. */
	readonly number: number;
	readonly card: Card | undefined;
	readonly person: PersonId | null;
}

/** A unit with how deep it lies below the top (0) and how many members it has with those below. */
export interface UnitLine {
	readonly id: UnitId;
	readonly name: string;
	readonly depth: number;
	readonly count: number;
}

/** Everybody who is a member on `date`, by unit as the tree is read, then position, then enrolment. */
export const rosterRows = (
	organisation: Organisation,
	cards: ReadonlyMap<MemberId, Card>,
	date: string
): readonly RosterRow[] => {
	const members = [...organisation.members.keys()];
	const number = new Map(members.map((member, index) => [member, index + 1]));
	const turn = new Map<UnitId | null, number>(
		flatUnits(unitTree(organisation)).map(({ unit }, index) => [unit.id, index])
	);
	const place = ({ unit }: RosterRow) => turn.get(unit) ?? -1;
	return membersAt(organisation, date)
		.map((line) => ({
			...line,
			number: number.get(line.member) ?? 0,
			card: cards.get(line.member),
			person: organisation.members.get(line.member)?.person ?? null
		}))
		.sort(
			(a, b) =>
				place(a) - place(b) ||
				positions.indexOf(b.position) - positions.indexOf(a.position) ||
				a.number - b.number
		);
};

/** The units in the order of the tree, each with its members and those of the units below it. */
export const unitLines = (organisation: Organisation, date: string): readonly UnitLine[] =>
	flatUnits(unitTree(organisation)).map(({ unit, depth }) => {
		const count = membersOfUnit(organisation, unit.id, date).length;
		return { id: unit.id, name: unit.name, depth, count };
	});

/** The rows of a unit and of those below it on `date`; null shows everybody. */
export const rowsOfUnit = (
	organisation: Organisation,
	rows: readonly RosterRow[],
	unit: UnitId | null,
	date: string
): readonly RosterRow[] => {
	if (unit === null) return rows;
	const within = new Set(membersOfUnit(organisation, unit, date).map(({ member }) => member));
	return rows.filter(({ member }) => within.has(member));
};

/** How a name is typed in pinyin and initials, from each of its syllables on. */
export type Sounds = (name: string, isName: boolean) => readonly string[];

/** The rows whose name, number or sound contains what was typed; `sounds` may still be loading. */
export const rowsFound = (
	rows: readonly RosterRow[],
	query: string,
	sounds: Sounds | undefined
): readonly RosterRow[] => {
	const wanted = query.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
	if (wanted === '') return rows;
	return rows.filter(({ card }) => {
		if (!card) return false;
		const written = `${card.name}${card.studentNo ?? ''}`.normalize('NFKC').toLowerCase();
		if (written.replaceAll(/\s/g, '').includes(wanted)) return true;
		return sounds?.(card.name, true).some((sound) => sound.startsWith(wanted)) ?? false;
	});
};

const flatUnits = (
	nodes: readonly UnitNode[],
	depth = 0
): readonly { readonly unit: UnitNode['unit']; readonly depth: number }[] =>
	nodes.flatMap(({ unit, children }) => [{ unit, depth }, ...flatUnits(children, depth + 1)]);
