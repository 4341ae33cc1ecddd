import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { calendarDate, line, objectId, personId } from '#lib/kernel/fields/index.ts';

/** What a member may be in a unit: 干事, 干部, 主席团 (alliance.md, People). */
export const positions = ['officer', 'cadre', 'presidium'] as const;

const position = v.picklist(positions);
/** First day of effect; null: since ever, as when a roster is written down for the first time. */
const from = v.nullable(calendarDate);
const unit = v.nullable(objectId);

/**
 * The payloads of the facts about an organisation, by event type (AL-1). They carry ids only:
 * names, student numbers and contacts are in the directory's signed cards.
 */
export const organisationEvents = {
	'unit.created': v.strictObject({ name: line(60), parent: unit }),
	'unit.renamed': v.strictObject({ unit: objectId, name: line(60) }),
	'member.enrolled': v.strictObject({ unit, position, from }),
	'member.moved': v.strictObject({ member: objectId, unit, position, from }),
	/** `from` is the first day without membership; null says that there never was one. */
	'member.left': v.strictObject({ member: objectId, from }),
	/** Ties a device's owner to a member; a null person unties. */
	'member.linked': v.strictObject({ member: objectId, person: v.nullable(personId) }),
	/** Both dates belong to the term. */
	'term.opened': v.strictObject({
		title: line(60),
		from: calendarDate,
		to: calendarDate,
		timezone: v.pipe(v.string(), v.maxLength(40), v.regex(/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/))
	})
};

export type OrganisationEventType = keyof typeof organisationEvents;
export type Position = (typeof positions)[number];

export type OrganisationPayload<Type extends OrganisationEventType> = Readonly<
	v.InferOutput<(typeof organisationEvents)[Type]>
>;

export interface OrganisationEventOf<Type extends OrganisationEventType> {
	readonly type: Type;
	readonly payload: OrganisationPayload<Type>;
}

/** What is to be signed: a union on `type`. */
export type OrganisationEvent = {
	readonly [Type in OrganisationEventType]: OrganisationEventOf<Type>;
}[OrganisationEventType];

/** An accepted entry about the organisation: a union on `type`. */
export type OrganisationFact = {
	readonly [Type in OrganisationEventType]: Fact<Type, OrganisationPayload<Type>>;
}[OrganisationEventType];

export type OrganisationFactOf<Type extends OrganisationEventType> = Extract<
	OrganisationFact,
	{ type: Type }
>;

/** Whether `fact` is one of this domain's and its payload is what its type says. */
export const isOrganisationFact = (fact: Fact): fact is OrganisationFact =>
	Object.hasOwn(organisationEvents, fact.type) &&
	v.is(organisationEvents[fact.type as OrganisationEventType], fact.payload);

/** The one subject of every fact here: an organisation is small, and its parts depend on each other. */
export const organisationSubject = 'organisation';

/** For `FactIndex`: what a fact of this domain concerns. */
export const organisationSubjects = (): readonly string[] => [organisationSubject];
