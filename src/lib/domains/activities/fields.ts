import * as v from 'valibot';
import type { EntryId, ObjectId } from '#lib/kernel/identity/index.ts';

const isText = (pattern: RegExp) => (input: unknown) =>
	typeof input === 'string' && pattern.test(input);

/** The id of an activity, unit or member: 22 characters of base64url. */
export const objectId = v.custom<ObjectId>(isText(/^[\w-]{22}$/));

/** The id of an entry: 43 characters of base64url. */
export const entryId = v.custom<EntryId>(isText(/^[\w-]{43}$/));

/** One line without blanks at its ends, of 1 to `max` UTF-16 units. */
export const line = (max: number) =>
	v.pipe(v.string(), v.maxLength(max), v.regex(/^\S(?:.*\S)?$/u));

/** Text of 1 to `max` UTF-16 units, with line breaks, not only blanks. */
export const text = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/\S/u));

/** A whole number from `least` to `most`. */
export const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const isRealDate = (input: string) => {
	const [year = 0, month = 0, day = 0] = input.split('-').map(Number);
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** A calendar date `YYYY-MM-DD` that exists, in the workspace's time zone. */
export const calendarDate = v.pipe(
	v.string(),
	v.regex(/^(?:19|20)\d\d-\d\d-\d\d$/),
	v.check(isRealDate)
);

/** A list without repetitions, of up to `max` items. */
export const listOf = <Item extends v.GenericSchema>(item: Item, max: number) =>
	v.pipe(
		v.array(item),
		v.maxLength(max),
		v.check((items) => new Set(items).size === items.length)
	);

/** An address of the web, written in ASCII as `URL.href` gives it. */
export const webAddress = v.pipe(
	v.string(),
	v.maxLength(200),
	v.regex(/^https?:\/\/[\x21-\x7e]+$/)
);
