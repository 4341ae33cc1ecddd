import type {
	OrganisationCommandRefusal,
	Organisation,
	Position,
	UnitId
} from '#lib/domains/organisation/index.ts';
import { unitKinds, type UnitKind } from '#lib/domains/appointments/index.ts';
import type { StateFault } from '#lib/app/log/index.ts';
import type { SessionFault } from '#lib/app/session/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { RosterRow, UnitLine } from './roster.ts';
import { unsavedSentences } from '../storage/index.ts';

/** A position in the reader's language. */
export const positionName = (position: Position): string =>
	({
		officer: m.organisation_position_officer,
		cadre: m.organisation_position_cadre,
		presidium: m.organisation_position_presidium
	})[position]();

/** The positions to choose from. */
export const positionOptions = (): readonly { value: Position; label: string }[] =>
	(['officer', 'cadre', 'presidium'] as const).map((value) => ({
		value,
		label: positionName(value)
	}));

/** A kind of unit in the reader's language. */
export const kindName = (kind: UnitKind): string =>
	({
		department: m.organisation_kind_department,
		college: m.organisation_kind_college
	})[kind]();

/** The kinds of units to choose from. */
export const kindOptions = (): readonly { value: UnitKind; label: string }[] =>
	unitKinds.map((value) => ({ value, label: kindName(value) }));

/** A role of a template with what it may do; the id itself where no words are known for it. */
export const roleName = (id: string): string => {
	const names: Readonly<Record<string, () => string>> = {
		presidium: m.organisation_role_presidium,
		office: m.organisation_role_office,
		cadre: m.organisation_role_cadre,
		officer: m.organisation_role_officer
	};
	return names[id]?.() ?? id;
};

/** The name on the card, or position and number where a member has none. */
export const rowName = ({ card, position, number }: RosterRow): string =>
	card?.name ?? m.organisation_unnamed({ position: positionName(position), number });

/** The name of a unit; the whole organisation for null. */
export const unitName = (organisation: Organisation, unit: UnitId | null): string =>
	unit === null
		? m.organisation_unit_none_short()
		: (organisation.units.get(unit)?.name ?? m.organisation_unit_none_short());

/** The units for a `<select>`; '' stands for none, named by `none`. */
export const unitOptions = (
	units: readonly UnitLine[],
	none: string
): readonly { value: string; label: string }[] => [
	{ value: '', label: none },
	...units.map(({ id, name, depth }) => ({ value: id, label: '\u3000'.repeat(depth) + name }))
];

/** Why nothing was changed, as a sentence for people. */
export const refusalText = (refusal: OrganisationCommandRefusal | StateFault): string => {
	if (refusal.code === 'bad_field')
		return m.organisation_refused_bad_field({ field: fieldName(refusal.field) });
	return sentences[refusal.code]();
};

/** Why no workspace was entered or opened, as a sentence for people. */
export const entranceText = (fault: SessionFault): string => {
	if (fault.code === 'already_joined') return m.organisation_join_member_unnamed();
	if (fault.code === 'unknown_workspace') return m.organisation_join_none();
	return sentences[fault.code]();
};

const sentences: Readonly<
	Record<Exclude<(OrganisationCommandRefusal | StateFault)['code'], 'bad_field'>, () => string>
> = {
	not_allowed: m.organisation_refused_not_allowed,
	unknown_unit: m.organisation_refused_unknown_unit,
	unknown_member: m.organisation_refused_unknown_member,
	not_a_member: m.organisation_refused_not_a_member,
	term_ends_before_it_starts: m.organisation_refused_term_ends_before_it_starts,
	unit_name_taken: m.organisation_refused_unit_name_taken,
	term_overlaps: m.organisation_refused_term_overlaps,
	not_permitted: m.organisation_fault_not_permitted,
	...unsavedSentences
};

const fieldName = (field: string): string => {
	const names: Readonly<Record<string, () => string>> = {
		name: m.organisation_field_name,
		from: m.organisation_field_from,
		unit: m.organisation_unit,
		position: m.organisation_position
	};
	return names[field]?.() ?? field;
};
