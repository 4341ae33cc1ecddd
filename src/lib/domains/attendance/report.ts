/** The monthly attendance report, per department and for the whole alliance (AL-13). */
import type { AttendanceSheet, MemberId, Standing, UnitId } from './sheet.ts';

/** A meeting of the month: its sheet, and the unit in which each of those expected served then. */
export interface ReportedMeeting {
	readonly sheet: AttendanceSheet;
	readonly unitByMember: ReadonlyMap<MemberId, UnitId | null>;
}

/** How often something happened; who was late and left early counts for both. */
export interface AttendanceCounts {
	readonly expected: number;
	readonly present: number;
	/** Without an accepted reason, as absent is. */
	readonly late: number;
	readonly absent: number;
	readonly leave: number;
	readonly leftEarly: number;
	/** Late or absent for an accepted reason. */
	readonly excused: number;
	readonly unrecorded: number;
	readonly questions: number;
}

export interface MemberReport extends AttendanceCounts {
	readonly member: MemberId;
}

export interface UnitReport {
	readonly unit: UnitId | null;
	readonly members: readonly MemberReport[];
	readonly total: AttendanceCounts;
}

export interface AttendanceReport {
	readonly meetings: number;
	/** In the order in which units are first met. */
	readonly units: readonly UnitReport[];
	readonly total: AttendanceCounts;
}

const noCounts: AttendanceCounts = {
	expected: 0,
	present: 0,
	late: 0,
	absent: 0,
	leave: 0,
	leftEarly: 0,
	excused: 0,
	unrecorded: 0,
	questions: 0
};

/** Counts the meetings given, which the caller has chosen by month in the workspace's time zone. */
export const attendanceReport = (meetings: readonly ReportedMeeting[]): AttendanceReport => {
	const byUnit = new Map<UnitId | null, Map<MemberId, AttendanceCounts>>();
	for (const { sheet, unitByMember } of meetings) {
		for (const member of sheet.frame.expected) {
			const unit = unitByMember.get(member) ?? null;
			const members = byUnit.get(unit) ?? new Map<MemberId, AttendanceCounts>();
			byUnit.set(unit, members);
			const counted = countsOf(sheet.standings.get(member));
			members.set(member, sum([members.get(member) ?? noCounts, counted]));
		}
	}
	const units = [...byUnit].map(([unit, members]) => unitReport(unit, members));
	return { meetings: meetings.length, units, total: sum(units.map(({ total }) => total)) };
};

const unitReport = (
	unit: UnitId | null,
	members: ReadonlyMap<MemberId, AttendanceCounts>
): UnitReport => ({
	unit,
	members: [...members].map(([member, counts]) => ({ member, ...counts })),
	total: sum([...members.values()])
});

const countsOf = (standing: Standing | undefined): AttendanceCounts => {
	const counts = { ...noCounts, expected: 1 };
	if (standing?.state === 'question') return { ...counts, questions: 1 };
	if (standing?.state !== 'recorded') return { ...counts, unrecorded: 1 };
	const { status, reasonAccepted } = standing.claim;
	const isLate = status.startsWith('late');
	const isExcused = reasonAccepted && (isLate || status === 'absent');
	return {
		...counts,
		present: status === 'present' ? 1 : 0,
		late: isLate && !isExcused ? 1 : 0,
		absent: status === 'absent' && !isExcused ? 1 : 0,
		leave: status === 'leave' ? 1 : 0,
		leftEarly: status.endsWith('left_early') ? 1 : 0,
		excused: isExcused ? 1 : 0
	};
};

const sum = (all: readonly AttendanceCounts[]): AttendanceCounts =>
	all.reduce(
		(total, counts) => ({
			expected: total.expected + counts.expected,
			present: total.present + counts.present,
			late: total.late + counts.late,
			absent: total.absent + counts.absent,
			leave: total.leave + counts.leave,
			leftEarly: total.leftEarly + counts.leftEarly,
			excused: total.excused + counts.excused,
			unrecorded: total.unrecorded + counts.unrecorded,
			questions: total.questions + counts.questions
		}),
		noCounts
	);
