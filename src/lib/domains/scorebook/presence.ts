/** How somebody attended a meeting: from the stated status, or else from the times (AL-25, AL-D2). */
import type { Attendance, Meeting, Status } from './input.ts';
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
	isExcused: boolean,
	secondsLate: number | null
): Presence => {
	const absent = arrival === 'absent' && !isExcused;
	const late = arrival === 'late' && !isExcused;
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

const byStatus = (isExcused: boolean): Readonly<Record<Status, Presence>> => ({
	present: presence('in_time', false, true, isExcused, null),
	late: presence('late', false, true, isExcused, null),
	absent: presence('absent', false, false, isExcused, null),
	leave: onLeave,
	left_early: presence('in_time', true, true, isExcused, null),
	'late+left_early': presence('late', true, true, isExcused, null)
});
/** A term has thousands of stated statuses and only these outcomes: they are made once. */
const unexcused = byStatus(false);
const excused = byStatus(true);

/**
 * What counts of `row`; null where nothing was recorded: neither a status nor a time. `minutes` is
 * the parameter `AL-25.minutes`. A leaving time alone means that the member came in time.
 */
export const presenceOf = (meeting: Meeting, row: Attendance, minutes: number): Presence | null => {
	const { status, arrivedAt, leftAt, reasonAccepted } = row;
	if (status !== null) return (reasonAccepted ? excused : unexcused)[status];
	if (arrivedAt === null && leftAt === null) return null;
	const leftEarly = leftBeforeEnd(meeting, leftAt);
	if (arrivedAt === null) return presence('in_time', leftEarly, true, reasonAccepted, 0);
	const seconds = secondsBetween(meeting.start, arrivedAt);
	const arrival = arrivalAt(meeting, arrivedAt, minutes);
	return presence(arrival, leftEarly, true, reasonAccepted, seconds);
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
	const mayComeLate = status === 'present' && row.reasonAccepted;
	const stated = status === 'late' || status === 'late+left_early' ? 'late' : 'in_time';
	if (arrivedAt !== null && !mayComeLate && arrivalAt(meeting, arrivedAt, minutes) !== stated) {
		return true;
	}
	const canCompareLeaving = leftAt !== null && meeting.end !== null;
	return canCompareLeaving && leftBeforeEnd(meeting, leftAt) !== status.endsWith('left_early');
};
