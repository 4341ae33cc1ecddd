import { unreachable } from '#lib/kernel/result/index.ts';
import type { OrganisationCapability } from './capabilities.ts';
import type { OrganisationEvent, OrganisationEventType, OrganisationPayload } from './events.ts';
import type { Member, Organisation, Post, UnitId } from './organisation.ts';
import type { OrganisationRefusal } from './refusal.ts';

/** Who states something: what the grants of its author allow, for one unit or for all (null). */
export interface Author {
	readonly can: (capability: OrganisationCapability, unit?: UnitId | null) => boolean;
}

type Rule<Type extends OrganisationEventType> = (
	organisation: Organisation,
	payload: OrganisationPayload<Type>,
	author: Author
) => OrganisationRefusal | undefined;

/** A unit is made by whoever manages the unit above it. */
const unitIsMade: Rule<'unit.created'> = (organisation, { parent }, author) =>
	unitExists(organisation, parent) ?? mayDo(author, 'unit.manage', parent);

/** A unit is renamed by whoever manages it. */
const unitIsRenamed: Rule<'unit.renamed'> = (organisation, { unit }, author) =>
	unitExists(organisation, unit) ?? mayDo(author, 'unit.manage', unit);

/** A member is enrolled by whoever keeps the roster of the unit, with or without a device. */
const memberIsEnrolled: Rule<'member.enrolled'> = (organisation, { unit }, author) =>
	unitExists(organisation, unit) ?? mayDo(author, 'roster', unit);

/** A move needs the roster of the unit left and of the unit joined. */
const memberIsMoved: Rule<'member.moved'> = (organisation, { member, unit }, author) =>
	unitExists(organisation, unit) ??
	memberIsInReach(organisation, member, author) ??
	mayDo(author, 'roster', unit);

/** Only somebody who is a member can leave; the roster's keeper writes it down. */
const memberLeaves: Rule<'member.left'> = (organisation, { member }, author) =>
	memberIsInReach(organisation, member, author) ??
	(latestPost(organisation.members.get(member)) ? undefined : { code: 'not_a_member' });

/** Who somebody is, is said by the roster's keeper and never by oneself. */
const memberIsLinked: Rule<'member.linked'> = (organisation, { member }, author) =>
	memberIsInReach(organisation, member, author);

/** A term has at least one day. */
const termIsOpened: Rule<'term.opened'> = (_, { from, to }, author) =>
	from > to ? { code: 'term_ends_before_it_starts' } : mayDo(author, 'rulebook.change', null);

/** Why `author` may not state `event` of this organisation; undefined where nothing speaks against it. */
export const organisationRefusal = (
	organisation: Organisation,
	event: OrganisationEvent,
	author: Author
): OrganisationRefusal | undefined => {
	switch (event.type) {
		case 'unit.created':
			return unitIsMade(organisation, event.payload, author);
		case 'unit.renamed':
			return unitIsRenamed(organisation, event.payload, author);
		case 'member.enrolled':
			return memberIsEnrolled(organisation, event.payload, author);
		case 'member.moved':
			return memberIsMoved(organisation, event.payload, author);
		case 'member.left':
			return memberLeaves(organisation, event.payload, author);
		case 'member.linked':
			return memberIsLinked(organisation, event.payload, author);
		case 'term.opened':
			return termIsOpened(organisation, event.payload, author);
		default:
			return unreachable(event);
	}
};

const unitExists = (organisation: Organisation, unit: UnitId | null) =>
	unit === null || organisation.units.has(unit) ? undefined : ({ code: 'unknown_unit' } as const);

const mayDo = (author: Author, capability: OrganisationCapability, unit: UnitId | null) =>
	author.can(capability, unit) ? undefined : ({ code: 'not_allowed', capability } as const);

const memberIsInReach = (organisation: Organisation, id: Member['id'], author: Author) => {
	const member = organisation.members.get(id);
	if (!member) return { code: 'unknown_member' } as const;
	return mayDo(author, 'roster', latestPost(member)?.unit ?? null);
};

const latestPost = (member: Member | undefined): Post | null | undefined =>
	member?.stations.at(-1)?.post;
