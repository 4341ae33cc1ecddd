/**
 * Who may do what: a pure function of the set of control entries, whatever order they came in.
 *
 * One pass by rank. A grant counts if its issuer's grant counts, is strictly senior, and holds all
 * that it gives. A revocation counts if its author's grant counts and is strictly senior to the one
 * revoked, or if it is the author's own. What the holder of a revoked grant wrote counts up to the
 * cut that the revocation names, and no further: before knowing or after makes no difference. Equals
 * cannot remove each other, so no two revocations can contradict each other and no tie needs breaking.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import {
	textToBytes,
	type DeviceId,
	type EntryId,
	type PersonId,
	type WorkspaceId
} from '../identity/index.ts';
import type { Entry } from '../log/index.ts';
import { err, ok, type Result } from '../result/index.ts';
import { isWithin, type Cut, type FindEntry } from './cut.ts';
import { parseControl, type ControlEvent } from './events.ts';

/** What a grant gives; `*` among capabilities or spaces stands for all. */
export interface Grant {
	readonly id: EntryId;
	readonly to: PersonId;
	/** 0 is the root; a higher number is more junior. */
	readonly rank: number;
	readonly capabilities: readonly string[];
	readonly spaces: readonly string[];
	readonly issuedBy: PersonId;
	/** Non-empty once revoked: what the holder wrote counts only within all of these. */
	readonly cuts: readonly Cut[];
}

/** An invitation whose secret half is in a link. */
export interface Invitation {
	readonly id: EntryId;
	readonly key: DeviceId;
	/** Milliseconds since 1970; enforced by the relay, on its own clock. */
	readonly expires: number;
	readonly uses: number;
	readonly issuedBy: PersonId;
}

/** Why an entry has no effect. */
export type AuthorityFault = {
	readonly code:
		| 'not_founded'
		| 'unknown_event'
		| 'unknown_person'
		| 'foreign_device'
		| 'unknown_grant'
		| 'not_holder'
		| 'revoked'
		| 'lacks_capability'
		| 'lacks_space'
		| 'not_senior'
		| 'unknown_invitation'
		| 'bad_proof';
};

/** An entry with its id, as the resolver takes it. */
export interface Identified {
	readonly id: EntryId;
	readonly entry: Entry;
}

/** What follows from the control entries. */
export interface Authority {
	readonly workspace: WorkspaceId;
	readonly founder: PersonId | undefined;
	/** The founding entry's own words. */
	readonly name: string;
	readonly template: string;
	readonly timezone: string;
	readonly devices: ReadonlyMap<DeviceId, PersonId>;
	readonly grants: ReadonlyMap<EntryId, Grant>;
	readonly invitations: ReadonlyMap<EntryId, Invitation>;
	/** Who has shown an invitation and when they say they did, by invitation. */
	readonly joined: ReadonlyMap<PersonId, { readonly invitation: EntryId; readonly at: number }>;
	/** Control entries that have no effect, and why. */
	readonly refused: ReadonlyMap<EntryId, AuthorityFault>;
	/** Grants of a person that have not been revoked, most senior first. */
	grantsOf(person: PersonId): readonly Grant[];
	/** Whether the entry's author might state it: `capability` undefined asks for any grant. */
	judge(stated: Identified, capability: string | undefined): Result<Grant, AuthorityFault>;
}

/** The capability to invite and the one to grant, both within the issuer's own limits. */
export const authorityCapabilities = { invite: 'member.invite', grant: 'member.grant' } as const;

const refusal = (code: AuthorityFault['code']) => err<AuthorityFault>({ code });

/** The message that an invitation's secret signs for a person who joins. */
export const joinMessage = (workspace: WorkspaceId, person: PersonId): Uint8Array<ArrayBuffer> =>
	new TextEncoder().encode(`tongban/join/1\0${workspace}\0${person}`);

type Parsed = Identified & { readonly event: ControlEvent };

