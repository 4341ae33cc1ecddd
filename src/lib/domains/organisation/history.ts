/** For tests: a history told in a few words, with ids made from names. */
import { entryId, objectId, personId } from '#lib/kernel/facts/testing.ts';
import type { DeviceId, Space } from '#lib/kernel/identity/index.ts';
import type { OrganisationFact, OrganisationFactOf, OrganisationPayload } from './events.ts';
import type { Author } from './policy.ts';
import { viewOrganisation } from './view.ts';

export { entryId, objectId, personId };

/** A fact named `name`, stated by the office at `at`. */
export const stated = <Type extends OrganisationFact['type']>(
	name: string,
	at: number,
	type: Type,
	payload: OrganisationPayload<Type>
): OrganisationFactOf<Type> =>
	({
		id: entryId(name),
		type,
		space: 'members' as Space,
		by: personId('office'),
		device: 'device' as DeviceId,
		at,
		receivedAt: at,
		payload
	}) as OrganisationFact as OrganisationFactOf<Type>;

/** May do everything. */
export const office: Author = { can: () => true };
/** May do nothing. */
export const stranger: Author = { can: () => false };

/** The view of facts that all have their author's authority. */
export const organisationOf = (...facts: readonly OrganisationFact[]) =>
	viewOrganisation(
		[...facts].sort((a, b) => a.at - b.at),
		() => office
	);

/** Alice, an officer of publicity; Bob, its cadre; Carol, of the presidium. */
export const alliance: readonly OrganisationFact[] = [
	stated('alliance', 1, 'unit.created', { name: '朋辈互助联盟', parent: null }),
	stated('office', 2, 'unit.created', { name: '办公室', parent: objectId('alliance') }),
	stated('publicity', 3, 'unit.created', { name: '宣传部', parent: objectId('alliance') }),
	stated('Alice', 4, 'member.enrolled', {
		unit: objectId('publicity'),
		position: 'officer',
		from: null
	}),
	stated('Bob', 5, 'member.enrolled', {
		unit: objectId('publicity'),
		position: 'cadre',
		from: '2026-03-01'
	}),
	stated('Carol', 6, 'member.enrolled', {
		unit: objectId('alliance'),
		position: 'presidium',
		from: null
	})
];
