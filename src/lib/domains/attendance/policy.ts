import type { EntryId } from '#lib/kernel/identity/index.ts';
import { unreachable } from '#lib/kernel/result/index.ts';
import type { AttendanceCapability } from './capabilities.ts';
import type { AttendanceEvent, AttendanceEventType, AttendancePayload } from './events.ts';
import type { AttendanceRefusal } from './refusal.ts';
import type { MeetingFrame, MemberId, UnitId } from './sheet.ts';
import { isInWindow, slotStart } from './slot.ts';

/** Who states something: the member they are, and what their grants allow for a unit. */
export interface Author {
	readonly member: MemberId | null;
	readonly can: (capability: AttendanceCapability, unit?: UnitId | null) => boolean;
}

/** What a statement is judged by: the meeting, who says it and when, and what it may refer to. */
export interface Case {
	readonly frame: MeetingFrame;
	readonly author: Author;
	/** Epoch ms, the author's claim. */
	readonly at: number;
	readonly hasRecord: (id: EntryId) => boolean;
	readonly hasRequest: (id: EntryId) => boolean;
	readonly hasScreen: (id: EntryId) => boolean;
	/** Undefined while it has not been verified: that alone refuses nothing. */
	readonly isSignatureGood: (
		payload: AttendancePayload<'attendance.signed'>
	) => boolean | undefined;
}

type Rule<Type extends AttendanceEventType> = (
	payload: AttendancePayload<Type>,
	known: Case
) => AttendanceRefusal | undefined;

/** Attendance is recorded by the office (AL-4); after the meeting only with a reason. */
const attendanceIsRecorded: Rule<'attendance.recorded'> = ({ how, reason }, known) =>
	mayDo(known, 'attendance.record') ??
	(how === 'import' || (how !== 'afterwards' && !isOver(known)) ? undefined : needs(reason));

/** A record is withdrawn by whoever may record; after the meeting only with a reason. */
const attendanceIsWithdrawn: Rule<'attendance.withdrawn'> = ({ record, reason }, known) =>
	mayDo(known, 'attendance.record') ??
	(known.hasRecord(record) ? undefined : { code: 'unknown_record' }) ??
	(isOver(known) ? needs(reason) : undefined);

/** The screen belongs to a device of the office: its signature stands for having been there. */
const screenIsOpened: Rule<'screen.opened'> = (_, known) => mayDo(known, 'attendance.record');

/** Everybody signs in for themselves, with a code that the screen showed just then. */
const attendanceIsSigned: Rule<'attendance.signed'> = (payload, known) => {
	const { slot, screen } = payload;
	if (!known.author.member) return { code: 'not_linked' };
	if (!known.hasScreen(screen)) return { code: 'unknown_screen' };
	if (!isInWindow(slot, known.at))
		return { code: 'outside_window', slotAt: slotStart(slot), at: known.at };
	return known.isSignatureGood(payload) === false ? { code: 'bad_signature' } : undefined;
};

/** Everybody asks for leave for themselves. */
const leaveIsRequested: Rule<'leave.requested'> = (_, { author }) =>
	author.member ? undefined : { code: 'not_linked' };

/** Leave is decided by whoever may, about a request that was made. */
const leaveIsDecided: Rule<'leave.decided'> = ({ request }, known) =>
	mayDo(known, 'leave.decide') ??
	(known.hasRequest(request) ? undefined : { code: 'unknown_request' });

/** Why `event` may not be stated in this case; undefined where nothing speaks against it. */
export const attendanceRefusal = (
	event: AttendanceEvent,
	known: Case
): AttendanceRefusal | undefined => {
	switch (event.type) {
		case 'attendance.recorded':
			return attendanceIsRecorded(event.payload, known);
		case 'attendance.withdrawn':
			return attendanceIsWithdrawn(event.payload, known);
		case 'screen.opened':
			return screenIsOpened(event.payload, known);
		case 'attendance.signed':
			return attendanceIsSigned(event.payload, known);
		case 'leave.requested':
			return leaveIsRequested(event.payload, known);
		case 'leave.decided':
			return leaveIsDecided(event.payload, known);
		default:
			return unreachable(event);
	}
};

const mayDo = ({ author, frame }: Case, capability: AttendanceCapability) =>
	author.can(capability, frame.unit) ? undefined : ({ code: 'not_allowed', capability } as const);

const isOver = ({ frame, at }: Case) => frame.end !== null && at > frame.end;

const needs = (reason: string | null) =>
	reason === null ? ({ code: 'reason_needed' } as const) : undefined;
