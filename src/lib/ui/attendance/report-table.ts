import type { AttendanceCounts, AttendanceReport } from '#lib/domains/attendance/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { memberLabel } from '#lib/ui/meetings/index.ts';
import { unitName } from '#lib/ui/members/index.ts';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';
import type { WorkbookSheet } from '#lib/ui/files/index.ts';

/** The figures of a report, in the order of its columns. */
export const reportColumns: readonly {
	readonly key: keyof AttendanceCounts;
	readonly name: () => string;
}[] = [
	{ key: 'expected', name: m.attendance_report_expected },
	{ key: 'present', name: m.attendance_report_present },
	{ key: 'late', name: m.attendance_report_late },
	{ key: 'absent', name: m.attendance_report_absent },
	{ key: 'leave', name: m.attendance_report_leave },
	{ key: 'leftEarly', name: m.attendance_report_left_early },
	{ key: 'excused', name: m.attendance_report_excused },
	{ key: 'unrecorded', name: m.attendance_report_unrecorded },
	{ key: 'questions', name: m.attendance_report_questions }
];

const figures = (counts: AttendanceCounts) => reportColumns.map(({ key }) => counts[key]);

/** A month's report as two sheets: units with the whole alliance below, and every member. */
export const reportSheets = (
	view: WorkspaceView,
	report: AttendanceReport
): readonly WorkbookSheet[] => {
	const { organisation } = view;
	const names = reportColumns.map(({ name }) => name());
	const widths = reportColumns.map(() => 10);
	return [
		{
			name: m.attendance_report_units(),
			widths: [18, ...widths],
			rows: [
				[m.organisation_unit(), ...names],
				...report.units.map(({ unit, total }) => [unitName(organisation, unit), ...figures(total)]),
				[m.attendance_report_total(), ...figures(report.total)]
			]
		},
		{
			name: m.attendance_report_members_sheet(),
			widths: [18, 14, 14, ...widths],
			rows: [
				[m.organisation_unit(), m.organisation_student_no(), m.organisation_name(), ...names],
				...report.units.flatMap(({ unit, members }) =>
					members.map((line) => [
						unitName(organisation, unit),
						view.watch(({ directory }) => directory.cards.get().get(line.member)?.studentNo) ?? '',
						memberLabel(view, line.member),
						...figures(line)
					])
				)
			]
		}
	];
};
