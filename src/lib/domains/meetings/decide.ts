import * as v from 'valibot';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import {
	meetingEvents,
	MOST_PARTS,
	type MeetingDetails,
	type MeetingEvent,
	type MeetingEventOf,
	type MeetingEventType,
	type MeetingPayload
} from './events.ts';
import type { Meeting, MemberId } from './meeting.ts';
import { minutesHash, splitMinutes } from './minutes.ts';
import { callingRefusal, meetingRefusal, type Author } from './policy.ts';
import type { MeetingRefusal } from './refusal.ts';

/** What a command is decided with: its author and the time of its statement (epoch ms). */
export interface MeetingContext extends Author {
	readonly at: number;
}

export type MeetingCommandRefusal =
	| MeetingRefusal
	| { readonly code: 'bad_field'; readonly field: string }
	| { readonly code: 'ends_before_it_starts' }
	| { readonly code: 'minutes_too_long'; readonly parts: number; readonly most: number }
	| { readonly code: 'nothing_to_settle' };

type Decision<Type extends MeetingEventType> = Result<MeetingEventOf<Type>, MeetingCommandRefusal>;

const fieldFault = (type: MeetingEventType, payload: unknown) => {
	const parsed = v.safeParse(meetingEvents[type], payload);
	if (parsed.success) return undefined;
	return { code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' } as const;
};

const decided = <Type extends MeetingEventType>(
	meeting: Meeting,
	type: Type,
	payload: MeetingPayload<Type>,
	context: MeetingContext
): Decision<Type> => {
	const event = { type, payload };
	// The compiler loses the tie between a generic type and its payload; the signature keeps it.
	const refusal =
		fieldFault(type, payload) ?? meetingRefusal(meeting, event as MeetingEvent, context);
	return refusal ? err(refusal) : ok(event);
};

const command =
	<Type extends MeetingEventType>(type: Type) =>
	(
		meeting: Meeting,
		fields: Omit<MeetingPayload<Type>, 'meeting'>,
		context: MeetingContext
	): Decision<Type> =>
		decided(meeting, type, { ...fields, meeting: meeting.id } as MeetingPayload<Type>, context);

/** An imported row is taken as it is (sheets.md); a person at a form is told. */
const timesFault = ({ start, end, ref }: MeetingDetails) =>
	ref === null && end !== null && end < start
		? ({ code: 'ends_before_it_starts' } as const)
		: undefined;

/** Calls a meeting (AL-10, SG-21). */
export const callMeeting = (
	details: MeetingDetails,
	context: MeetingContext
): Decision<'meeting.called'> => {
	const refusal =
		fieldFault('meeting.called', details) ??
		timesFault(details) ??
		callingRefusal(details.unit, context);
	return refusal ? err(refusal) : ok({ type: 'meeting.called', payload: details });
};

/** Changes some details of a meeting. */
export const changeMeeting = (
	meeting: Meeting,
	patch: Partial<MeetingDetails>,
	context: MeetingContext
): Decision<'meeting.changed'> => {
	const fault = timesFault({ ...meeting, ...patch });
	return fault
		? err(fault)
		: decided(meeting, 'meeting.changed', { meeting: meeting.id, patch }, context);
};

/** Calls a meeting off, with the reason that everybody sees. */
export const cancelMeeting = command('meeting.cancelled');

/** States that the author's member has seen the notice (AL-10). */
export const readNotice = (meeting: Meeting, context: MeetingContext): Decision<'notice.read'> =>
	decided(meeting, 'notice.read', { meeting: meeting.id }, context);

/** Starts an item of the agenda, or ends it (SG-21). */
export const moveAgenda = (
	meeting: Meeting,
	item: number | 'end',
	context: MeetingContext
): Decision<'agenda.moved'> =>
	decided(meeting, 'agenda.moved', { meeting: meeting.id, item }, context);

/**
 * The facts that freeze `text`, to be signed in this order; their ids go into `finaliseMinutes`.
 * Where the text needs more entries than one statement can name, it is refused as a whole.
 */
export const stateMinutes = (
	meeting: Meeting,
	text: string,
	context: MeetingContext
): Result<readonly MeetingEventOf<'minutes.part'>[], MeetingCommandRefusal> => {
	const final = finalRefusal(meeting);
	if (final) return err(final);
	const slices = splitMinutes(text);
	if (slices.length === 0) return err({ code: 'bad_field', field: 'text' });
	if (slices.length > MOST_PARTS)
		return err({ code: 'minutes_too_long', parts: slices.length, most: MOST_PARTS });
	const revision = 1 + Math.max(0, ...[...meeting.parts.values()].map((part) => part.revision));
	const events: MeetingEventOf<'minutes.part'>[] = [];
	for (const [index, slice] of slices.entries()) {
		const fields = { revision, n: index + 1, of: slices.length, text: slice };
		const event = decided(meeting, 'minutes.part', { meeting: meeting.id, ...fields }, context);
		if (!event.ok) return event;
		events.push(event.value);
	}
	return ok(events);
};

/** Seals minutes: the hash of `text`, whose parts have been stated as `parts` (AL-12). */
export const finaliseMinutes = (
	meeting: Meeting,
	sealed: {
		readonly text: string;
		readonly parts: readonly EntryId[];
		readonly present: readonly MemberId[] | null;
	},
	context: MeetingContext
): Decision<'minutes.finalised'> => {
	const final = finalRefusal(meeting);
	if (final) return err(final);
	const payload = {
		meeting: meeting.id,
		hash: minutesHash(sealed.text),
		parts: [...sealed.parts],
		present: sealed.present && [...sealed.present]
	};
	return decided(meeting, 'minutes.finalised', payload, context);
};

/** Adds a visible correction to final minutes; the original stays (AL-12). */
export const correctMinutes = command('minutes.corrected');

/** Says which of several final texts stands, over those that the view shows beside it. */
export const settleMinutes = (
	meeting: Meeting,
	finalised: EntryId,
	context: MeetingContext
): Decision<'minutes.settled'> => {
	const { inForce, question } = meeting.minutes;
	const over = [...(inForce ? [inForce] : []), ...question]
		.map(({ id }) => id)
		.filter((id) => id !== finalised);
	if (question.length === 0) return err({ code: 'nothing_to_settle' });
	return decided(meeting, 'minutes.settled', { meeting: meeting.id, finalised, over }, context);
};

/** Makes a to-do or resolution of the minutes an object with owner, due date and state (AL-3). */
export const openFollowUp = command('followup.opened');
/** Changes, reopens or drops a to-do or resolution. */
export const changeFollowUp = command('followup.changed');
/** Marks a to-do or resolution done. */
export const finishFollowUp = command('followup.done');

const finalRefusal = (meeting: Meeting) =>
	meeting.minutes.inForce ? ({ code: 'minutes_are_final' } as const) : undefined;
