import type { Standing } from '#lib/domains/attendance/index.ts';
import { postAt, type UnitId } from '#lib/domains/organisation/index.ts';
import { addDays, weekdayOf } from '#lib/domains/tasks/index.ts';
import type { Workspace } from '../session/index.ts';
import { instantToDate } from '../time/index.ts';

/** Of how many the attendance is recorded, and how many of them came, in time or not. */
export interface Turnout {
	readonly recorded: number;
	readonly came: number;
}

/** Turnout in a term by department and teaching week. */
export interface WeekReport {
	/** The weeks with a recorded meeting: the number from 1, and the Monday. */
	readonly weeks: readonly { readonly number: number; readonly monday: string }[];
	/** In the order in which departments are first met; null in a week without a record of theirs. */
	readonly units: readonly {
		readonly unit: UnitId | null;
		readonly weeks: readonly (Turnout | null)[];
	}[];
}

const WEEK_MS = 7 * 86_400_000;

/**
 * How departments turned out, week by week, in a term from `from` to `to` (dates). Weeks begin on
 * Mondays; each member counts for the unit in which they served on the day. Cancelled meetings and what
 * is not recorded or is a question do not count.
 */
export const weekReport = (
	{ projections, timezone }: Workspace,
	{ from, to }: { readonly from: string; readonly to: string }
): WeekReport => {
	const organisation = projections.organisation();
	const first = mondayOf(from);
	const weeks = new Map<number, Map<UnitId | null, Turnout>>();
	for (const meeting of [...projections.meetings()].reverse()) {
		const date = instantToDate(meeting.start, timezone);
		if (meeting.cancelled || date < from || date > to) continue;
		for (const [member, standing] of projections.attendance(meeting.id)?.standings ?? []) {
			if (standing.state !== 'recorded') continue;
			const unit = postAt(organisation, member, date)?.unit ?? null;
			const number = (Date.parse(mondayOf(date)) - Date.parse(first)) / WEEK_MS + 1;
			const week = weeks.get(number) ?? new Map<UnitId | null, Turnout>();
			weeks.set(number, week.set(unit, withOne(week.get(unit), standing)));
		}
	}
	const numbers = [...weeks.keys()].sort((a, b) => a - b);
	const units = new Set(numbers.flatMap((number) => [...(weeks.get(number)?.keys() ?? [])]));
	return {
		weeks: numbers.map((number) => ({ number, monday: addDays(first, (number - 1) * 7) })),
		units: [...units].map((unit) => ({
			unit,
			weeks: numbers.map((number) => weeks.get(number)?.get(unit) ?? null)
		}))
	};
};

const withOne = (
	{ recorded, came }: Turnout = { recorded: 0, came: 0 },
	{ claim }: Extract<Standing, { state: 'recorded' }>
): Turnout => {
	const isAway = claim.status === 'absent' || claim.status === 'leave';
	return { recorded: recorded + 1, came: came + (isAway ? 0 : 1) };
};

const mondayOf = (date: string) => addDays(date, 1 - weekdayOf(date));
