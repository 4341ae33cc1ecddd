import {
	membersSpace,
	type EntryId,
	type ObjectId,
	type Space
} from '#lib/kernel/identity/index.ts';
import { unreachable } from '#lib/kernel/result/index.ts';
import type { MeetingCapability } from './capabilities.ts';
import type { MeetingEvent, MeetingEventType, MeetingPayload } from './events.ts';
import type { FollowUp, Meeting, MemberId, UnitId } from './meeting.ts';
import { minutesHash, minutesSpace, textOfParts } from './minutes.ts';
import type { MeetingRefusal } from './refusal.ts';

/** Who states something, in which space: the member they are, and what their grants allow for a unit. */
export interface Author {
	readonly space: Space;
	readonly member: MemberId | null;
	readonly can: (capability: MeetingCapability, unit?: UnitId | null) => boolean;
}

type Rule<Type extends MeetingEventType> = (
	meeting: Meeting,
	payload: MeetingPayload<Type>,
	author: Author
) => MeetingRefusal | undefined;

/** A meeting of a unit is called by whoever may call that unit's meetings. */
const meetingIsCalled = (unit: UnitId | null, author: Author) =>
	mayDo(author, 'meeting.call', unit);

/** A meeting is changed by its host or by whoever may call it, before and after the change. */
const meetingIsChanged: Rule<'meeting.changed'> = (meeting, { patch }, author) =>
	notCancelled(meeting) ??
	hostOr(meeting, author) ??
	(patch.unit === undefined ? undefined : mayDo(author, 'meeting.call', patch.unit));

/**
 * A meeting whose minutes are final took place: it can no longer be cancelled. Of a closed one not
 * everybody knows that, and whether it counts must be the same for all.
 */
const meetingIsCancelled: Rule<'meeting.cancelled'> = (meeting, _, author) =>
	notCancelled(meeting) ??
	mayDo(author, 'meeting.call', meeting.unit) ??
	(meeting.minutes.inForce && !meeting.closed ? { code: 'minutes_are_final' } : undefined);

/** Only oneself can say to have read the notice (AL-10). */
const noticeIsRead: Rule<'notice.read'> = (_meeting, _payload, author) =>
	author.member ? undefined : { code: 'not_linked' };

/** The timekeeper runs the clock (SG-21); the host and whoever may call the meeting can stand in. */
const agendaIsMoved: Rule<'agenda.moved'> = (meeting, { item }, author) => {
	if (item !== 'end' && item >= meeting.agenda.length) return { code: 'unknown_item' };
	const keepsTime = author.member !== null && author.member === meeting.timekeeper;
	return notCancelled(meeting) ?? (keepsTime ? undefined : hostOr(meeting, author));
};

/** The frozen text of minutes is stated by whoever may finalise them. */
const partIsStated: Rule<'minutes.part'> = (meeting, _, author) =>
	notCancelled(meeting) ?? mayDo(author, 'minutes.finalise', meeting.unit);

/** Final minutes name all their parts in order, and the hash of exactly that text. */
const minutesAreFinalised: Rule<'minutes.finalised'> = (meeting, { parts, hash }, author) => {
	const refusal = notCancelled(meeting) ?? mayDo(author, 'minutes.finalise', meeting.unit);
	if (refusal) return refusal;
	const known = parts.map((part) => meeting.parts.get(part));
	const isInOrder = known.every(
		(part, index) => !part || (part.n === index + 1 && part.of === parts.length)
	);
	if (!isInOrder) return { code: 'parts_do_not_match' };
	const text = textOfParts(meeting.parts, parts);
	return text === null || minutesHash(text) === hash ? undefined : { code: 'hash_does_not_match' };
};

/** After finalising, minutes change only by a correction that everybody sees (AL-12). */
const minutesAreCorrected: Rule<'minutes.corrected'> = (meeting, { finalised }, author) =>
	minutesAreKnown(meeting, finalised) ?? mayDo(author, 'minutes.finalise', meeting.unit);

/** Of two final texts, one who may finalise says which stands. */
const minutesAreSettled: Rule<'minutes.settled'> = (meeting, { finalised }, author) =>
	minutesAreKnown(meeting, finalised) ?? mayDo(author, 'minutes.finalise', meeting.unit);

