import type { DeviceId, EntryId, PersonId, WorkspaceId } from '../identity/index.ts';
import type { Control } from './control.ts';
import type { Cut, IsWithin } from './cut.ts';
import type { Proves } from './proofs.ts';
import {
	ofAuthor,
	type Authority,
	type AuthorityFault,
	type Grant,
	type Identified,
	type Parsed,
	type RankedCut,
	type TermSeal
} from './types.ts';

/** What has been settled so far; it grows rank by rank, and nothing in it is settled twice. */
export interface Standing {
	readonly workspace: WorkspaceId;
	readonly control: Control;
	readonly isWithin: IsWithin;
	readonly proves: Proves;
	readonly introduced: ReadonlyMap<PersonId, Parsed<'person.introduced'>>;
	readonly founders: readonly PersonId[];
	readonly grants: Map<EntryId, Grant>;
	/** What is left of grants that have been revoked. */
	readonly holdings: Map<EntryId, readonly Holding[]>;
	readonly people: Map<PersonId, Person>;
	/** Entries that were ratified, and the rank of the most senior who did. */
	readonly ratified: Map<EntryId, number>;
	readonly seals: SettledSeal[];
	readonly refused: Map<EntryId, AuthorityFault>;
}

/** A seal in force: what it binds, and where it draws the line. */
export interface SettledSeal {
	readonly seal: TermSeal;
	/** When its last day has ended everywhere, in milliseconds since 1970. */
	readonly end: number;
	readonly cutByChain: ReadonlyMap<string, Cut>;
}

/** Somebody whose devices have been settled. */
export interface Person {
	readonly id: PersonId;
	readonly introduction: Parsed<'person.introduced'>;
	/** What the person's devices have stated about devices, whether it counts or not. */
	readonly stated: readonly Parsed[];
	readonly decisions: SeniorDecisions;
	readonly devices: PersonDevices;
	/** Whether nothing has been cut of any of the devices. */
	readonly isWhole: boolean;
}

/** A cut of one device. */
export type DeviceCut = RankedCut & {
	/** What a device that could have made the cut has ratified. */
	readonly lifted: ReadonlySet<EntryId>;
	readonly isByItself: boolean;
};

/** One device in one tree. */
export interface DeviceNode {
	readonly device: DeviceId;
	readonly parent: DeviceId | 'words' | 'admin' | '';
	readonly since: EntryId;
	readonly ancestors: ReadonlySet<DeviceId>;
	readonly cuts: readonly DeviceCut[];
	/** The grant by which a senior began the tree: its devices exercise only what that covers. */
	readonly limit: Grant | undefined;
	/** The device's statements about devices that count. */
	readonly says: readonly Parsed[];
}

/** The nodes of a person's devices: one a device, or several where several trees hold it. */
export type PersonDevices = ReadonlyMap<DeviceId, readonly DeviceNode[]>;

/** What seniors have decided about the devices of a person. */
export interface SeniorDecisions {
	/** The rank of the most senior grant that the person was ever given; Infinity without any. */
	readonly seniority: number;
	readonly revocations: ReadonlyMap<DeviceId, readonly RankedCut[]>;
	readonly rebindings: readonly Rebinding[];
}

/** A rebinding that counts. */
export type Rebinding = Identified & {
	readonly device: DeviceId;
	readonly cut: RankedCut;
	/** The grant by which it was stated. */
	readonly limit: Grant;
};

/**
 * What a revocation, or one of several resignations, leaves of a grant: the entries within its cuts,
 * by the devices that the holder had within them. What the holder says about devices later changes
 * nothing of it: nobody who has been removed takes back what rests on their work.
 */
export interface Holding {
	readonly cuts: readonly RankedCut[];
	readonly devicesOf: (person: Person) => PersonDevices;
}

/** Who states an entry; undefined where it is nobody whose devices have been settled. */
export const authorOf = (
	{ people }: Pick<Standing, 'people'>,
	entry: Identified['entry']
): Person | undefined => ofAuthor(people, entry);

/** The first of the cuts that leaves an entry out, unless somebody has let it count nevertheless. */
export const excluding = <Made extends RankedCut>(
	{ isWithin }: Pick<Standing, 'isWithin'>,
	cuts: readonly Made[],
	{ id, entry }: Identified,
	isLifted: (cut: Made, id: EntryId) => boolean
): Made | undefined => {
	for (const cut of cuts) if (!isWithin(cut.cut, id, entry) && !isLifted(cut, id)) return cut;
	return undefined;
};

/**
 * Whether an entry was ratified by somebody at least as senior as who made the cut, and strictly
 * senior to whom it is about: nobody ratifies their own work.
 */
export const isRatified = (
	{ ratified }: Pick<Standing, 'ratified'>,
	cut: RankedCut,
	id: EntryId,
	ownRank: number
): boolean => {
	const rank = ratified.get(id);
	return rank !== undefined && rank <= cut.rank && rank < ownRank;
};

const standings = new WeakMap<Authority, Standing>();

/** Remembers from what an authority was read. */
export const readFrom = (standing: Standing, authority: Authority): Authority => {
	standings.set(authority, standing);
	return authority;
};

/** What an authority was read from. */
export const standingOf = (authority: Authority): Standing => {
	const standing = standings.get(authority);
	if (!standing) throw new Error('only the resolver makes an authority');
	return standing;
};
