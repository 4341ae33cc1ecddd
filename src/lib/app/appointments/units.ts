import { classifyUnit, kindOf, type UnitKind } from '#lib/domains/appointments/index.ts';
import {
	createUnit,
	renameUnit,
	type OrganisationCommandRefusal,
	type UnitId
} from '#lib/domains/organisation/index.ts';
import { entryToObject, type EntryId } from '#lib/kernel/identity/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import type { StateFault } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import { appointmentContext } from './context.ts';

type Fault = OrganisationCommandRefusal | StateFault;

/** Makes a unit of a kind below `parent` in one step (AL-1). */
export const addUnit = async (
	workspace: Workspace,
	unit: { readonly name: string; readonly parent: UnitId | null; readonly kind: UnitKind }
): Promise<Result<readonly EntryId[], Fault>> => {
	const { name, parent, kind } = unit;
	const organisation = workspace.projections.organisation();
	const made = createUnit(organisation, { name, parent }, workspace.speaker());
	if (!made.ok) return made;
	return workspace.stateAll((say) => {
		const id = entryToObject(say(made.value));
		// A unit that nobody has classified is a department.
		if (kind !== 'department') say({ type: 'unit.classified', payload: { unit: id, kind } });
	});
};

/** Gives a unit another name or kind; what stays as it is is not stated again. */
export const changeUnit = async (
	workspace: Workspace,
	unit: UnitId,
	{ name, kind }: { readonly name: string; readonly kind: UnitKind }
): Promise<Result<readonly EntryId[], Fault>> => {
	const organisation = workspace.projections.organisation();
	const appointments = workspace.projections.appointments.now();
	const renamed =
		organisation.units.get(unit)?.name === name
			? undefined
			: renameUnit(organisation, { unit, name }, workspace.speaker());
	if (renamed && !renamed.ok) return renamed;
	const classified =
		kindOf(appointments, unit) === kind
			? undefined
			: classifyUnit(appointments, { unit, kind }, appointmentContext(workspace));
	if (classified && !classified.ok) {
		return { ok: false, error: { code: 'not_allowed', capability: 'unit.manage' } };
	}
	if (!renamed && !classified) return ok([]);
	return workspace.stateAll((say) => {
		if (renamed) say(renamed.value);
		if (classified) say(classified.value);
	});
};
