import type { RecurrenceDetails } from './events.ts';
import type { Recurrence } from './task.ts';

/** One time that a recurring task comes: the day it is named by, and the day it is due. */
export interface Occurrence {
	/** `YYYY-MM-DD` by the rule alone: whatever the calendar says, its id stays the same. */
	readonly date: string;
	/** `YYYY-MM-DD`, moved where `date` is no working day. */
	readonly dueOn: string;
}

/** Whether people work on a date. */
export type IsWorkingDay = (date: string) => boolean;

const DAY_MS = 86_400_000;
/** No run of days off is longer than a winter vacation. */
const LONGEST_VACATION_DAYS = 90;

/** The date so many days later. */
export const addDays = (date: string, days: number): string =>
	new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** 1 for a Monday, 7 for a Sunday. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

const daysOfMonth = (date: string): number => {
	const [year = 0, month = 1] = date.split('-').map(Number);
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
};

const isNamed = ({ every }: RecurrenceDetails, date: string, isWorkingDay: IsWorkingDay) => {
	switch (every.unit) {
		case 'workday':
			return isWorkingDay(date);
		case 'week':
			return every.days.includes(weekdayOf(date));
		case 'month':
			return Number(date.slice(8)) === Math.min(every.day, daysOfMonth(date));
	}
};

const nearest = (date: string, step: 1 | -1, isWorkingDay: IsWorkingDay): string | undefined => {
	for (let days = 1; days <= LONGEST_VACATION_DAYS; days++) {
		const candidate = addDays(date, step * days);
		if (isWorkingDay(candidate)) return candidate;
	}
	return undefined;
};

const dueOn = (
	{ onDayOff }: RecurrenceDetails,
	date: string,
	isWorkingDay: IsWorkingDay
): string | undefined => {
	if (onDayOff === 'keep' || isWorkingDay(date)) return date;
	if (onDayOff === 'skip') return undefined;
	return nearest(date, onDayOff === 'next' ? 1 : -1, isWorkingDay);
};

/** The days from `from` to `to` (dates, both included) on which what is described comes, in order (AL-100). */
export const comingDays = (
	recurrence: RecurrenceDetails,
	from: string,
	to: string,
	isWorkingDay: IsWorkingDay
): readonly Occurrence[] => {
	const { until } = recurrence;
	const found: Occurrence[] = [];
	let date = from > recurrence.from ? from : recurrence.from;
	for (; date <= to && (until === null || date <= until); date = addDays(date, 1)) {
		if (!isNamed(recurrence, date, isWorkingDay)) continue;
		const day = dueOn(recurrence, date, isWorkingDay);
		if (day !== undefined) found.push({ date, dueOn: day });
	}
	return found;
};

/** The same of a recurring task, which comes no more from the day on which it was ended. */
export const occurrencesOf = (
	recurrence: Recurrence,
	from: string,
	to: string,
	isWorkingDay: IsWorkingDay
): readonly Occurrence[] =>
	comingDays(recurrence, from, to, isWorkingDay).filter(
		({ date }) => !recurrence.ended || date < recurrence.ended.from
	);
