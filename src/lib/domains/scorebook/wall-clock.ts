import type { Term } from './input.ts';

/** Whole minutes and seconds between two wall-clock texts, in seconds; negative where `to` is first. */
export const secondsBetween = (from: string, to: string): number =>
	(wallClockToMs(to) - wallClockToMs(from)) / 1000;

/**
 * A place on a line without daylight saving: differences are those that a clock on the wall of the
 * meeting room shows.
 */
const wallClockToMs = (time: string): number => {
	const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = time
		.split(/[- :]/)
		.map(Number);
	return Date.UTC(year, month - 1, day, hour, minute, second);
};

/** Whether a date or time lies in the term, whose first and last day both belong to it. */
export const isInTerm = (term: Term, time: string): boolean => {
	// A time compares with its own date as the later one, so only the end needs the date alone.
	const isBegun = term.from === null || time >= term.from;
	return isBegun && (term.to === null || time.slice(0, 10) <= term.to);
};
