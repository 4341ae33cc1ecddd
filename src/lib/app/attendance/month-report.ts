import { attendanceReport, type AttendanceReport } from '#lib/domains/attendance/index.ts';
import type { Meeting } from '#lib/domains/meetings/index.ts';
import { postAt } from '#lib/domains/organisation/index.ts';
import type { Workspace } from '../session/index.ts';
import { instantToDate } from '../time/index.ts';

/** The months (`YYYY-MM`) in which a meeting has been held or called, latest first. */
export const monthsWithMeetings = ({ projections, timezone }: Workspace): readonly string[] =>
	[
		...new Set(
			projections
				.meetings()
				.filter(isHeld)
				.map((meeting) => monthOf(meeting, timezone))
		)
	]
		.sort()
		.reverse();

/**
 * The attendance of a month (`YYYY-MM`, by the workspace's clock), per department and for the whole
 * alliance (AL-13). Each member counts for the unit in which they served on the day.
 */
export const monthReport = (
	{ projections, timezone }: Workspace,
	month: string
): AttendanceReport => {
	const organisation = projections.organisation();
	const meetings = projections
		.meetings()
		.filter((meeting) => isHeld(meeting) && monthOf(meeting, timezone) === month);
	return attendanceReport(
		meetings.flatMap((meeting) => {
			const sheet = projections.attendance(meeting.id);
			if (!sheet) return [];
			const date = instantToDate(meeting.start, timezone);
			const unitByMember = new Map(
				sheet.frame.expected.map(
					(member) => [member, postAt(organisation, member, date)?.unit ?? null] as const
				)
			);
			return [{ sheet, unitByMember }];
		})
	);
};

const isHeld = ({ cancelled }: Meeting) => cancelled === null;

const monthOf = ({ start }: Meeting, timezone: string) =>
	instantToDate(start, timezone).slice(0, 7);
