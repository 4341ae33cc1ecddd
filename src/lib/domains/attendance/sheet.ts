import type { DeviceId, EntryId, ObjectId, PersonId } from '#lib/kernel/identity/index.ts';
import type { AttendanceEventType, LeaveKind, RecordWay, Status } from './events.ts';
import type { AttendanceRefusal } from './refusal.ts';
import type { SlotSignature } from './slot-verdicts.ts';
import type { Timing } from './status.ts';

export type MeetingId = ObjectId;
export type MemberId = ObjectId;
export type UnitId = ObjectId;

/** What attendance needs to know of a meeting; the application takes it from the meeting's facts. */
export interface MeetingFrame extends Timing {
	readonly meeting: MeetingId;
	readonly unit: UnitId | null;
	/** In the order in which the roll is called. */
	readonly expected: readonly MemberId[];
}

/** `status_disagrees`: with the times; `after_end`: stated when the meeting was over. */
export type Mark = 'status_disagrees' | 'after_end';

/** One statement of how a member attended: a record, a sign-in at the screen, or an accepted leave. */
export interface Claim {
	readonly id: EntryId;
	readonly source: 'record' | 'sign_in' | 'leave';
	readonly member: MemberId;
	/** As stated, or as the times say. */
	readonly status: Status;
	/** Null where nobody stated one and the times decide. */
	readonly stated: Status | null;
	readonly arrivedAt: number | null;
	readonly leftAt: number | null;
	readonly reasonAccepted: boolean;
	readonly came: boolean;
	readonly how: RecordWay | 'qr' | 'leave';
	readonly reason: string | null;
	readonly by: PersonId;
	readonly at: number;
	readonly marks: readonly Mark[];
	readonly supersedes: readonly EntryId[];
}

interface Stance {
	readonly member: MemberId;
	/** Whatever is in force about the member: what a new record replaces. */
	readonly statements: readonly EntryId[];
}

export interface Unrecorded extends Stance {
	readonly state: 'unrecorded';
}

export interface Recorded extends Stance {
	readonly state: 'recorded';
	readonly claim: Claim;
	/** Others who stated the same at the same time. */
	readonly agreeing: readonly Claim[];
}

/** Stated differently at the same time: counts as unrecorded until somebody settles it. */
export interface Question extends Stance {
	readonly state: 'question';
	readonly candidates: readonly Claim[];
}

/** Where a member stands at a meeting. */
export type Standing = Unrecorded | Recorded | Question;

export interface Leave {
	readonly id: EntryId;
	readonly member: MemberId;
	readonly kind: LeaveKind;
	readonly at: number;
	/** `question`: decided differently at the same time. */
	readonly state: 'open' | 'accepted' | 'refused' | 'question';
	/** The decisions that stand. */
	readonly decisions: readonly EntryId[];
}

export interface Screen {
	readonly id: EntryId;
	readonly device: DeviceId;
	readonly by: PersonId;
	readonly at: number;
}

/** A sign-in whose signature is still to be verified: it does not count yet. */
export interface UncheckedSignIn extends SlotSignature {
	readonly id: EntryId;
}

/** A fact that somebody signed and the policy does not let count, kept with the reason. */
export interface RefusedFact {
	readonly id: EntryId;
	readonly type: AttendanceEventType;
	readonly by: PersonId;
	readonly refusal: AttendanceRefusal;
}

/** The attendance of one meeting (考勤表). */
export interface AttendanceSheet {
	readonly frame: MeetingFrame;
	/** Everybody expected, in order, then whoever else was recorded. */
	readonly standings: ReadonlyMap<MemberId, Standing>;
	/** Recorded, though not expected: scores nothing. */
	readonly notExpected: readonly MemberId[];
	readonly leaves: readonly Leave[];
	readonly screens: ReadonlyMap<EntryId, Screen>;
	readonly unchecked: readonly UncheckedSignIn[];
	readonly refused: readonly RefusedFact[];
}
