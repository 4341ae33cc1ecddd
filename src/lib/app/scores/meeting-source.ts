import type { RecordLists, Records } from '#lib/domains/scorebook/index.ts';
import type { AttendanceSheet } from '#lib/domains/attendance/index.ts';
import type { Meeting, MeetingId } from '#lib/domains/meetings/index.ts';
import type { RecordSource, ScoreSources } from './record-source.ts';
import { isScored, meetingRecord, nobodyExpected, rowsOf, unrecordedRow } from './score-input.ts';

interface Seen {
	readonly meeting: Meeting;
	readonly sheet: AttendanceSheet;
}

/**
 * Meetings and attendance. A record touches its member; a changed meeting touches everybody
 * expected there.
 */
export class MeetingSource implements RecordSource {
	readonly #workspace: ScoreSources;
	readonly #seen = new Map<MeetingId, Seen>();

	constructor(workspace: ScoreSources) {
		this.#workspace = workspace;
	}

	follow(records: Records): Iterable<string> {
		const touched = new Set<string>();
		const meetings = this.#workspace.projections.meetings();
		for (const meeting of meetings) this.#follow(meeting, records, touched);
		// A revocation may have taken a call out.
		const called = new Set(meetings.map(({ id }) => id));
		for (const [id, seen] of this.#seen) {
			if (!called.has(id)) this.#leaveOut(seen, records, touched);
		}
		return touched;
	}

	lists(): Partial<RecordLists> {
		const { projections, timezone, now } = this.#workspace;
		const held = projections
			.meetings()
			.toReversed()
			.flatMap((meeting) => {
				const sheet = isScored(meeting, now()) ? projections.attendance(meeting.id) : null;
				return sheet ? [{ meeting, sheet }] : [];
			});
		return {
			meetings: held.map(({ meeting, sheet }) =>
				meetingRecord(meeting, sheet.frame.expected, timezone())
			),
			attendance: held.flatMap(({ meeting, sheet }) => rowsOf(meeting, sheet, timezone()))
		};
	}

	#follow(meeting: Meeting, records: Records, touched: Set<string>): void {
		const { projections, now } = this.#workspace;
		const sheet = projections.attendance(meeting.id);
		const seen = this.#seen.get(meeting.id);
		if (!sheet || !isScored(meeting, now())) {
			if (seen) this.#leaveOut(seen, records, touched);
			return;
		}
		if (seen?.meeting === meeting && seen.sheet === sheet) return;
		if (seen?.meeting !== meeting) this.#followMeeting({ meeting, sheet }, seen, records, touched);
		this.#followRows({ meeting, sheet }, seen, records, touched);
		this.#seen.set(meeting.id, { meeting, sheet });
	}

	#followMeeting(
		{ meeting, sheet: { frame } }: Seen,
		seen: Seen | undefined,
		records: Records,
		touched: Set<string>
	): void {
		const before = seen ? [...seen.sheet.frame.expected, ...seen.meeting.recorders] : [];
		for (const member of [...before, ...frame.expected, ...meeting.recorders]) touched.add(member);
		const timezone = this.#workspace.timezone();
		records.put('meetings', meetingRecord(meeting, frame.expected, timezone));
	}

	#followRows(
		{ meeting, sheet }: Seen,
		seen: Seen | undefined,
		records: Records,
		touched: Set<string>
	): void {
		const timezone = this.#workspace.timezone();
		const rows = rowsOf(meeting, sheet, timezone);
		const stated = new Set(rows.map(({ member }) => member));
		const unstated = [...(seen?.sheet.standings.keys() ?? [])]
			.filter((member) => !stated.has(member))
			.map((member) => unrecordedRow(meeting, member, timezone));
		for (const row of [...unstated, ...rows]) {
			const before = records.attendance(row.member, row.meeting);
			if (before && before.cause.id === row.cause.id) continue;
			records.put('attendance', row);
			touched.add(row.member);
		}
	}

	#leaveOut({ meeting, sheet }: Seen, records: Records, touched: Set<string>): void {
		records.put('meetings', nobodyExpected(meeting, this.#workspace.timezone()));
		for (const member of [...sheet.frame.expected, ...meeting.recorders]) touched.add(member);
		this.#seen.delete(meeting.id);
	}
}