/** A to-do or resolution is opened by whoever writes the minutes, or manages what follows. */
const followUpIsOpened: Rule<'followup.opened'> = (meeting, _, author) =>
	author.can('followup.manage', meeting.unit)
		? undefined
		: mayDo(author, 'minutes.write', meeting.unit);

/** It is changed by whoever writes the minutes or manages what follows, not by its owner alone. */
const followUpIsChanged: Rule<'followup.changed'> = (meeting, { followUp }, author) =>
	followUpIsKnown(meeting, followUp) ??
	(author.can('minutes.write', meeting.unit)
		? undefined
		: mayDo(author, 'followup.manage', meeting.unit));

/** It is done when its owner says so, or whoever manages what follows. */
const followUpIsDone: Rule<'followup.done'> = (meeting, { followUp }, author) => {
	const found = followUpOf(meeting, followUp);
	if (!found) return { code: 'unknown_follow_up' };
	const isOwner = author.member !== null && author.member === found.owner;
	return isOwner ? undefined : mayDo(author, 'followup.manage', meeting.unit);
};

/** Why `author` may not call a meeting of `unit`; undefined where nothing speaks against it. */
export const callingRefusal = (unit: UnitId | null, author: Author): MeetingRefusal | undefined =>
	author.space === membersSpace ? meetingIsCalled(unit, author) : { code: 'wrong_space' };

/** Why `author` may not state `event` of `meeting`; undefined where nothing speaks against it. */
export const meetingRefusal = (
	meeting: Meeting,
	event: MeetingEvent,
	author: Author
): MeetingRefusal | undefined => {
	if (author.space !== spaceOf(meeting, event.type)) return { code: 'wrong_space' };
	switch (event.type) {
		case 'meeting.called':
			return meetingIsCalled(event.payload.unit, author);
		case 'meeting.changed':
			return meetingIsChanged(meeting, event.payload, author);
		case 'meeting.cancelled':
			return meetingIsCancelled(meeting, event.payload, author);
		case 'notice.read':
			return noticeIsRead(meeting, event.payload, author);
		case 'agenda.moved':
			return agendaIsMoved(meeting, event.payload, author);
		case 'minutes.part':
			return partIsStated(meeting, event.payload, author);
		case 'minutes.finalised':
			return minutesAreFinalised(meeting, event.payload, author);
		case 'minutes.corrected':
			return minutesAreCorrected(meeting, event.payload, author);
		case 'minutes.settled':
			return minutesAreSettled(meeting, event.payload, author);
		case 'followup.opened':
			return followUpIsOpened(meeting, event.payload, author);
		case 'followup.changed':
			return followUpIsChanged(meeting, event.payload, author);
		case 'followup.done':
			return followUpIsDone(meeting, event.payload, author);
		default:
			return unreachable(event);
	}
};

/** What the minutes say and what follows from them stands where they do, all else among the members. */
const spaceOf = (meeting: Meeting, type: MeetingEventType): Space =>
	/^(minutes|followup)\./.test(type) ? minutesSpace(meeting) : membersSpace;

const mayDo = (author: Author, capability: MeetingCapability, unit: UnitId | null) =>
	author.can(capability, unit) ? undefined : ({ code: 'not_allowed', capability } as const);

const hostOr = (meeting: Meeting, author: Author) =>
	author.member !== null && author.member === meeting.host
		? undefined
		: mayDo(author, 'meeting.call', meeting.unit);

const notCancelled = (meeting: Meeting) =>
	meeting.cancelled ? ({ code: 'meeting_cancelled' } as const) : undefined;

const minutesAreKnown = (meeting: Meeting, id: EntryId) =>
	meeting.minutes.all.some((minutes) => minutes.id === id)
		? undefined
		: ({ code: 'unknown_minutes' } as const);

const followUpOf = (meeting: Meeting, id: ObjectId): FollowUp | undefined =>
	meeting.followUps.find(({ ids }) => ids.includes(id));

const followUpIsKnown = (meeting: Meeting, id: ObjectId) =>
	followUpOf(meeting, id) ? undefined : ({ code: 'unknown_follow_up' } as const);
