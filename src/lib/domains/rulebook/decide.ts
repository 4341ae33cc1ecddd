import * as v from 'valibot';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Amendment, Outcome } from './amendment.ts';
import {
	rulebookEvents,
	type RulebookEvent,
	type RulebookEventOf,
	type RulebookEventType,
	type RulebookPayload
} from './events.ts';
import { rulebookRefusal, type Author, type Case } from './policy.ts';
import type { RulebookRefusal } from './refusal.ts';

/** What a command is decided with. */
export interface RulebookContext extends Author, Pick<Case, 'parameters'> {}

export type RulebookCommandRefusal =
	RulebookRefusal | { readonly code: 'bad_field'; readonly field: string };

type Decided<Type extends RulebookEventType> = Result<
	RulebookEventOf<Type>,
	RulebookCommandRefusal
>;

const decided = <Type extends RulebookEventType>(
	type: Type,
	payload: RulebookPayload<Type>,
	{ parameters, ...author }: RulebookContext,
	amendment?: Amendment
): Decided<Type> => {
	const parsed = v.safeParse(rulebookEvents[type], payload);
	if (!parsed.success)
		return err({ code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' });
	const event = { type, payload };
	const known = { parameters, author, amendment: (_: ObjectId) => amendment };
	// The compiler loses the tie between a generic type and its payload; the signature keeps it.
	const refusal = rulebookRefusal(event as RulebookEvent, known);
	return refusal ? err(refusal) : ok(event);
};

/** Proposes new figures, for terms that begin on a date or later. */
export const proposeAmendment = (
	fields: RulebookPayload<'amendment.proposed'>,
	context: RulebookContext
): Decided<'amendment.proposed'> => decided('amendment.proposed', fields, context);

/** Says something about what was proposed. */
export const commentOnAmendment = (
	amendment: Amendment,
	text: string,
	context: RulebookContext
): Decided<'amendment.commented'> =>
	decided('amendment.commented', { amendment: amendment.id, text }, context, amendment);

/** Adopts or rejects; it replaces whatever was decided before. */
export const decideAmendment = (
	amendment: Amendment,
	{ outcome, reason }: { readonly outcome: Outcome; readonly reason: string | null },
	context: RulebookContext
): Decided<'amendment.decided'> => {
	const supersedes = amendment.decisions.map(({ id }) => id).slice(-16);
	const payload = { amendment: amendment.id, outcome, reason, supersedes };
	return decided('amendment.decided', payload, context, amendment);
};

/** Takes a proposal back. */
export const withdrawAmendment = (
	amendment: Amendment,
	context: RulebookContext
): Decided<'amendment.withdrawn'> =>
	decided('amendment.withdrawn', { amendment: amendment.id }, context, amendment);
