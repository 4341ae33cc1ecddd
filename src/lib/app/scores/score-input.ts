/** The records that the score book computes from, as the workspace's facts state them. */
import {
	noRecords,
	type Attendance,
	type Meeting as ScoredMeeting,
	type ScoreInput
} from '#lib/domains/scorebook/index.ts';
import { scoringRows, type AttendanceSheet } from '#lib/domains/attendance/index.ts';
import type { Meeting } from '#lib/domains/meetings/index.ts';
import {
	postAt,
	type MemberId,
	type Organisation,
	type Term
} from '#lib/domains/organisation/index.ts';
import { instantToSheetTime } from '../time/index.ts';

/** Whether a meeting counts: it has begun, was not cancelled, and is of a kind that article 5 names. */
export const isScored = ({ kind, cancelled, start }: Meeting, now: number): boolean =>
	(kind === 'routine' || kind === 'plenary') && !cancelled && start <= now;

/** The members of a term with the unit and position of `today` (a date), or of its last day if past. */
export const membersOfTerm = (
	organisation: Organisation,
	term: Term | null,
	today: string
): ScoreInput => {
	const last = term && term.to < today ? term.to : today;
	return {
		...noRecords,
		term: { from: term?.from ?? null, to: term?.to ?? null },
		members: [...organisation.members.keys()].flatMap((id) => {
			const post = postAt(organisation, id, last);
			return post ? [{ id, unit: post.unit, position: post.position, failedCourse: false }] : [];
		})
	};
};

/** A meeting with those expected at it by name, so that a later move changes nothing about it. */
export const meetingRecord = (
	meeting: Meeting,
	expected: readonly MemberId[],
	timezone: string
): ScoredMeeting => {
	const start = instantToSheetTime(meeting.start, timezone);
	return {
		cause: { id: meeting.called.id, at: start, sheet: 'meetings', row: 0, by: meeting.called.by },
		id: meeting.id,
		title: meeting.title,
		kind: meeting.kind === 'plenary' ? 'plenary' : 'routine',
		stars: meeting.stars,
		unit: meeting.unit,
		expected,
		start,
		end: meeting.end === null ? null : instantToSheetTime(meeting.end, timezone),
		notes: meeting.noteDuty,
		recorders: meeting.recorders
	};
};

/** What stands for a meeting that does not count any more. */
export const nobodyExpected = (meeting: Meeting, timezone: string): ScoredMeeting => ({
	...meetingRecord(meeting, [], timezone),
	recorders: []
});

/** One record for each member whose attendance is settled; the fact that says so is its cause. */
export const rowsOf = (
	meeting: Meeting,
	sheet: AttendanceSheet,
	timezone: string
): readonly Attendance[] => {
	const start = instantToSheetTime(meeting.start, timezone);
	const clock = (at: number | null) => (at === null ? null : instantToSheetTime(at, timezone));
	return scoringRows(sheet).map(
		({ member, status, arrivedAt, leftAt, reasonAccepted, cause, by }) => ({
			cause: { id: cause, at: start, sheet: 'attendance', row: 0, by },
			meeting: meeting.id,
			member,
			status,
			arrivedAt: clock(arrivedAt),
			leftAt: clock(leftAt),
			reasonAccepted
		})
	);
};

/** What stands where nothing is settled any more: a question, or a record taken back. */
export const unrecordedRow = (
	meeting: Meeting,
	member: MemberId,
	timezone: string
): Attendance => ({
	cause: {
		id: meeting.called.id,
		at: instantToSheetTime(meeting.start, timezone),
		sheet: 'meetings',
		row: 0,
		by: meeting.called.by
	},
	meeting: meeting.id,
	member,
	status: null,
	arrivedAt: null,
	leftAt: null,
	reasonAccepted: false
});
