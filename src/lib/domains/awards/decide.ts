import * as v from 'valibot';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Award } from './award.ts';
import {
	awardEvents,
	type AwardEvent,
	type AwardEventOf,
	type AwardEventType,
	type AwardPayload
} from './events.ts';
import { awardRefusal, type Author, type Surroundings } from './policy.ts';
import type { AwardRefusal } from './refusal.ts';

/** What a command is decided with. */
export interface AwardContext extends Author, Surroundings {}

export type AwardCommandRefusal =
	AwardRefusal | { readonly code: 'bad_field'; readonly field: string };

type Decided<Type extends AwardEventType> = Result<AwardEventOf<Type>, AwardCommandRefusal>;

const decided = <Type extends AwardEventType>(
	type: Type,
	payload: AwardPayload<Type>,
	{ can, endOf, positionOf, isUnit }: AwardContext,
	award?: Award
): Decided<Type> => {
	const parsed = v.safeParse(awardEvents[type], payload);
	if (!parsed.success)
		return err({ code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' });
	const event = { type, payload };
	const known = { endOf, positionOf, isUnit, author: { can }, award: () => award };
	// The compiler loses the tie between a generic type and its payload; the signature keeps it.
	const refusal = awardRefusal(event as AwardEvent, known);
	return refusal ? err(refusal) : ok(event);
};

/** Opens a round (AL-73). */
export const openAward = (
	fields: AwardPayload<'award.opened'>,
	context: AwardContext
): Decided<'award.opened'> => decided('award.opened', fields, context);

/** Decides who receives an award; it replaces whatever was decided before. */
export const decideAward = (
	award: Award,
	{
		laureates,
		reason
	}: { readonly laureates: readonly ObjectId[]; readonly reason: string | null },
	context: AwardContext
): Decided<'award.decided'> => {
	const supersedes = award.decisions.map(({ id }) => id).slice(-16);
	const payload = { award: award.id, laureates: [...laureates], reason, supersedes };
	return decided('award.decided', payload, context, award);
};

/** Takes a round back. */
export const withdrawAward = (
	award: Award,
	reason: string,
	context: AwardContext
): Decided<'award.withdrawn'> =>
	decided('award.withdrawn', { award: award.id, reason }, context, award);
