import type { EntryId, PersonId } from '#lib/kernel/identity/index.ts';
import type { Status } from './events.ts';
import type { AttendanceSheet, MemberId, Question, Recorded, Standing } from './sheet.ts';

const isRecorded = (standing: Standing): standing is Recorded => standing.state === 'recorded';

/** Who has come, in the order of their arrival; those whose time nobody took come first. */
export const arrivalsOf = (sheet: AttendanceSheet): readonly Recorded[] =>
	[...sheet.standings.values()]
		.filter(isRecorded)
		.filter(({ claim }) => claim.came)
		.sort((a, b) => (a.claim.arrivedAt ?? 0) - (b.claim.arrivedAt ?? 0));

/** Who is expected and has not come, whether recorded or not, without those on leave. */
export const missingOf = (sheet: AttendanceSheet): readonly Standing[] =>
	sheet.frame.expected.flatMap((member) => {
		const standing = sheet.standings.get(member);
		if (!standing) return [];
		const isSettled =
			isRecorded(standing) && (standing.claim.came || standing.claim.status === 'leave');
		return isSettled ? [] : [standing];
	});

/** Who is on leave, in roll order. */
export const onLeaveOf = (sheet: AttendanceSheet): readonly Recorded[] =>
	[...sheet.standings.values()].filter(isRecorded).filter(({ claim }) => claim.status === 'leave');

/** Where recorders disagree and somebody has to say which is right. */
export const questionsOf = (sheet: AttendanceSheet): readonly Question[] =>
	[...sheet.standings.values()].filter((standing) => standing.state === 'question');

/** What the score book needs of one member at one meeting. */
export interface ScoringRow {
	readonly member: MemberId;
	/** As stated; null where the times decide, and where nothing is recorded. */
	readonly status: Status | null;
	/** Epoch ms. */
	readonly arrivedAt: number | null;
	readonly leftAt: number | null;
	readonly reasonAccepted: boolean;
	/** The entry that says so, by whom, and when (epoch ms). */
	readonly cause: EntryId;
	readonly by: PersonId;
	readonly at: number;
}

/**
 * One row for each member whose attendance is settled. A question counts as unrecorded (no row), so
 * that neither side of a disagreement costs anybody a point before it is answered.
 */
export const scoringRows = (sheet: AttendanceSheet): readonly ScoringRow[] =>
	[...sheet.standings.values()].filter(isRecorded).map(({ member, claim }) => ({
		member,
		status: claim.stated,
		arrivedAt: claim.arrivedAt,
		leftAt: claim.leftAt,
		reasonAccepted: claim.reasonAccepted,
		cause: claim.id,
		by: claim.by,
		at: claim.at
	}));