const covers = (held: readonly string[], wanted: readonly string[]) =>
	held.includes('*') || wanted.every((each) => held.includes(each));

/**
 * Resolves the control entries of a workspace. `find` looks into every space, because a cut may name
 * entries of any of them.
 */
export const resolveAuthority = (
	workspace: WorkspaceId,
	control: readonly Identified[],
	find: FindEntry
): Authority => {
	const refused = new Map<EntryId, AuthorityFault>();
	const parsed = control.flatMap(({ id, entry }): readonly Parsed[] => {
		const event = parseControl(entry.type, entry.payload);
		if (!event) refused.set(id, { code: 'unknown_event' });
		return event ? [{ id, entry, event }] : [];
	});
	const founding = parsed.find(({ id }) => id === (workspace as string));
	const devices = introducedDevices(parsed);
	const founder = parsed.find(
		({ entry, event }) =>
			event.type === 'person.introduced' &&
			entry.seq === 1 &&
			entry.prev === (workspace as string) &&
			entry.chain === founding?.entry.chain
	)?.id as PersonId | undefined;
	const grants = new Map<EntryId, Grant>();
	if (founder) grants.set(workspace as unknown as EntryId, rootGrant(workspace, founder));

	const judge: Authority['judge'] = ({ id, entry }, capability) => {
		const person = devices.get(entry.device);
		if (!person) return refusal('unknown_person');
		if (entry.by !== person) return refusal('foreign_device');
		const grant = entry.auth[0] && grants.get(entry.auth[0]);
		if (!grant) return refusal('unknown_grant');
		if (grant.to !== person) return refusal('not_holder');
		if (!grant.cuts.every((cut) => isWithin(cut, id, entry, find))) return refusal('revoked');
		if (capability && !covers(grant.capabilities, [capability])) return refusal('lacks_capability');
		return covers(grant.spaces, [entry.space]) ? ok(grant) : refusal('lacks_space');
	};

	settleByRank(parsed, grants, judge, refused);
	const invitations = settleInvitations(parsed, judge, refused);
	const joined = settleJoins(workspace, parsed, devices, invitations, refused);
	const facts =
		founding?.event.type === 'workspace.founded'
			? founding.event.payload
			: { name: '', template: '', timezone: 'Asia/Shanghai' };
	return {
		workspace,
		founder,
		name: facts.name,
		template: facts.template,
		timezone: facts.timezone,
		devices,
		grants,
		invitations,
		joined,
		refused,
		judge,
		grantsOf: (person) =>
			[...grants.values()]
				.filter(({ to, cuts }) => to === person && cuts.length === 0)
				.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
	};
};

const rootGrant = (workspace: WorkspaceId, founder: PersonId): Grant => ({
	id: workspace as unknown as EntryId,
	to: founder,
	rank: 0,
	capabilities: ['*'],
	spaces: ['*'],
	issuedBy: founder,
	cuts: []
});

/** A device belongs to the person it introduced; where it introduced several, to the least id. */
const introducedDevices = (parsed: readonly Parsed[]): ReadonlyMap<DeviceId, PersonId> => {
	const devices = new Map<DeviceId, PersonId>();
	for (const { id, entry, event } of parsed) {
		if (event.type !== 'person.introduced' || entry.by !== '') continue;
		const known = devices.get(entry.device);
		if (!known || id < (known as string)) devices.set(entry.device, id as string as PersonId);
	}
	return devices;
};

