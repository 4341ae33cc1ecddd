import type { AttendanceFactOf } from './events.ts';
import type { Claim, Mark, MeetingFrame, MemberId } from './sheet.ts';
import { slotStart } from './slot.ts';
import { cameAtAll, disagreesWithTimes, statusOf } from './status.ts';

/** What a record says, with the marks that its times deserve. */
export const claimOfRecord = (
	fact: AttendanceFactOf<'attendance.recorded'>,
	frame: MeetingFrame
): Claim => {
	const { member, status, arrivedAt, leftAt, reasonAccepted, how, reason, supersedes } =
		fact.payload;
	const isLater = how !== 'import' && frame.end !== null && fact.at > frame.end;
	const marks: Mark[] = [
		...(disagreesWithTimes(fact.payload, frame) ? (['status_disagrees'] as const) : []),
		...(isLater ? (['after_end'] as const) : [])
	];
	return {
		id: fact.id,
		source: 'record',
		member,
		status: statusOf(fact.payload, frame),
		stated: status,
		arrivedAt,
		leftAt,
		reasonAccepted,
		came: cameAtAll(fact.payload),
		how,
		reason,
		by: fact.by,
		at: fact.at,
		marks,
		supersedes
	};
};

/** A sign-in says when somebody came: the slot's start, to which the screen's device has signed. */
export const claimOfSignIn = (
	fact: AttendanceFactOf<'attendance.signed'>,
	member: MemberId,
	frame: MeetingFrame
): Claim => {
	const arrivedAt = slotStart(fact.payload.slot);
	const times = { status: null, arrivedAt, leftAt: null, reasonAccepted: false };
	return {
		...times,
		id: fact.id,
		source: 'sign_in',
		member,
		status: statusOf(times, frame),
		stated: null,
		came: true,
		how: fact.payload.how,
		reason: null,
		by: fact.by,
		at: fact.at,
		marks: [],
		supersedes: []
	};
};

/** A request that was accepted stands as leave until somebody saw the member come. */
export const claimOfLeave = (fact: AttendanceFactOf<'leave.decided'>, member: MemberId): Claim => ({
	id: fact.id,
	source: 'leave',
	member,
	status: 'leave',
	stated: 'leave',
	arrivedAt: null,
	leftAt: null,
	reasonAccepted: false,
	came: false,
	how: 'leave',
	reason: null,
	by: fact.by,
	at: fact.at,
	marks: [],
	supersedes: []
});
