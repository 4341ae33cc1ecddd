import type { DeviceId, EntryId, PersonId } from '../identity/index.ts';
import { err, ok, type Result } from '../result/index.ts';
import { joinClaim } from './claims.ts';
import { byId, onceOf } from './control.ts';
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
	for (const each of byTime(standing.control.of('person.joined'))) {
		const shown = shownBy(standing, each, invitations);
		if (!shown.ok) standing.refused.set(each.id, shown.error);
		else if (!joined.has(shown.value.person)) {
			joined.set(shown.value.person, { invitation: shown.value.invitation, at: each.entry.at });
		}
	}
	return joined;
};

const byTime = onceOf((joins: readonly Parsed<'person.joined'>[]) =>
	joins.toSorted((a, b) => a.entry.at - b.entry.at || byId(a, b))
);

type Shown = { readonly person: PersonId; readonly invitation: EntryId };

/** Who has shown the secret of which invitation. */
const shownBy = (
	standing: Standing,
	stated: Parsed<'person.joined'>,
	invitations: Authority['invitations']
): Result<Shown, AuthorityFault> => {
	const { workspace, proves } = standing;
	const { entry, event } = stated;
	const person = authorOf(standing, entry);
	if (!person || deviceFault(standing, person, person.devices, stated)) {
		return err({ code: 'unknown_person' });
	}
	const invitation = invitations.get(event.payload.invitation as EntryId);
	if (!invitation) return err({ code: 'unknown_invitation' });
	const isProven = proves(joinClaim(stated, workspace, invitation.key));
	return isProven
		? ok({ person: person.id, invitation: invitation.id })
		: err({ code: 'bad_proof' });
};
