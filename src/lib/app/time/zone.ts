// Instants (epoch ms) and what a clock on the wall shows in a time zone (`Asia/Shanghai`).
import { Temporal } from 'temporal-polyfill';

const QUARTER_MS = 900_000;
/** By zone, the distance of its clocks from UTC (ms) in each quarter of an hour since 1970. */
const offsets = new Map<string, Map<number, number>>();

/**
 * Zones change their clocks at whole quarters of an hour, so each quarter is asked for once: a score
 * book turns tens of thousands of instants into texts, and asking takes a tenth of a millisecond.
 */
const offsetMs = (atMs: number, timeZone: string): number => {
	const ofZone = offsets.get(timeZone) ?? new Map<number, number>();
	offsets.set(timeZone, ofZone);
	const quarter = Math.floor(atMs / QUARTER_MS);
	const known = ofZone.get(quarter);
	if (known !== undefined) return known;
	const inZone = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
	const offset = inZone.offsetNanoseconds / 1_000_000;
	ofZone.set(quarter, offset);
	return offset;
};

/** `YYYY-MM-DD HH:MM:SS` on the wall. */
const inZone = (atMs: number, timeZone: string): string =>
	new Date(atMs + offsetMs(atMs, timeZone)).toISOString().slice(0, 19).replace('T', ' ');

/** `YYYY-MM-DD HH:MM` on the wall in `timeZone` at an instant (epoch ms); seconds are cut off. */
export const instantToWallClock = (atMs: number, timeZone: string): string =>
	inZone(atMs, timeZone).slice(0, 16);

/** The same as sheets write it: `:SS` follows where the seconds are not 00. */
export const instantToSheetTime = (atMs: number, timeZone: string): string => {
	const text = inZone(atMs, timeZone);
	return text.endsWith(':00') ? text.slice(0, -3) : text;
};

/** The calendar date `YYYY-MM-DD` in `timeZone` at an instant (epoch ms). */
export const instantToDate = (atMs: number, timeZone: string): string =>
	inZone(atMs, timeZone).slice(0, 10);

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
