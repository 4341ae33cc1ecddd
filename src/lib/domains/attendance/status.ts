/** Statuses and times, as sheets.md relates them. */
import type { Status } from './events.ts';

const MINUTE_MS = 60_000;

/** What the times of a meeting mean for attendance; epoch ms. */
export interface Timing {
	readonly start: number;
	readonly end: number | null;
	/** Up to and including so many minutes after the start is late, more is an absence (AL-25). */
	readonly lateMinutes: number;
}

export interface Times {
	readonly status: Status | null;
	readonly arrivedAt: number | null;
	readonly leftAt: number | null;
	readonly reasonAccepted: boolean;
}

type Arrival = 'in_time' | 'late' | 'absent';

const arrivalOf = ({ start, lateMinutes }: Timing, arrivedAt: number): Arrival => {
	if (arrivedAt <= start) return 'in_time';
	return arrivedAt <= start + lateMinutes * MINUTE_MS ? 'late' : 'absent';
};

const leftBeforeEnd = ({ end }: Timing, leftAt: number | null) =>
	leftAt !== null && end !== null && leftAt < end;

/**
 * The status as stated, or else as the times say. A leaving time alone means arrived in time. Who
 * came very late is absent (AL-25) and then has not left early (AL-D2), unless the reason was
 * accepted: that removes the absence.
 */
export const statusOf = (times: Times, timing: Timing): Status => {
	if (times.status !== null) return times.status;
	const arrival = times.arrivedAt === null ? 'in_time' : arrivalOf(timing, times.arrivedAt);
	if (arrival === 'absent' && !times.reasonAccepted) return 'absent';
	const leftEarly = leftBeforeEnd(timing, times.leftAt);
	if (arrival === 'in_time') return leftEarly ? 'left_early' : 'present';
	return leftEarly ? 'late+left_early' : 'late';
};

/** Whether the member was in the room at some time, as far as anybody knows. */
export const cameAtAll = ({ status, arrivedAt, leftAt }: Times): boolean =>
	arrivedAt !== null || leftAt !== null || (status !== 'absent' && status !== 'leave');

/**
 * Whether the stated status contradicts the times (`status_disagrees`; the stated one counts). Leave
 * or absent contradicts any time; otherwise each end is compared only where its time is given.
 * Somebody present with an accepted reason may have come however late.
 */
export const disagreesWithTimes = (times: Times, timing: Timing): boolean => {
	const { status, arrivedAt, leftAt, reasonAccepted } = times;
	if (status === null) return false;
	if (status === 'leave' || status === 'absent') return arrivedAt !== null || leftAt !== null;
	const isExcused = status === 'present' && reasonAccepted;
	const stated = status.startsWith('late') ? 'late' : 'in_time';
	if (arrivedAt !== null && !isExcused && arrivalOf(timing, arrivedAt) !== stated) return true;
	if (leftAt === null || timing.end === null) return false;
	return leftBeforeEnd(timing, leftAt) !== status.endsWith('left_early');
};