/** Rank by rank, seniors first: what juniors may do is settled by entries settled before. */
const settleByRank = (
	parsed: readonly Parsed[],
	grants: Map<EntryId, Grant>,
	judge: Authority['judge'],
	refused: Map<EntryId, AuthorityFault>
): void => {
	revokeAtRank(0, parsed, grants, judge, refused);
	const ranks = new Set(
		parsed.flatMap(({ event }) => (event.type === 'grant.issued' ? [event.payload.rank] : []))
	);
	for (const rank of [...ranks].sort((a, b) => a - b)) {
		for (const stated of parsed) {
			if (stated.event.type !== 'grant.issued' || stated.event.payload.rank !== rank) continue;
			const issuer = judge(stated, authorityCapabilities.grant);
			const given = stated.event.payload;
			if (!issuer.ok) refused.set(stated.id, issuer.error);
			else if (issuer.value.rank >= rank) refused.set(stated.id, { code: 'not_senior' });
			else if (!covers(issuer.value.capabilities, given.capabilities))
				refused.set(stated.id, { code: 'lacks_capability' });
			else if (!covers(issuer.value.spaces, given.spaces))
				refused.set(stated.id, { code: 'lacks_space' });
			else
				grants.set(stated.id, {
					...given,
					id: stated.id,
					to: given.to as PersonId,
					issuedBy: issuer.value.to,
					cuts: []
				});
		}
		revokeAtRank(rank, parsed, grants, judge, refused);
	}
};

/** Applies the revocations of grants of one rank: those by seniors first, then those by the holders. */
const revokeAtRank = (
	rank: number,
	parsed: readonly Parsed[],
	grants: Map<EntryId, Grant>,
	judge: Authority['judge'],
	refused: Map<EntryId, AuthorityFault>
): void => {
	const of = (isOwn: boolean) =>
		parsed.flatMap((stated) => {
			if (stated.event.type !== 'grant.revoked') return [];
			const { grant: id, cut } = stated.event.payload;
			const grant = grants.get(id as EntryId);
			if (grant?.rank !== rank || (grant.to === stated.entry.by) !== isOwn) return [];
			const author = judge(stated, undefined);
			if (!author.ok) refused.set(stated.id, author.error);
			else if (!isOwn && author.value.rank >= rank) refused.set(stated.id, { code: 'not_senior' });
			else return [{ grant, cut }];
			return [];
		});
	for (const isOwn of [false, true]) {
		for (const { grant, cut } of of(isOwn)) {
			const current = grants.get(grant.id) ?? grant;
			grants.set(grant.id, { ...current, cuts: [...current.cuts, cut] });
		}
	}
};

const settleInvitations = (
	parsed: readonly Parsed[],
	judge: Authority['judge'],
	refused: Map<EntryId, AuthorityFault>
): ReadonlyMap<EntryId, Invitation> => {
	const invitations = new Map<EntryId, Invitation>();
	for (const stated of parsed) {
		if (stated.event.type !== 'invitation.issued') continue;
		const issuer = judge(stated, authorityCapabilities.invite);
		if (!issuer.ok) refused.set(stated.id, issuer.error);
		else
			invitations.set(stated.id, {
				...stated.event.payload,
				id: stated.id,
				key: stated.event.payload.key as DeviceId,
				issuedBy: issuer.value.to
			});
	}
	return invitations;
};

const settleJoins = (
	workspace: WorkspaceId,
	parsed: readonly Parsed[],
	devices: ReadonlyMap<DeviceId, PersonId>,
	invitations: ReadonlyMap<EntryId, Invitation>,
	refused: Map<EntryId, AuthorityFault>
): Authority['joined'] => {
	const joined = new Map<PersonId, { invitation: EntryId; at: number }>();
	for (const { id, entry, event } of parsed) {
		if (event.type !== 'person.joined') continue;
		const person = devices.get(entry.device);
		const invitation = invitations.get(event.payload.invitation as EntryId);
		if (!person || entry.by !== person) refused.set(id, { code: 'unknown_person' });
		else if (!invitation) refused.set(id, { code: 'unknown_invitation' });
		else if (!isProof(workspace, person, invitation.key, event.payload.proof))
			refused.set(id, { code: 'bad_proof' });
		else if (entry.at < (joined.get(person)?.at ?? Infinity))
			joined.set(person, { invitation: invitation.id, at: entry.at });
	}
	return joined;
};

/** Proofs are few and the verdict must be there at once: the library, strictly, not WebCrypto. */
const isProof = (
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
