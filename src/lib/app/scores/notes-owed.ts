import type { Meeting } from '#lib/domains/meetings/index.ts';
import { postAt, type MemberId } from '#lib/domains/organisation/index.ts';
import { owesNotes, type AllianceValues } from '#lib/domains/scorebook/index.ts';
import { instantToDate } from '../time/index.ts';
import type { ScoreSources } from './record-source.ts';
import { meetingRecord, rowsOf } from './score-input.ts';

/** Who owes notes of a meeting, as the score book sees it (AL-D8): those expected, then recorders, by the figures of its term. */
export const notesOwedAt = (
	meeting: Meeting,
	{ projections, timezone }: Pick<ScoreSources, 'projections' | 'timezone'>,
	figures: AllianceValues
): readonly MemberId[] => {
	const sheet = projections.attendance(meeting.id);
	if (!sheet) return [];
	const { expected } = sheet.frame;
	const record = meetingRecord(meeting, expected, timezone());
	const rows = new Map(rowsOf(meeting, sheet, timezone()).map((row) => [row.member, row]));
	const organisation = projections.organisation();
	const date = instantToDate(meeting.start, timezone());
	return [...new Set([...expected, ...meeting.recorders])].filter((id) => {
		const post = postAt(organisation, id, date);
		const member = { id, failedCourse: false, ...(post ?? { unit: null, position: 'officer' }) };
		return owesNotes(record, member, rows.get(id), figures['AL-25.minutes']);
	});
};
