/** How somebody attended a meeting: from the stated status, or else from the times (AL-25, AL-D2). */
import type { Attendance, Meeting } from './input.ts';
import { secondsBetween } from './wall-clock.ts';

/** What counts of an attendance. An accepted reason has already been applied. */
export type Presence = {
	/** Late without an accepted reason. */
	readonly late: boolean;
	/** Absent without an accepted reason. */
	readonly absent: boolean;
	readonly leave: boolean;
	readonly leftEarly: boolean;
	/** Was in the room at some time, however late. */
	readonly came: boolean;
	/** From start to end, or late for an accepted reason and to the end (AL-D4). */
	readonly inFull: boolean;
	/** Seconds from the start to the arrival where that decided; null where the status was stated. */
	readonly secondsLate: number | null;
};

type Arrival = 'in_time' | 'late' | 'absent';

/** Arriving after the start is late, more than `minutes` after it an absence (AL-25). */
const arrivalAt = (meeting: Meeting, arrivedAt: string, minutes: number): Arrival => {
	const seconds = secondsBetween(meeting.start, arrivedAt);
	return seconds <= 0 ? 'in_time' : seconds <= minutes * 60 ? 'late' : 'absent';
};

const leftBeforeEnd = (meeting: Meeting, leftAt: string | null): boolean =>
	leftAt !== null && meeting.end !== null && secondsBetween(leftAt, meeting.end) > 0;

const presence = (
	arrival: Arrival,
	hasLeftEarly: boolean,
	came: boolean,
	row: Attendance,
	secondsLate: number | null
): Presence => {
	const absent = arrival === 'absent' && !row.reasonAccepted;
	const late = arrival === 'late' && !row.reasonAccepted;
	// Only what is scored as an absence swallows the early leaving.
	const leftEarly = hasLeftEarly && !absent;
	const inFull = came && !late && !absent && !leftEarly;
	return { late, absent, leave: false, leftEarly, came, inFull, secondsLate };
};

const onLeave: Presence = {
	late: false,
	absent: false,
	leave: true,
	leftEarly: false,
	came: false,
	inFull: false,
	secondsLate: null
};

const fromStatus = (row: Attendance, status: NonNullable<Attendance['status']>): Presence => {
	if (status === 'leave') return onLeave;
	if (status === 'absent') return presence('absent', false, false, row, null);
	const arrival = status === 'late' || status === 'late+left_early' ? 'late' : 'in_time';
	return presence(arrival, status.endsWith('left_early'), true, row, null);
};

/**
 * What counts of `row`; null where nothing was recorded: neither a status nor a time. `minutes` is
 * the parameter `AL-25.minutes`. A leaving time alone means that the member came in time.
 */
export const presenceOf = (meeting: Meeting, row: Attendance, minutes: number): Presence | null => {
	if (row.status !== null) return fromStatus(row, row.status);
	if (row.arrivedAt === null && row.leftAt === null) return null;
	const leftEarly = leftBeforeEnd(meeting, row.leftAt);
	if (row.arrivedAt === null) return presence('in_time', leftEarly, true, row, 0);
	const seconds = secondsBetween(meeting.start, row.arrivedAt);
	return presence(arrivalAt(meeting, row.arrivedAt, minutes), leftEarly, true, row, seconds);
};

/**
 * Whether the stated status contradicts the times. Leave or absent contradicts any time; otherwise
 * each end is compared only where its time is given. Somebody present with an accepted reason may
 * have come however late.
 */
export const contradictsTimes = (meeting: Meeting, row: Attendance, minutes: number): boolean => {
	const { status, arrivedAt, leftAt } = row;
	if (status === null) return false;
	if (status === 'leave' || status === 'absent') return arrivedAt !== null || leftAt !== null;
	const excused = status === 'present' && row.reasonAccepted;
	const stated = status === 'late' || status === 'late+left_early' ? 'late' : 'in_time';
	if (arrivedAt !== null && !excused && arrivalAt(meeting, arrivedAt, minutes) !== stated) {
		return true;
	}
	const canCompareLeaving = leftAt !== null && meeting.end !== null;
	return canCompareLeaving && leftBeforeEnd(meeting, leftAt) !== status.endsWith('left_early');
};
