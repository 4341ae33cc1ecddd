import {
	changeContact,
	listContact,
	type AppointmentCommandRefusal
} from '#lib/domains/appointments/index.ts';
import type { Card, MemberId, UnitId } from '#lib/domains/organisation/index.ts';
import { entryToObject, type ObjectId } from '#lib/kernel/identity/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import type { StateFault } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import { appointmentContext } from './context.ts';

/** What is known of a contact; all of it is on the card, and none of it in the log. */
export interface ContactFields {
	readonly name: string;
	/** What they are: a college's minister, a student assistant. */
	readonly title: string;
	readonly phone: string;
	readonly email: string;
}

type Stated<T> = Promise<Result<T, AppointmentCommandRefusal | StateFault>>;

/** The card of a contact; their id stands where a member's would. */
export const contactCard = ({ directory }: Workspace, contact: ObjectId): Card | undefined =>
	directory.cards.get().get(contact as MemberId);

/** Lists somebody as a contact of a unit, and signs their card into the directory (AL-1). */
export const addContact = async (
	workspace: Workspace,
	unit: UnitId | null,
	fields: ContactFields
): Stated<ObjectId> => {
	const known = workspace.projections.appointments.now();
	const stated = await workspace.state(listContact(known, { unit }, appointmentContext(workspace)));
	if (!stated.ok) return stated;
	const contact = entryToObject(stated.value);
	await writeCard(workspace, contact, fields);
	return ok(contact);
};

/** Corrects a contact's card, and moves them where their unit is another one. */
export const correctContact = async (
	workspace: Workspace,
	contact: ObjectId,
	unit: UnitId | null,
	fields: ContactFields
): Stated<ObjectId> => {
	const known = workspace.projections.appointments.now();
	if (known.contacts.get(contact)?.unit !== unit) {
		const moved = changeContact(
			known,
			{ contact, unit, removed: false },
			appointmentContext(workspace)
		);
		const stated = await workspace.state(moved);
		if (!stated.ok) return stated;
	}
	await writeCard(workspace, contact, fields);
	return ok(contact);
};

/** Takes a contact off the list and erases their card. */
export const removeContact = async (workspace: Workspace, contact: ObjectId): Stated<ObjectId> => {
	const known = workspace.projections.appointments.now();
	const unit = known.contacts.get(contact)?.unit ?? null;
	const change = { contact, unit, removed: true };
	const stated = await workspace.state(changeContact(known, change, appointmentContext(workspace)));
	if (!stated.ok) return stated;
	workspace.directory.erase(contact as MemberId);
	return ok(contact);
};

const writeCard = async (workspace: Workspace, contact: ObjectId, fields: ContactFields) => {
	const { name, ...others } = fields;
	const given = Object.entries(others)
		.map(([field, value]: [string, string]) => [field, value.trim().replaceAll(/\s+/g, ' ')])
		.filter(([, value]) => value !== '');
	// A clock that is behind must not lose the correction to the card it corrects.
	const at = Math.max(workspace.speaker().at, (contactCard(workspace, contact)?.at ?? 0) + 1);
	const card = { ...Object.fromEntries(given), member: contact as MemberId, name: name.trim(), at };
	await workspace.directory.put([card]);
};
