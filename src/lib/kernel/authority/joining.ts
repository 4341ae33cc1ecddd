import type { DeviceId, EntryId, PersonId, WorkspaceId } from '../identity/index.ts';
import { joinClaim } from './claims.ts';
import { byId, grouped, onceOf } from './control.ts';
import type { Proves } from './proofs.ts';
import type { Standing } from './standing.ts';
import { authorityCapabilities, type Authority, type Invitation, type Parsed } from './types.ts';

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

/** Refuses whoever has shown the secret of no invitation. */
export const refuseJoins = (
	{ control, workspace, proves, refused }: Standing,
	invitations: Authority['invitations']
): void => {
	for (const [id, joins] of byInvitation(control.of('person.joined'))) {
		const invitation = invitations.get(id);
		const code = invitation ? 'bad_proof' : 'unknown_invitation';
		const faulty = invitation ? unprovenOf(joins, invitation.key, workspace, proves) : joins;
		for (const each of faulty) if (!refused.has(each.id)) refused.set(each.id, { code });
	}
};

type Joins = readonly Parsed<'person.joined'>[];

const byInvitation = onceOf((joins: Joins) =>
	// The schema has checked that it is an id.
	grouped(joins, ({ event }) => event.payload.invitation as EntryId)
);

const unprovenOf = onceOf(
	(joins: Joins, key: DeviceId, workspace: WorkspaceId, proves: Proves): Joins =>
		joins.filter((stated) => !proves(joinClaim(stated, workspace, key)))
);

/** Who has shown the secret of an invitation; of several showings, the earliest by its own claim. */
export const joinedIn = ({ control, refused }: Standing): Authority['joined'] => {
	const joined = new Map<PersonId, { invitation: EntryId; at: number }>();
	for (const { id, entry, event } of byTime(control.of('person.joined'))) {
		const person = entry.by as PersonId; // where it is nobody, it is refused
		if (refused.has(id) || joined.has(person)) continue;
		joined.set(person, { invitation: event.payload.invitation as EntryId, at: entry.at });
	}
	return joined;
};

const byTime = onceOf((joins: Joins) =>
	joins.toSorted((a, b) => a.entry.at - b.entry.at || byId(a, b))
);
