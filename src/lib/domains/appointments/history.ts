/** For tests: a history told in a few words, with ids made from names. */
import { entryId, objectId } from '#lib/kernel/facts/testing.ts';
import type { DeviceId, ObjectId, PersonId, Space } from '#lib/kernel/identity/index.ts';
import type { AppointmentContext } from './decide.ts';
import type { AppointmentFact, AppointmentFactOf, AppointmentPayload } from './events.ts';
import { viewAppointments, type AppointmentSources } from './view.ts';

export { entryId, objectId };

export const [alice, bob] = [objectId('Alice'), objectId('Bob')] as const;
export const [publicity, college] = [objectId('publicity'), objectId('college')] as const;

/** A fact named `name`, stated at `at` by the person of the name `by`. */
export const stated = <Type extends AppointmentFact['type']>(
	name: string,
	at: number,
	type: Type,
	payload: AppointmentPayload<Type>,
	by = 'office'
): AppointmentFactOf<Type> =>
	({
		id: entryId(name),
		type,
		space: 'members' as Space,
		by: by as PersonId,
		device: 'device' as DeviceId,
		at,
		receivedAt: at,
		payload
	}) as AppointmentFact as AppointmentFactOf<Type>;

/** Publicity has a minister. */
export const minister = stated('minister', 1, 'position.named', { unit: publicity, title: '部长' });
/** Carol is known to the college. */
export const carol = stated('Carol', 2, 'contact.listed', { unit: college });

export const appointed = (
	name: string,
	at: number,
	holder: ObjectId,
	from: string,
	by = 'office'
): AppointmentFact =>
	stated(name, at, 'holder.appointed', { position: objectId('minister'), holder, from }, by);

export const ended = (name: string, at: number, of: string, to: string | null): AppointmentFact =>
	stated(name, at, 'appointment.ended', { appointment: objectId(of), to, reason: null });

const surroundings = {
	isUnit: (id: ObjectId) => id === publicity || id === college,
	isMember: (id: ObjectId) => id === alice || id === bob
};

/** The office may do everything, anybody else nothing. */
export const sources: AppointmentSources = {
	surroundings,
	authorOf: ({ by }) => ({ can: () => (by as string) === 'office' })
};
export const office: AppointmentContext = { ...surroundings, can: () => true };

/** The view of facts in the order of their times. */
export const viewOf = (...facts: readonly AppointmentFact[]) =>
	viewAppointments(
		[...facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
		sources
	);
