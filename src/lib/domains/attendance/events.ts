import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { entryId, epochMs, listOf, objectId, text, whole } from '#lib/kernel/fields/index.ts';

/** As in sheets.md. */
export const statuses = [
	'present',
	'late',
	'absent',
	'leave',
	'left_early',
	'late+left_early'
] as const;
/** Roll call, host's scan, code, entered after the meeting, taken from a sheet (AL-11). */
const recordWays = ['roll', 'scan', 'code', 'afterwards', 'import'] as const;
/** 公假, 事假, 病假. */
const leaveKinds = ['official', 'personal', 'sick'] as const;
const MOST_SUPERSEDED = 24;

const meeting = objectId;
const time = v.nullable(epochMs);
const reason = v.nullable(text(200));
/** Statements about the same thing that the author saw and replaces. */
const supersedes = listOf(entryId, MOST_SUPERSEDED);

export const attendanceEvents = {
	'attendance.recorded': v.pipe(
		v.strictObject({
			meeting,
			member: objectId,
			/** Null: as the times say. */
			status: v.nullable(v.picklist(statuses)),
			arrivedAt: time,
			leftAt: time,
			reasonAccepted: v.boolean(),
			how: v.picklist(recordWays),
			reason,
			supersedes
		}),
		v.forward(
			v.check(({ status, arrivedAt, leftAt }) => (status ?? arrivedAt ?? leftAt) !== null),
			['status']
		)
	),
	/** Takes a record or a sign-in out, and brings back what it had replaced. */
	'attendance.withdrawn': v.strictObject({ meeting, record: entryId, reason }),
	/** From now on the author's device shows the codes of this meeting on a big screen. */
	'screen.opened': v.strictObject({ meeting }),
	/** The author's own member was in front of the screen during a slot. */
	'attendance.signed': v.strictObject({
		meeting,
		slot: whole(0, 280_000_000),
		/** Ed25519 over `slotMessage(meeting, slot)` by the screen's device, base64url. */
		signature: v.pipe(v.string(), v.regex(/^[\w-]{86}$/)),
		screen: entryId,
		how: v.picklist(['qr', 'code'])
	}),
	/** The author's own member asks for leave; why is not for the log. */
	'leave.requested': v.strictObject({ meeting, kind: v.picklist(leaveKinds) }),
	'leave.decided': v.strictObject({ meeting, request: entryId, accepted: v.boolean(), supersedes })
};

export type AttendanceEventType = keyof typeof attendanceEvents;
export type Status = (typeof statuses)[number];
export type RecordWay = (typeof recordWays)[number];
export type LeaveKind = (typeof leaveKinds)[number];

export type AttendancePayload<Type extends AttendanceEventType> = Readonly<
	v.InferOutput<(typeof attendanceEvents)[Type]>
>;

export interface AttendanceEventOf<Type extends AttendanceEventType> {
	readonly type: Type;
	readonly payload: AttendancePayload<Type>;
}

/** What is to be signed: a union on `type`. */
export type AttendanceEvent = {
	readonly [Type in AttendanceEventType]: AttendanceEventOf<Type>;
}[AttendanceEventType];

/** An accepted entry about attendance: a union on `type`. */
export type AttendanceFact = {
	readonly [Type in AttendanceEventType]: Fact<Type, AttendancePayload<Type>>;
}[AttendanceEventType];

export type AttendanceFactOf<Type extends AttendanceEventType> = Extract<
	AttendanceFact,
	{ type: Type }
>;

/** For `FactIndex`: the meeting that a fact concerns. */
export const attendanceSubjects = (fact: AttendanceFact): readonly string[] => [
	fact.payload.meeting
];
