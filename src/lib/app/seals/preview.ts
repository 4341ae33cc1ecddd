import { questionsOf, type AttendanceSheet } from '#lib/domains/attendance/index.ts';
import type { Meeting } from '#lib/domains/meetings/index.ts';
import type { MemberId, Term } from '#lib/domains/organisation/index.ts';
import type { Projections } from '../projections/index.ts';
import { instantToDate } from '../time/index.ts';

/** What somebody should see to before a term is closed. */
export interface Unfinished {
	/** Meetings where recorders disagree, and about whom. */
	readonly questions: readonly {
		readonly meeting: Meeting;
		readonly members: readonly MemberId[];
	}[];
	/** Meetings at which somebody is expected and nobody has recorded how they attended. */
	readonly unrecorded: readonly { readonly meeting: Meeting; readonly count: number }[];
	/** Meetings whose requests for leave wait for a decision. */
	readonly leaves: readonly { readonly meeting: Meeting; readonly count: number }[];
	/** Meetings held whose minutes are not final, or final in several ways. */
	readonly minutes: readonly Meeting[];
}

/** Everything unfinished about the meetings of a term that took place, earliest first. */
export const unfinishedIn = (
	term: Term,
	projections: Pick<Projections, 'meetings' | 'attendance'>,
	timezone: string
): Unfinished => {
	const held = projections
		.meetings()
		.filter(({ cancelled, start }) => {
			const date = instantToDate(start, timezone);
			return cancelled === null && term.from <= date && date <= term.to;
		})
		.toReversed();
	const sheets = held.flatMap((meeting) => {
		const sheet = projections.attendance(meeting.id);
		return sheet ? [{ meeting, sheet }] : [];
	});
	const counted = (count: (sheet: AttendanceSheet) => number) =>
		sheets
			.map(({ meeting, sheet }) => ({ meeting, count: count(sheet) }))
			.filter((line) => line.count > 0);
	return {
		questions: sheets
			.map(({ meeting, sheet }) => ({
				meeting,
				members: questionsOf(sheet).map(({ member }) => member)
			}))
			.filter(({ members }) => members.length > 0),
		unrecorded: counted(unrecordedIn),
		leaves: counted(({ leaves }) => leaves.filter(isUndecided).length),
		// Whether closed minutes are final is not known to everybody who signs.
		minutes: held.filter(
			({ closed, minutes }) => !closed && (!minutes.inForce || minutes.question.length > 0)
		)
	};
};

const unrecordedIn = ({ frame, standings }: AttendanceSheet): number =>
	frame.expected.filter((member) => standings.get(member)?.state === 'unrecorded').length;

const isUndecided = ({ state }: AttendanceSheet['leaves'][number]): boolean =>
	state === 'open' || state === 'question';
