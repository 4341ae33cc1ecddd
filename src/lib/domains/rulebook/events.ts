/**
 * The payloads of the facts by which the rulebook is amended: proposal, comments, decision (AL-4). The
 * bounds keep the greatest payload below 7 KiB, so that an entry stays within the 8 KiB of the log.
 */
import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { calendarDate, entryId, line, listOf, objectId, text } from '#lib/kernel/fields/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';

/** As many figures as one amendment changes. */
const MOST_FIGURES = 40;
export const LONGEST_REASON = 600;
export const outcomes = ['adopted', 'rejected'] as const;

const stated = v.strictObject({ key: line(40), value: line(20) });
const isEachOnce = (figures: v.InferOutput<typeof stated>[]) =>
	new Set(figures.map(({ key }) => key)).size === figures.length;

export const rulebookEvents = {
	/** New figures, written as the sheet `settings` has them, for terms that begin on `from` or later. */
	'amendment.proposed': v.strictObject({
		figures: v.pipe(
			v.array(stated),
			v.minLength(1),
			v.maxLength(MOST_FIGURES),
			v.check(isEachOnce)
		),
		from: calendarDate,
		/** Null where sheets brought the figures with their term. */
		reason: v.nullable(text(LONGEST_REASON))
	}),
	'amendment.commented': v.strictObject({ amendment: objectId, text: text(LONGEST_REASON) }),
	'amendment.decided': v.strictObject({
		amendment: objectId,
		outcome: v.picklist(outcomes),
		reason: v.nullable(text(LONGEST_REASON)),
		supersedes: listOf(entryId, 16)
	}),
	'amendment.withdrawn': v.strictObject({ amendment: objectId })
};

export type RulebookEventType = keyof typeof rulebookEvents;

export type RulebookPayload<Type extends RulebookEventType> = Readonly<
	v.InferOutput<(typeof rulebookEvents)[Type]>
>;

export interface RulebookEventOf<Type extends RulebookEventType> {
	readonly type: Type;
	readonly payload: RulebookPayload<Type>;
}

/** What is to be signed: a union on `type`. */
export type RulebookEvent = {
	readonly [Type in RulebookEventType]: RulebookEventOf<Type>;
}[RulebookEventType];

/** An accepted entry of this domain: a union on `type`. */
export type RulebookFact = {
	readonly [Type in RulebookEventType]: Fact<Type, RulebookPayload<Type>>;
}[RulebookEventType];

export type RulebookFactOf<Type extends RulebookEventType> = Extract<RulebookFact, { type: Type }>;

/** For `FactIndex`: the amendment. */
export const rulebookSubjects = ({ id, type, payload }: RulebookFact): readonly string[] => [
	type === 'amendment.proposed' ? entryToObject(id) : payload.amendment
];
