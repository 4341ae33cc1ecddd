/**
 * The payloads of the facts about awards (AL-73, AL-70). The bounds keep the greatest payload below 7 KiB, so that an entry stays within the 8 KiB of the log.
 */
import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import { entryId, listOf, objectId, text, whole } from '#lib/kernel/fields/index.ts';

/** The awards that article 6 names; the last is for units. */
export const awardKinds = [
	'outstanding_cadre',
	'outstanding_officer',
	'psychology_worker',
	'contribution',
	'league_cadre',
	'advanced_worker',
	'outstanding_department'
] as const;

/** As many as one entry holds. */
export const MOST_PLACES = 200;
const LONGEST_REASON = 300;

const supersedes = listOf(entryId, 16);

export const awardEvents = {
	/** A round: one award for one term, with so many places. */
	'award.opened': v.strictObject({
		kind: v.picklist(awardKinds),
		term: objectId,
		places: whole(1, MOST_PLACES)
	}),
	/** Who receives it: members, or units where it is for these, in the order of their certificates. */
	'award.decided': v.strictObject({
		award: objectId,
		laureates: v.pipe(listOf(objectId, MOST_PLACES), v.minLength(1)),
		reason: v.nullable(text(LONGEST_REASON)),
		supersedes
	}),
	'award.withdrawn': v.strictObject({ award: objectId, reason: text(LONGEST_REASON) })
};

export type AwardEventType = keyof typeof awardEvents;
export type AwardKind = (typeof awardKinds)[number];

export type AwardPayload<Type extends AwardEventType> = Readonly<
	v.InferOutput<(typeof awardEvents)[Type]>
>;

export interface AwardEventOf<Type extends AwardEventType> {
	readonly type: Type;
	readonly payload: AwardPayload<Type>;
}

/** What is to be signed: a union on `type`. */
export type AwardEvent = { readonly [Type in AwardEventType]: AwardEventOf<Type> }[AwardEventType];

/** An accepted entry of this domain: a union on `type`. */
export type AwardFact = {
	readonly [Type in AwardEventType]: Fact<Type, AwardPayload<Type>>;
}[AwardEventType];

export type AwardFactOf<Type extends AwardEventType> = Extract<AwardFact, { type: Type }>;

/** For `FactIndex`: the award. */
export const awardSubjects = ({ id, type, payload }: AwardFact): readonly string[] => [
	type === 'award.opened' ? entryToObject(id) : payload.award
];
