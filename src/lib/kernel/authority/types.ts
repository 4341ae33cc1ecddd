import type { DeviceId, EntryId, PersonId, Space, WorkspaceId } from '../identity/index.ts';
import type { Entry } from '../log/index.ts';
import type { Result } from '../result/index.ts';
import type { Cut } from './cut.ts';
import type { ControlEvent, ControlPayload } from './events/index.ts';

/** A cut and who made it. */
export interface RankedCut {
	readonly cut: Cut;
	/** The rank of the grant by which it was made; the holder's own, where it is their own. */
	readonly rank: number;
	/** The entry that made it. */
	readonly revocation: EntryId;
}

/** What a grant gives; `*` among capabilities or spaces stands for all. */
export interface Grant {
	readonly id: EntryId;
	readonly to: PersonId;
	/** 0 is the root; a higher number is more junior. */
	readonly rank: number;
	readonly capabilities: readonly string[];
	readonly spaces: readonly string[];
	readonly issuedBy: PersonId;
	/** Milliseconds since 1970 after which nothing may be stated under it. */
	readonly until?: number | undefined;
	/** Which role of the template it was made from, for people to read. */
	readonly role?: string | undefined;
	/**
	 * Non-empty once revoked: what the holder wrote counts only within all of these. Where the holder
	 * gave it up several times, the last of them holds what any of those leaves.
	 */
	readonly cuts: readonly RankedCut[];
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

/** An X25519 public key in base64url. */
export type WrapKey = string;

/** One device of a person. */
export interface DeviceBinding {
	readonly device: DeviceId;
	/** The device that took it in; 'words' or 'admin' where those did, '' for the person's first. */
	readonly parent: DeviceId | 'words' | 'admin' | '';
	/** The entry that made it the person's. */
	readonly since: EntryId;
	/** Non-empty once revoked: what it wrote counts only within all of these. */
	readonly cuts: readonly RankedCut[];
	readonly wrap?: WrapKey | undefined;
	/** Whether it may still act for the person. */
	readonly isLive: boolean;
}

/** The public keys that follow from a person's words. */
export type Recovery = { readonly sign: string; readonly wrap: WrapKey };

/** The seal of a term; in force once another person has come to the same totals. */
export interface TermSeal extends Readonly<ControlPayload<'term.sealed'>> {
	readonly id: EntryId;
	readonly by: PersonId;
	/** The more junior of the ranks by which it was sealed and countersigned. */
	readonly rank: number;
	readonly countersignedBy: PersonId;
}

/** A space as it was opened, with the keys that it has had. */
export interface OpenedSpace {
	readonly id: EntryId;
	readonly space: Space;
	readonly sealed: boolean;
	readonly history: 'full' | 'state';
	readonly openedBy: PersonId;
	/** By epoch, then id; several of one epoch where devices disagreed. */
	readonly epochs: readonly OpenedEpoch[];
}

/** One key of a sealed space, wrapped for its readers. */
export interface OpenedEpoch extends Readonly<ControlPayload<'epoch.opened'>> {
	readonly id: EntryId;
	readonly by: PersonId;
	readonly device: DeviceId;
}

/** Why an entry has no effect; `revocation` is the entry whose cut leaves it out. */
export type AuthorityFault = {
	readonly code:
		| 'not_founded'
		| 'unknown_event'
		| 'unknown_person'
		| 'foreign_device'
		| 'device_revoked'
		| 'not_own_device'
		| 'not_reachable'
		| 'unknown_grant'
		| 'not_holder'
		| 'revoked'
		| 'expired'
		| 'lacks_capability'
		| 'lacks_space'
		| 'not_senior'
		| 'unknown_invitation'
		| 'bad_proof'
		| 'bad_signatures'
		| 'unknown_space'
		| 'unknown_seal'
		| 'same_person'
		| 'other_totals'
		| 'superseded';
	readonly revocation?: EntryId;
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
	/** How many of the founding entry's stewards decide, and their keys. */
	readonly stewards: { readonly keys: readonly string[]; readonly quorum: number } | undefined;
	/** For whom a device acts; where it might for several, see `devices.ts`. */
	readonly devices: ReadonlyMap<DeviceId, PersonId>;
	readonly grants: ReadonlyMap<EntryId, Grant>;
	readonly invitations: ReadonlyMap<EntryId, Invitation>;
	/** Who has shown an invitation and when they say they did, by invitation. */
	readonly joined: ReadonlyMap<PersonId, { readonly invitation: EntryId; readonly at: number }>;
	/** The key to which secrets are wrapped for a device. */
	readonly wraps: ReadonlyMap<DeviceId, WrapKey>;
	/** The seals in force, by `to`. */
	readonly seals: readonly TermSeal[];
	readonly spaces: ReadonlyMap<Space, OpenedSpace>;
	/** Control entries that have no effect, and why. */
	readonly refused: ReadonlyMap<EntryId, AuthorityFault>;
	/** The devices of a person, revoked ones too, parents before children. */
	devicesOf(person: PersonId): readonly DeviceBinding[];
	/** The keys of a person's words; undefined where they have none, or were rebound since. */
	recoveryOf(person: PersonId): Recovery | undefined;
	/**
	 * Grants of a person that have not been revoked, most senior first; with `now`, in milliseconds
	 * since 1970, only those that have not ended by then.
	 */
	grantsOf(person: PersonId, now?: number): readonly Grant[];
	/** Those of them that a device may exercise. */
	grantsWith(person: PersonId, device: DeviceId, now?: number): readonly Grant[];
	/** Whether the entry's author might state it: `capability` undefined asks for any grant. */
	judge(stated: Identified, capability: string | undefined): Result<Grant, AuthorityFault>;
}

/** The capabilities that control events take, each within the issuer's own limits. */
export const authorityCapabilities = {
	invite: 'member.invite',
	grant: 'member.grant',
	openSpace: 'space.open',
	closeTerm: 'term.close'
} as const;

/** A control entry whose payload has been parsed. */
export type Parsed<Type extends ControlEvent['type'] = ControlEvent['type']> = Identified & {
	readonly event: Extract<ControlEvent, { readonly type: Type }>;
};

/** Whether a control entry is of a type. */
export const isOf =
	<Type extends ControlEvent['type']>(type: Type) =>
	(stated: Parsed): stated is Parsed<Type> =>
		stated.event.type === type;

/** Whether what is held is enough for what is wanted. */
export const covers = (held: readonly string[], wanted: readonly string[]): boolean =>
	held.includes('*') || wanted.every((each) => held.includes(each));

/** What is known of the person who states an entry; '' is nobody's id. */
export const ofAuthor = <Known>(
	known: ReadonlyMap<PersonId, Known>,
	{ by }: Identified['entry']
): Known | undefined => known.get(by as PersonId);
