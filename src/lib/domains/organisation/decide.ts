import * as v from 'valibot';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import {
	organisationEvents,
	type OrganisationEvent,
	type OrganisationEventOf,
	type OrganisationEventType,
	type OrganisationPayload
} from './events.ts';
import type { Organisation } from './organisation.ts';
import { organisationRefusal, type Author } from './policy.ts';
import type { OrganisationRefusal } from './refusal.ts';

/** What a command is decided with: its author and the time of its statement (epoch ms). */
export interface OrganisationContext extends Author {
	readonly at: number;
}

export type OrganisationCommandRefusal =
	| OrganisationRefusal
	| { readonly code: 'bad_field'; readonly field: string }
	| { readonly code: 'unit_name_taken' }
	| { readonly code: 'term_overlaps' };

type Advice<Type extends OrganisationEventType> = (
	organisation: Organisation,
	payload: OrganisationPayload<Type>
) => OrganisationCommandRefusal | undefined;

const command =
	<Type extends OrganisationEventType>(type: Type, advice?: Advice<Type>) =>
	(
		organisation: Organisation,
		payload: OrganisationPayload<Type>,
		context: OrganisationContext
	): Result<OrganisationEventOf<Type>, OrganisationCommandRefusal> => {
		const parsed = v.safeParse(organisationEvents[type], payload);
		if (!parsed.success)
			return err({ code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' });
		const event = { type, payload };
		// The compiler loses the tie between a generic type and its payload; the signature keeps it.
		const refusal =
			organisationRefusal(organisation, event as OrganisationEvent, context) ??
			advice?.(organisation, payload);
		return refusal ? err(refusal) : ok(event);
	};

// Advice is asked of commands only: two offline devices can both take a name, and both must stand.

const siblingName = (
	organisation: Organisation,
	{ name, parent }: OrganisationPayload<'unit.created'>
) =>
	[...organisation.units.values()].some((unit) => unit.parent === parent && unit.name === name)
		? ({ code: 'unit_name_taken' } as const)
		: undefined;

const newName = (
	organisation: Organisation,
	{ unit, name }: OrganisationPayload<'unit.renamed'>
) => {
	const parent = organisation.units.get(unit)?.parent ?? null;
	return siblingName(organisation, { name, parent });
};

const freeDates = (organisation: Organisation, { from, to }: OrganisationPayload<'term.opened'>) =>
	organisation.terms.some((term) => term.from <= to && from <= term.to)
		? ({ code: 'term_overlaps' } as const)
		: undefined;

/** Makes a unit below `parent`, or at the top (AL-1). */
export const createUnit = command('unit.created', siblingName);
/** Gives a unit another name. */
export const renameUnit = command('unit.renamed', newName);
/** Writes a member into the roster, whether or not they have a device. */
export const enrolMember = command('member.enrolled');
/** Gives a member another unit or position from a date on; with a null date, corrects it since ever. */
export const moveMember = command('member.moved');
/** Ends a membership; with a null date, strikes out what was written by mistake. */
export const recordLeaving = command('member.left');
/** Ties a person to a member, or unties. */
export const linkMember = command('member.linked');
/** Opens the term for which scores are kept. */
export const openTerm = command('term.opened', freeDates);
