/** The fields of which the payloads of domains' facts are made; each checks what it names and no more. */
import * as v from 'valibot';
import type { EntryId, ObjectId, PersonId } from '../identity/index.ts';

/** A text that the pattern fits, as a type of its own. */
export const textLike = <Text>(pattern: RegExp) =>
	v.custom<Text>((input) => typeof input === 'string' && pattern.test(input));

/** The id of what an entry has created, such as a meeting or a member: 22 characters of base64url. */
export const objectId = textLike<ObjectId>(/^[\w-]{22}$/);

/** The id of an entry: 43 characters of base64url. */
export const entryId = textLike<EntryId>(/^[\w-]{43}$/);

/** The id of a person: 43 characters of base64url. */
export const personId = textLike<PersonId>(/^[\w-]{43}$/);

/** One line without blanks at its ends, of 1 to `max` UTF-16 units. */
export const line = (max: number) =>
	v.pipe(v.string(), v.maxLength(max), v.regex(/^\S(?:.*\S)?$/u));

/** Text of 1 to `max` UTF-16 units, with line breaks, not only blanks. */
export const text = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/\S/u));

/** A whole number from `least` to `most`. */
export const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** Milliseconds since 1970, up to the year 2100. */
export const epochMs = whole(0, 4_102_444_800_000);

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

/** A time of day, `HH:MM`. */
export const timeOfDay = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));

/** An address of the web, written in ASCII as `URL.href` gives it. */
export const webAddress = v.pipe(
	v.string(),
	v.maxLength(200),
	v.regex(/^https?:\/\/[\x21-\x7e]+$/)
);

/** A list without repetitions, of up to `max` items. */
export const listOf = <Item extends v.GenericSchema>(item: Item, max: number) =>
	v.pipe(
		v.array(item),
		v.maxLength(max),
		v.check((items) => new Set(items).size === items.length)
	);
