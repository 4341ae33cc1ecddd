import {
	arrivalsOf,
	onLeaveOf,
	questionsOf,
	type AttendanceSheet
} from '#lib/domains/attendance/index.ts';

/** How many of those expected came, were late, and so on; others who were recorded count for none. */
export interface SheetCounts {
	readonly expected: number;
	readonly came: number;
	readonly late: number;
	readonly leave: number;
	readonly absent: number;
	readonly unrecorded: number;
	readonly questions: number;
}

/** Counts a sheet for the line above it. */
export const countsOf = (sheet: AttendanceSheet): SheetCounts => {
	const expected = new Set(sheet.frame.expected);
	const own = <S extends { readonly member: (typeof sheet.frame.expected)[number] }>(
		all: readonly S[]
	) => all.filter(({ member }) => expected.has(member));
	const recorded = own([...sheet.standings.values()]).flatMap((standing) =>
		standing.state === 'recorded' ? [standing.claim] : []
	);
	return {
		expected: expected.size,
		came: own(arrivalsOf(sheet)).length,
		late: recorded.filter(({ status }) => status.startsWith('late')).length,
		leave: own(onLeaveOf(sheet)).length,
		absent: recorded.filter(({ status }) => status === 'absent').length,
		unrecorded: own([...sheet.standings.values()]).filter(({ state }) => state === 'unrecorded')
			.length,
		questions: own(questionsOf(sheet)).length
	};
};
