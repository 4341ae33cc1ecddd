import type { DeviceId, EntryId, PersonId } from '../identity/index.ts';
import { byId } from './control.ts';
import { joinMessage } from './messages.ts';
import { deviceFault } from './people.ts';
import { authorOf, type Standing } from './standing.ts';
import {
	authorityCapabilities,
	type Authority,
	type AuthorityFault,
	type Invitation,
	type Parsed
} from './types.ts';

/** The invitations whose issuers might invite. */
export const settleInvitations = (
	{ control, refused }: Standing,
	judge: Authority['judge']
): Authority['invitations'] => {
	const invitations = new Map<EntryId, Invitation>();
	for (const { id, entry, event } of control.of('invitation.issued')) {
		const issuer = judge({ id, entry }, authorityCapabilities.invite);
		if (!issuer.ok) refused.set(id, issuer.error);
		else {
			const key = event.payload.key as DeviceId; // the schema has checked that it is a key
			invitations.set(id, { ...event.payload, id, key, issuedBy: issuer.value.to });
		}
	}
	return invitations;
};

/** Who has shown the secret of an invitation; of several showings, the earliest by its own claim. */
export const settleJoins = (
	standing: Standing,
	invitations: Authority['invitations']
): Authority['joined'] => {
	const joined = new Map<PersonId, { invitation: EntryId; at: number }>();
	const stated = [...standing.control.of('person.joined')];
	for (const each of stated.sort((a, b) => a.entry.at - b.entry.at || byId(a, b))) {
		const { by: person, at } = each.entry;
		const invitation = invitations.get(each.event.payload.invitation as EntryId);
		const code = joinFault(standing, each, invitation);
		if (code) standing.refused.set(each.id, { code });
		else if (invitation && person !== '' && !joined.has(person)) {
			joined.set(person, { invitation: invitation.id, at });
		}
	}
	return joined;
};

const joinFault = (
	standing: Standing,
	stated: Parsed<'person.joined'>,
	invitation: Invitation | undefined
): AuthorityFault['code'] | undefined => {
	const { workspace, proves } = standing;
	const { entry, event } = stated;
	const person = authorOf(standing, entry);
	if (!person || deviceFault(standing, person, person.devices, stated)) return 'unknown_person';
	if (!invitation) return 'unknown_invitation';
	const message = () => joinMessage(workspace, person.id);
	const { key } = invitation;
	const isProven = proves({ workspace, entry, key, signature: event.payload.proof, message });
	return isProven ? undefined : 'bad_proof';
};
