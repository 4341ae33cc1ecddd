export type { Card, CardCandidate } from './card.ts';
export { cardBytes, cardInForce, cardSchema } from './card.ts';
export type { OrganisationCapability } from './capabilities.ts';
export { organisationCapabilities } from './capabilities.ts';
export type { OrganisationCommandRefusal, OrganisationContext } from './decide.ts';
export {
	createUnit,
	enrolMember,
	linkMember,
	moveMember,
	openTerm,
	recordLeaving,
	renameUnit
} from './decide.ts';
export type {
	OrganisationEvent,
	OrganisationEventOf,
	OrganisationEventType,
	OrganisationFact,
	OrganisationPayload,
	Position
} from './events.ts';
export {
	isOrganisationFact,
	organisationEvents,
	organisationSubject,
	organisationSubjects,
	positions
} from './events.ts';
export type {
	Member,
	MemberId,
	Organisation,
	Post,
	RefusedFact,
	Station,
	Term,
	Unit,
	UnitId
} from './organisation.ts';
export { noOrganisation } from './organisation.ts';
export type { Author } from './policy.ts';
export type { RosterLine, UnitNode } from './queries.ts';
export { memberOf, membersAt, membersOfUnit, postAt, unitTree, unitWithin } from './queries.ts';
export type { OrganisationRefusal } from './refusal.ts';
export { viewOrganisation } from './view.ts';
