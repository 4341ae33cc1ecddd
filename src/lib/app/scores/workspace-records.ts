import type { Term } from '#lib/domains/organisation/index.ts';
import type { ScoreInput } from '#lib/domains/scorebook/index.ts';
import type { Projections } from '../projections/index.ts';
import { instantToDate } from '../time/index.ts';
import { isScored, meetingRecord, membersOfTerm, rowsOf } from './score-input.ts';

/** Everything that a term's scores are computed from, at once: for exports and for checking. */
export const workspaceRecords = (
	term: Term | null,
	{
		projections,
		timezone,
		now
	}: {
		readonly projections: Pick<Projections, 'organisation' | 'meetings' | 'attendance'>;
		readonly timezone: string;
		readonly now: number;
	}
): ScoreInput => {
	const held = projections
		.meetings()
		.toReversed()
		.flatMap((meeting) => {
			const sheet = isScored(meeting, now) ? projections.attendance(meeting.id) : null;
			return sheet ? [{ meeting, sheet }] : [];
		});
	return {
		...membersOfTerm(projections.organisation(), term, instantToDate(now, timezone)),
		meetings: held.map(({ meeting, sheet }) =>
			meetingRecord(meeting, sheet.frame.expected, timezone)
		),
		attendance: held.flatMap(({ meeting, sheet }) => rowsOf(meeting, sheet, timezone))
	};
};
