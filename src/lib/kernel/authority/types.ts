import type { DeviceId, EntryId, PersonId, WorkspaceId } from '../identity/index.ts';
import type { Entry } from '../log/index.ts';
import type { Result } from '../result/index.ts';
import type { Cut } from './cut.ts';
import type { ControlEvent } from './events.ts';

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
	/** Whose device it is; where it introduced several persons, the one with the least id. */
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

/** A control entry whose payload has been parsed. */
export type Parsed = Identified & { readonly event: ControlEvent };

/** The parsed entries of one type. */
export const ofType = <Type extends ControlEvent['type']>(
	parsed: readonly Parsed[],
	type: Type
): readonly (Parsed & { readonly event: Extract<ControlEvent, { readonly type: Type }> })[] =>
	// The filter has asked for this very type.
	parsed.filter(({ event }) => event.type === type) as never;

/** Whether what is held is enough for what is wanted. */
export const covers = (held: readonly string[], wanted: readonly string[]): boolean =>
	held.includes('*') || wanted.every((each) => held.includes(each));
