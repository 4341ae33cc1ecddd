import { wallClockToInstant } from '#lib/app/time/index.ts';

const MINUTE_MS = 60_000;

/** The last moment of a day (`YYYY-MM-DD`), in milliseconds since 1970; undefined where it is no date. */
export const endOfDay = (date: string, timeZone: string): number | undefined => {
	const lastMinute = wallClockToInstant(`${date} 23:59`, timeZone);
	return lastMinute === undefined ? undefined : lastMinute + MINUTE_MS - 1;
};
