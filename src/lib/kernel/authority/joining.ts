import { ed25519 } from '@noble/curves/ed25519.js';
import {
	textToBytes,
	type DeviceId,
	type EntryId,
	type PersonId,
	type WorkspaceId
} from '../identity/index.ts';
import { joinMessage } from './messages.ts';
import {
	authorityCapabilities,
	ofType,
	type Authority,
	type AuthorityFault,
	type Invitation,
	type Parsed
} from './types.ts';

/** The invitations whose issuers might invite. */
export const settleInvitations = (
	parsed: readonly Parsed[],
	judge: Authority['judge'],
	refused: Map<EntryId, AuthorityFault>
): Authority['invitations'] => {
	const invitations = new Map<EntryId, Invitation>();
	for (const stated of ofType(parsed, 'invitation.issued')) {
		const issuer = judge(stated, authorityCapabilities.invite);
		if (!issuer.ok) refused.set(stated.id, issuer.error);
		else {
			const key = stated.event.payload.key as DeviceId; // the schema has checked that it is a key
			const issuedBy = issuer.value.to;
			invitations.set(stated.id, { ...stated.event.payload, id: stated.id, key, issuedBy });
		}
	}
	return invitations;
};

/** Who has shown the secret of an invitation; of several showings, the earliest by its own claim. */
export const settleJoins = (
	workspace: WorkspaceId,
	parsed: readonly Parsed[],
	{ invitations, isOwner }: Pick<Authority, 'invitations'> & { isOwner: IsOwner },
	refused: Map<EntryId, AuthorityFault>
): Authority['joined'] => {
	const joined = new Map<PersonId, { invitation: EntryId; at: number }>();
	const inOrder = [...ofType(parsed, 'person.joined')].sort(
		(a, b) => a.entry.at - b.entry.at || (a.id < b.id ? -1 : 1)
	);
	for (const { id, entry, event } of inOrder) {
		const { by: person } = entry;
		const invitation = invitations.get(event.payload.invitation as EntryId);
		if (person === '' || !isOwner(entry.device, person))
			refused.set(id, { code: 'unknown_person' });
		else if (!invitation) refused.set(id, { code: 'unknown_invitation' });
		else if (!isProof(workspace, person, invitation.key, event.payload.proof))
			refused.set(id, { code: 'bad_proof' });
		else if (!joined.has(person)) joined.set(person, { invitation: invitation.id, at: entry.at });
	}
	return joined;
};

/** Whether a device was introduced as this person's. */
export type IsOwner = (device: DeviceId, person: PersonId) => boolean;

// A proof never changes its verdict, and authority is resolved anew with every control entry.
const verdicts = new Map<string, boolean>();
const MAX_VERDICTS = 20_000;

const isProof = (
	workspace: WorkspaceId,
	person: PersonId,
	key: DeviceId,
	proof: string
): boolean => {
	const name = `${workspace} ${person} ${key} ${proof}`;
	const known = verdicts.get(name);
	if (known !== undefined) return known;
	const verdict = verifyProof(workspace, person, key, proof);
	if (verdicts.size >= MAX_VERDICTS) verdicts.clear();
	verdicts.set(name, verdict);
	return verdict;
};

/** The verdict must be there at once: the library, strictly, not WebCrypto. */
const verifyProof = (
	workspace: WorkspaceId,
	person: PersonId,
	key: DeviceId,
	proof: string
): boolean => {
	const [signature, publicKey] = [textToBytes(proof), textToBytes(key)];
	if (signature?.length !== 64 || publicKey?.length !== 32) return false;
	try {
		return ed25519.verify(signature, joinMessage(workspace, person), publicKey, { zip215: false });
	} catch {
		return false; // not a point: no signature by it can be valid
	}
};
