import { Records, scoreMember, type MemberScore } from '#lib/domains/scorebook/index.ts';
import type { Meeting, MeetingId } from '#lib/domains/meetings/index.ts';
import type { MemberId, Organisation, Term } from '#lib/domains/organisation/index.ts';
import type { AttendanceSheet } from '#lib/domains/attendance/index.ts';
import type { Projections } from '../projections/index.ts';
import { instantToDate } from '../time/index.ts';
import {
	isScored,
	meetingRecord,
	membersOfTerm,
	nobodyExpected,
	rowsOf,
	unrecordedRow
} from './score-input.ts';
import { rulebookValues } from './values.ts';

/** What the score book reads of its workspace. */
export interface ScoreSources {
	readonly projections: Pick<Projections, 'organisation' | 'meetings' | 'attendance'>;
	readonly timezone: () => string;
	/** Milliseconds since 1970: a meeting that has not begun counts for nobody. */
	readonly now: () => number;
}

interface Seen {
	readonly meeting: Meeting;
	readonly sheet: AttendanceSheet;
}

/**
 * The score book of one term, kept in step with the facts. Only what a fact touches is computed
 * again: a record costs its member's lines, a changed meeting those of everybody expected there.
 */
export class ScoreBook {
	readonly #sources: ScoreSources;
	readonly #seen = new Map<MeetingId, Seen>();
	readonly #scores = new Map<string, MemberScore>();
	#organisation: Organisation | undefined;
	#term: Term | null = null;
	#records: Records | undefined;

	constructor(sources: ScoreSources) {
		this.#sources = sources;
	}

	/** The term whose scores these are: the one of today, else the latest; null where none is open. */
	get term(): Term | null {
		return this.#termOf(this.#sources.projections.organisation());
	}

	/** A member's score with every line; undefined where they are no member in this term. */
	score(member: MemberId): MemberScore | undefined {
		return this.#scoreIn(this.#upToDate(), member);
	}

	/** Everybody's scores, in the order of the roster. */
	scores(): readonly MemberScore[] {
		const records = this.#upToDate();
		return records.members().flatMap(({ id }) => this.#scoreIn(records, id) ?? []);
	}

	#scoreIn(records: Records, member: string): MemberScore | undefined {
		const known = this.#scores.get(member) ?? scoreMember(records, member, rulebookValues);
		if (known) this.#scores.set(member, known);
		return known;
	}

	#termOf(organisation: Organisation): Term | null {
		const today = instantToDate(this.#sources.now(), this.#sources.timezone());
		const begun = organisation.terms.filter(({ from }) => from <= today);
		return begun.findLast(({ to }) => today <= to) ?? begun.at(-1) ?? null;
	}

	#upToDate(): Records {
		const organisation = this.#sources.projections.organisation();
		const term = this.#termOf(organisation);
		let records = this.#records;
		if (!records || organisation !== this.#organisation || term?.id !== this.#term?.id) {
			records = this.#begin(organisation, term);
		}
		const meetings = this.#sources.projections.meetings();
		for (const meeting of meetings) this.#follow(meeting, records);
		const called = new Set(meetings.map(({ id }) => id));
		for (const [id, seen] of this.#seen) if (!called.has(id)) this.#leaveOut(seen, records);
		return records;
	}

	#begin(organisation: Organisation, term: Term | null): Records {
		this.#organisation = organisation;
		this.#term = term;
		this.#seen.clear();
		this.#scores.clear();
		const today = instantToDate(this.#sources.now(), this.#sources.timezone());
		this.#records = new Records(membersOfTerm(organisation, term, today));
		return this.#records;
	}

	#follow(meeting: Meeting, records: Records): void {
		const sheet = this.#sources.projections.attendance(meeting.id);
		const seen = this.#seen.get(meeting.id);
		if (!sheet || !isScored(meeting, this.#sources.now())) {
			if (seen) this.#leaveOut(seen, records);
			return;
		}
		if (seen?.meeting === meeting && seen.sheet === sheet) return;
		if (seen?.meeting !== meeting) this.#followMeeting(meeting, sheet, seen, records);
		this.#followRows(meeting, sheet, seen, records);
		this.#seen.set(meeting.id, { meeting, sheet });
	}

	#followMeeting(
		meeting: Meeting,
		{ frame }: AttendanceSheet,
		seen: Seen | undefined,
		records: Records
	): void {
		const before = seen?.sheet.frame.expected ?? [];
		for (const member of [...before, ...frame.expected]) this.#scores.delete(member);
		records.put('meetings', meetingRecord(meeting, frame.expected, this.#sources.timezone()));
	}

	#followRows(
		meeting: Meeting,
		sheet: AttendanceSheet,
		seen: Seen | undefined,
		records: Records
	): void {
		const timezone = this.#sources.timezone();
		const rows = rowsOf(meeting, sheet, timezone);
		const stated = new Set(rows.map(({ member }) => member));
		for (const member of seen?.sheet.standings.keys() ?? []) {
			if (!stated.has(member)) this.#put(records, unrecordedRow(meeting, member, timezone));
		}
		for (const row of rows) this.#put(records, row);
	}

	#put(records: Records, row: ReturnType<typeof rowsOf>[number]): void {
		const before = records.attendance(row.member, row.meeting);
		if (before && before.cause.id === row.cause.id) return;
		records.put('attendance', row);
		this.#scores.delete(row.member);
	}

	#leaveOut({ meeting, sheet }: Seen, records: Records): void {
		records.put('meetings', nobodyExpected(meeting, this.#sources.timezone()));
		for (const member of sheet.frame.expected) this.#scores.delete(member);
		this.#seen.delete(meeting.id);
	}
}
