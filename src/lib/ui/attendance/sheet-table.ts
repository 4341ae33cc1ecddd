import { instantToWallClock } from '#lib/app/time/index.ts';
import type { AttendanceSheet, Standing } from '#lib/domains/attendance/index.ts';
import { postAt, type MemberId } from '#lib/domains/organisation/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { calendarDate } from '#lib/ui/i18n/index.ts';
import { memberLabel, timeZoneOf } from '#lib/ui/meetings/index.ts';
import { positionName, unitName } from '#lib/ui/members/index.ts';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';
import type { WorkbookCell } from '#lib/ui/files/index.ts';
import { standingName, wayName } from './words.ts';

/** A member on paper: who they are on the day of the meeting. */
export interface PaperLine {
	readonly member: MemberId;
	readonly name: string;
	readonly studentNo: string;
	readonly unit: string;
	readonly position: string;
	readonly standing: Standing;
}

/** The members of a sheet as they are printed, in the order of the roll. */
export const paperLines = (view: WorkspaceView, sheet: AttendanceSheet): readonly PaperLine[] => {
	const { organisation } = view;
	const date = calendarDate(sheet.frame.start, timeZoneOf(view));
	const cards = view.watch(({ directory }) => directory.cards.get());
	return [...sheet.standings.values()].map((standing) => {
		const { member } = standing;
		const post = postAt(organisation, member, date);
		return {
			member,
			standing,
			name: memberLabel(view, member),
			studentNo: cards.get(member)?.studentNo ?? '',
			unit: post ? unitName(organisation, post.unit) : '',
			position: post ? positionName(post.position) : ''
		};
	});
};

/** The rows of a meeting's attendance for a workbook, heading first. */
export const sheetTable = (
	view: WorkspaceView,
	sheet: AttendanceSheet
): readonly (readonly WorkbookCell[])[] => {
	const zone = timeZoneOf(view);
	const time = (at: number | null) => (at === null ? null : instantToWallClock(at, zone));
	const heading = [
		m.attendance_column_number(),
		m.organisation_student_no(),
		m.organisation_name(),
		m.organisation_unit(),
		m.organisation_position(),
		m.attendance_status(),
		m.attendance_arrival(),
		m.attendance_leaving(),
		m.attendance_accept_reason(),
		m.attendance_column_way(),
		m.attendance_column_recorder(),
		m.attendance_column_recorded_at(),
		m.attendance_note()
	];
	const rows = paperLines(view, sheet).map((line, index) => {
		const { standing } = line;
		const claim = standing.state === 'recorded' ? standing.claim : undefined;
		const who = [index + 1, line.studentNo, line.name, line.unit, line.position];
		if (!claim) return [...who, standingName(standing)];
		return [
			...who,
			standingName(standing),
			time(claim.arrivedAt),
			time(claim.leftAt),
			claim.reasonAccepted ? m.attendance_yes() : null,
			wayName(claim.how),
			view.nameOfPerson(claim.by),
			time(claim.at),
			claim.reason
		];
	});
	return [heading, ...rows];
};
