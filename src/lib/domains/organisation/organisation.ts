import type { EntryId, ObjectId, PersonId } from '#lib/kernel/identity/index.ts';
import type { OrganisationEventType, Position } from './events.ts';
import type { OrganisationRefusal } from './refusal.ts';

export type UnitId = ObjectId;
export type MemberId = ObjectId;

export interface Unit {
	readonly id: UnitId;
	readonly name: string;
	readonly parent: UnitId | null;
}

/** Where somebody serves, and as what; `unit` null is the organisation itself. */
export interface Post {
	readonly unit: UnitId | null;
	readonly position: Position;
}

/** From a date on (null: since ever) the member holds `post`, or is no member where it is null. */
export interface Station {
	readonly from: string | null;
	readonly post: Post | null;
	readonly cause: EntryId;
	readonly by: PersonId;
	readonly at: number;
}

export interface Member {
	readonly id: MemberId;
	/** In order of `from`, then of statement: the last one that has begun is in force. */
	readonly stations: readonly Station[];
	readonly person: PersonId | null;
}

/** A score book runs for a term; both dates belong to it. */
export interface Term {
	readonly id: ObjectId;
	readonly title: string;
	readonly from: string;
	readonly to: string;
	readonly timezone: string;
}

/** A fact that somebody signed and the policy does not let count, kept with the reason. */
export interface RefusedFact {
	readonly id: EntryId;
	readonly type: OrganisationEventType;
	readonly refusal: OrganisationRefusal;
}

export interface Organisation {
	readonly units: ReadonlyMap<UnitId, Unit>;
	readonly members: ReadonlyMap<MemberId, Member>;
	readonly memberByPerson: ReadonlyMap<PersonId, MemberId>;
	/** By first day. */
	readonly terms: readonly Term[];
	readonly refused: readonly RefusedFact[];
}

/** An organisation of which nothing has been stated. */
export const noOrganisation: Organisation = {
	units: new Map(),
	members: new Map(),
	memberByPerson: new Map(),
	terms: [],
	refused: []
};
