import type { ObjectId } from '#lib/kernel/identity/index.ts';
import type { Appointment, Appointments, Contact, Position } from './appointments.ts';
import type { UnitKind } from './events.ts';

/** What kind a unit is; a department where nobody has said so. */
export const kindOf = ({ kinds }: Appointments, unit: ObjectId): UnitKind =>
	kinds.get(unit) ?? 'department';

/** The open positions of a unit, or of the organisation itself (null), in the order of their naming. */
export const positionsOf = (
	{ positions }: Appointments,
	unit: ObjectId | null
): readonly Position[] =>
	[...positions.values()].filter((each) => each.unit === unit && !each.isClosed);

/** The contacts of a unit, or of the organisation itself (null). */
export const contactsOf = ({ contacts }: Appointments, unit: ObjectId | null): readonly Contact[] =>
	[...contacts.values()].filter((each) => each.unit === unit && !each.isRemoved);

/** Who holds a position on a day (`YYYY-MM-DD`), by first day. */
export const holdersOn = (
	{ appointments }: Appointments,
	position: ObjectId,
	date: string
): readonly Appointment[] =>
	appointments.filter(
		(each) =>
			each.position === position &&
			each.withdrawn === null &&
			each.from <= date &&
			(each.end === null || date <= each.end.to)
	);

/** Who will hold a position after a day, by first day. */
export const holdersAfter = (
	{ appointments }: Appointments,
	position: ObjectId,
	date: string
): readonly Appointment[] =>
	appointments.filter(
		(each) => each.position === position && each.withdrawn === null && each.from > date
	);

/** Who held a position and does not any more on a day, the last one first. */
export const pastHolders = (
	{ appointments }: Appointments,
	position: ObjectId,
	date: string
): readonly Appointment[] =>
	appointments
		.filter(
			(each) =>
				each.position === position &&
				each.withdrawn === null &&
				each.end !== null &&
				each.end.to < date
		)
		.toReversed();

/** What was written down about a position by mistake, by first day. */
export const struckOut = (
	{ appointments }: Appointments,
	position: ObjectId
): readonly Appointment[] =>
	appointments.filter((each) => each.position === position && each.withdrawn !== null);
