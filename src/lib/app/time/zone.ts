// Instants (epoch ms) and what a clock on the wall shows in a time zone (`Asia/Shanghai`).
import { Temporal } from 'temporal-polyfill';

const inZone = (atMs: number, timeZone: string) =>
	Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDateTime();

/** `YYYY-MM-DD HH:MM` on the wall in `timeZone` at an instant (epoch ms); seconds are cut off. */
export const instantToWallClock = (atMs: number, timeZone: string): string =>
	inZone(atMs, timeZone).toString({ smallestUnit: 'minute' }).replace('T', ' ');

/** The same as sheets write it: `:SS` follows where the seconds are not 00. */
export const instantToSheetTime = (atMs: number, timeZone: string): string => {
	const text = inZone(atMs, timeZone).toString({ smallestUnit: 'second' }).replace('T', ' ');
	return text.endsWith(':00') ? text.slice(0, -3) : text;
};

/** The calendar date `YYYY-MM-DD` in `timeZone` at an instant (epoch ms). */
export const instantToDate = (atMs: number, timeZone: string): string =>
	inZone(atMs, timeZone).toPlainDate().toString();

const pattern = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?$/;

/**
 * The instant (epoch ms) at which a clock in `timeZone` shows `YYYY-MM-DD HH:MM[:SS]` (or with a `T`,
 * as date inputs write it); undefined where that is no date and time. An hour that summer time repeats
 * is the earlier one, an hour that it skips is moved on.
 */
export const wallClockToInstant = (wallClock: string, timeZone: string): number | undefined => {
	if (!pattern.test(wallClock)) return undefined;
	try {
		return Temporal.PlainDateTime.from(wallClock.replace(' ', 'T'), {
			overflow: 'reject'
		}).toZonedDateTime(timeZone).epochMilliseconds;
	} catch (error) {
		if (error instanceof RangeError) return undefined; // 30 February, 25:00
		throw error;
	}
};
