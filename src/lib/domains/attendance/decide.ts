import * as v from 'valibot';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import {
	attendanceEvents,
	type AttendanceEvent,
	type AttendanceEventOf,
	type AttendanceEventType,
	type AttendancePayload,
	type LeaveKind,
	type Status
} from './events.ts';
import { attendanceRefusal, type Author } from './policy.ts';
import type { AttendanceRefusal } from './refusal.ts';
import type { AttendanceSheet, MemberId } from './sheet.ts';
import type { SlotToken } from './slot.ts';

/** What a command is decided with: its author and the time of its statement (epoch ms). */
export interface AttendanceContext extends Author {
	readonly at: number;
}

export type AttendanceCommandRefusal =
	| AttendanceRefusal
	| { readonly code: 'bad_field'; readonly field: string }
	| { readonly code: 'leave_is_requested' }
	| { readonly code: 'already_signed_in' };

type Decision<Type extends AttendanceEventType> = Result<
	AttendanceEventOf<Type>,
	AttendanceCommandRefusal
>;

/** What a recorder says of a member; what it replaces is taken from the sheet they see. */
export type RecordFields = Omit<AttendancePayload<'attendance.recorded'>, 'meeting' | 'supersedes'>;

const decided = <Type extends AttendanceEventType>(
	sheet: AttendanceSheet,
	type: Type,
	payload: AttendancePayload<Type>,
	context: AttendanceContext
): Decision<Type> => {
	const parsed = v.safeParse(attendanceEvents[type], payload);
	if (!parsed.success)
		return err({ code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' });
	const event = { type, payload };
	// The compiler loses the tie between a generic type and its payload; the signature keeps it.
	const refusal = attendanceRefusal(event as AttendanceEvent, {
		frame: sheet.frame,
		author: context,
		at: context.at,
		hasRecord: (id) => recordsIn(sheet).includes(id),
		hasRequest: (id) => sheet.leaves.some((leave) => leave.id === id),
		hasScreen: (id) => sheet.screens.has(id),
		isSignatureGood: () => undefined // the page cannot wait; every view verifies it
	});
	return refusal ? err(refusal) : ok(event);
};

/**
 * Records how a member attended, replacing what the sheet shows of them; so it settles a question.
 * Stated after the end it becomes *entered afterwards* and needs a reason.
 */
export const recordAttendance = (
	sheet: AttendanceSheet,
	fields: RecordFields,
	context: AttendanceContext
): Decision<'attendance.recorded'> => {
	const { end, meeting } = sheet.frame;
	const isOver = end !== null && context.at > end && fields.how !== 'import';
	const how = isOver ? 'afterwards' : fields.how;
	const supersedes = statementsAbout(sheet, fields.member);
	return decided(
		sheet,
		'attendance.recorded',
		{ ...fields, meeting, how, supersedes: [...supersedes] },
		context
	);
};

/** Records the same for everybody of whom nothing is known yet (*rest = present*), in roll order. */
export const recordRest = (
	sheet: AttendanceSheet,
	status: Status,
	reason: string | null,
	context: AttendanceContext
): Result<readonly AttendanceEventOf<'attendance.recorded'>[], AttendanceCommandRefusal> => {
	const events: AttendanceEventOf<'attendance.recorded'>[] = [];
	for (const member of sheet.frame.expected) {
		if (sheet.standings.get(member)?.state !== 'unrecorded') continue;
		const times = { arrivedAt: null, leftAt: null, reasonAccepted: false };
		const fields = { member, status, ...times, how: 'roll', reason } as const;
		const event = recordAttendance(sheet, fields, context);
		if (!event.ok) return event;
		events.push(event.value);
	}
	return ok(events);
};

/** Takes a record or sign-in out again; what it had replaced comes back. */
export const withdrawRecord = (
	sheet: AttendanceSheet,
	record: EntryId,
	reason: string | null,
	context: AttendanceContext
): Decision<'attendance.withdrawn'> =>
	decided(sheet, 'attendance.withdrawn', { meeting: sheet.frame.meeting, record, reason }, context);

/** Makes the author's device the one whose codes count (AL-11). */
export const openScreen = (
	sheet: AttendanceSheet,
	context: AttendanceContext
): Decision<'screen.opened'> =>
	decided(sheet, 'screen.opened', { meeting: sheet.frame.meeting }, context);

/** Signs the author's own member in with the code that the screen shows (AL-11). */
export const signIn = (
	sheet: AttendanceSheet,
	token: SlotToken,
	how: 'qr' | 'code',
	context: AttendanceContext
): Decision<'attendance.signed'> => {
	const standing = context.member && sheet.standings.get(context.member);
	if (standing && standing.state === 'recorded' && standing.claim.came)
		return err({ code: 'already_signed_in' });
	const { slot, screen, signature } = token;
	const payload = { meeting: sheet.frame.meeting, slot, screen, signature, how };
	return decided(sheet, 'attendance.signed', payload, context);
};

/** Asks for leave for the author's own member, once at a time. */
export const requestLeave = (
	sheet: AttendanceSheet,
	kind: LeaveKind,
	context: AttendanceContext
): Decision<'leave.requested'> =>
	sheet.leaves.some(({ member, state }) => member === context.member && state !== 'refused')
		? err({ code: 'leave_is_requested' })
		: decided(sheet, 'leave.requested', { meeting: sheet.frame.meeting, kind }, context);

/** Accepts or refuses a request; decided anew, it replaces the decisions that the sheet shows. */
export const decideLeave = (
	sheet: AttendanceSheet,
	request: EntryId,
	accepted: boolean,
	context: AttendanceContext
): Decision<'leave.decided'> => {
	const { meeting } = sheet.frame;
	const supersedes = sheet.leaves.find(({ id }) => id === request)?.decisions ?? [];
	const payload = { meeting, request, accepted, supersedes: [...supersedes] };
	return decided(sheet, 'leave.decided', payload, context);
};

const statementsAbout = (sheet: AttendanceSheet, member: MemberId): readonly EntryId[] =>
	sheet.standings.get(member)?.statements ?? [];

/** A granted leave is not withdrawn but decided anew. */
const recordsIn = (sheet: AttendanceSheet): readonly EntryId[] => {
	const decisions = new Set(sheet.leaves.flatMap((leave) => leave.decisions));
	const statements = [...sheet.standings.values()].flatMap((standing) => standing.statements);
	return statements.filter((id) => !decisions.has(id));
};
