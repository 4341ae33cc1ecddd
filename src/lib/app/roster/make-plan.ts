import type { Organisation, Unit, UnitId } from '#lib/domains/organisation/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Layout, RosterColumn } from './columns.ts';
import type { Grid } from './grid.ts';
import type {
	AddedRow,
	CardFields,
	ChangedRow,
	KnownMember,
	RosterCommand,
	RosterPlan,
	SkippedRow,
	SkipReason,
	UnitRef
} from './plan.ts';
import { readRow, type RosterRow } from './read-row.ts';
import { plainNumber } from './words.ts';

/** What the person at the screen decides about doubtful rows. */
export interface PlanChoices {
	/** Adds rows whose name and unit somebody without a number already has. */
	readonly addsSameNames: boolean;
}

interface Draft {
	readonly units: Organisation['units'];
	readonly known: readonly KnownMember[];
	readonly choices: PlanChoices;
	readonly rowByNumber: Map<string, number>;
	/** As first written, by the name as names of units compare. */
	readonly newUnits: Map<string, string>;
	readonly added: AddedRow[];
	readonly changed: ChangedRow[];
	readonly unchanged: number[];
	readonly skipped: SkippedRow[];
	readonly commands: RosterCommand[];
}

/**
 * What importing `grid` would add, change and leave out. The student number says who somebody is;
 * two people may have the same name. A row never removes anybody, and an empty cell changes nothing.
 */
export const planRoster = (
	grid: Grid,
	layout: Layout,
	roster: { readonly units: Organisation['units']; readonly members: readonly KnownMember[] },
	choices: PlanChoices = { addsSameNames: false }
): RosterPlan => {
	const draft: Draft = {
		units: roster.units,
		known: roster.members,
		choices,
		rowByNumber: new Map(),
		newUnits: new Map(),
		added: [],
		changed: [],
		unchanged: [],
		skipped: [],
		commands: []
	};
	const first = layout.headingRow === null ? 0 : layout.headingRow + 1;
	for (const [index, cells] of grid.entries()) {
		if (index < first || cells.every((cell) => cell === '')) continue;
		const planned = planRow(draft, cells, index + 1, layout);
		const name = cells[layout.columns.indexOf('name')] ?? '';
		if (!planned.ok) draft.skipped.push({ row: index + 1, name, reason: planned.error });
	}
	const { added, changed, unchanged, skipped } = draft;
	const newUnits = [...draft.newUnits.values()];
	const makings = newUnits.map((name): RosterCommand => ({ type: 'create_unit', name }));
	return {
		added,
		changed,
		unchanged,
		skipped,
		newUnits,
		commands: [...makings, ...draft.commands]
	};
};

const planRow = (
	draft: Draft,
	cells: readonly string[],
	number: number,
	layout: Layout
): Result<void, SkipReason> => {
	const read = readRow(cells, number, layout);
	if (!read.ok) return read;
	const row = read.value;
	const unit = unitOf(draft, row);
	if (!unit.ok) return unit;
	const found = knownAs(draft, row, unit.value);
	if (!found.ok) return found;
	if (unit.value && 'made' in unit.value)
		draft.newUnits.set(plain(unit.value.made), unit.value.made);
	if (row.studentNo) draft.rowByNumber.set(row.studentNo, row.row);
	if (found.value) change(draft, row, found.value, unit.value);
	else add(draft, row, unit.value ?? { unit: null });
	return ok(undefined);
};

/** Names of units compare without width and blanks. */
const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '');

const unitOf = (
	{ units, newUnits }: Draft,
	{ unit: name }: RosterRow
): Result<UnitRef | null, SkipReason> => {
	if (name === null) return ok(null);
	const [found, ...others] = [...units.values()].filter(
		(unit: Unit) => plain(unit.name) === plain(name)
	);
	if (others.length > 0) return err({ code: 'ambiguous_unit' });
	return ok(found ? { unit: found.id } : { made: newUnits.get(plain(name)) ?? name });
};

/** Who of the roster the row is about; null: somebody new. */
const knownAs = (
	{ known, rowByNumber, choices }: Draft,
	{ name, studentNo }: RosterRow,
	unit: UnitRef | null
): Result<KnownMember | null, SkipReason> => {
	const firstRow = studentNo === null ? undefined : rowByNumber.get(studentNo);
	if (firstRow !== undefined) return err({ code: 'repeated_number', firstRow });
	const [found, ...others] = known.filter(
		({ card }) => studentNo !== null && plainNumber(card?.studentNo ?? '') === studentNo
	);
	if (others.length > 0) return err({ code: 'ambiguous_number' });
	if (found) return ok(found);
	const namesake = known.find(
		({ card, unit: of }) =>
			card?.name === name &&
			(studentNo === null || card.studentNo === undefined) &&
			(unit === null || ('unit' in unit && unit.unit === of))
	);
	return namesake && !choices.addsSameNames
		? err({ code: 'maybe_known', member: namesake.member })
		: ok(null);
};

/** A row's or a card's personal data; what is not stated is not there. */
const fieldsOf = (from: { readonly [Field in keyof CardFields]?: CardFields[Field] | null }) => {
	const { name = '', studentNo, title, phone, email } = from;
	return {
		name: name ?? '',
		...(studentNo && { studentNo }),
		...(title && { title }),
		...(phone && { phone }),
		...(email && { email })
	};
};

const add = (draft: Draft, row: RosterRow, unit: UnitRef) => {
	const { row: number, name, studentNo } = row;
	const position = row.position ?? 'officer';
	draft.added.push({ row: number, name, unit, position, studentNo });
	draft.commands.push({ type: 'enrol', row: number, unit, position, card: fieldsOf(row) });
};

const isIn = (unit: UnitRef, id: UnitId | null) => 'unit' in unit && unit.unit === id;

const change = (draft: Draft, row: RosterRow, known: KnownMember, stated: UnitRef | null) => {
	const { member, card } = known;
	const unit = stated ?? { unit: known.unit };
	const position = row.position ?? known.position;
	const fields = fieldsOf(row);
	const post: RosterColumn[] = [
		...(isIn(unit, known.unit) ? [] : (['unit'] as const)),
		...(position === known.position ? [] : (['position'] as const))
	];
	const personal = (['name', 'studentNo', 'title', 'phone', 'email'] as const).filter(
		// What identified the row is the same, though perhaps written otherwise.
		(field) =>
			field !== 'studentNo' && fields[field] !== undefined && fields[field] !== card?.[field]
	);
	if (post.length > 0) draft.commands.push({ type: 'move', row: row.row, member, unit, position });
	if (personal.length > 0) {
		const kept = { ...fieldsOf(card ?? row), ...fields };
		const merged = card?.studentNo ? { ...kept, studentNo: card.studentNo } : kept;
		draft.commands.push({ type: 'sign_card', row: row.row, member, card: merged });
	}
	const changed = [...post, ...personal];
	if (changed.length === 0) draft.unchanged.push(row.row);
	else draft.changed.push({ row: row.row, member, name: row.name, changed });
};
