import type { Meeting } from '#lib/domains/meetings/index.ts';

const HOUR_MS = 3_600_000;

/** When a meeting is over (epoch ms): its end, or three hours after its start where none is stated. */
const overAt = ({ start, end }: Pick<Meeting, 'start' | 'end'>): number =>
	end ?? start + 3 * HOUR_MS;

/** What is on or still to come at `now` (epoch ms), soonest first; meetings come latest first. */
export const upcomingMeetings = (meetings: readonly Meeting[], now: number): readonly Meeting[] =>
	meetings.filter((meeting) => overAt(meeting) >= now && !meeting.minutes.inForce).toReversed();

/** What is over or has final minutes, latest first. */
export const pastMeetings = (meetings: readonly Meeting[], now: number): readonly Meeting[] =>
	meetings.filter((meeting) => overAt(meeting) < now || meeting.minutes.inForce);
