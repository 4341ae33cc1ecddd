import { arrivalsOf, onLeaveOf, type AttendanceSheet } from '#lib/domains/attendance/index.ts';
import type { MemberId } from '#lib/domains/meetings/index.ts';

/** Who was there, as minutes name them: 出席, 列席, 请假, 缺席. */
export interface AttendanceLists {
	readonly present: readonly MemberId[];
	/** Came without being expected. */
	readonly observers: readonly MemberId[];
	readonly onLeave: readonly MemberId[];
	/** Recorded as absent; whoever nobody recorded is in no list. */
	readonly absent: readonly MemberId[];
}

/** The lists of an attendance sheet, those who came in the order in which the roll is called. */
export const attendanceLists = (sheet: AttendanceSheet): AttendanceLists => {
	const came = new Set(arrivalsOf(sheet).map(({ member }) => member));
	const onLeave = onLeaveOf(sheet).map(({ member }) => member);
	const { expected } = sheet.frame;
	return {
		present: expected.filter((member) => came.has(member)),
		observers: sheet.notExpected.filter((member) => came.has(member)),
		onLeave,
		absent: expected.filter((member) => {
			const standing = sheet.standings.get(member);
			return standing?.state === 'recorded' && !came.has(member) && !onLeave.includes(member);
		})
	};
};
