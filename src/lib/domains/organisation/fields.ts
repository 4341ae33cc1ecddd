import * as v from 'valibot';
import type { ObjectId, PersonId } from '#lib/kernel/identity/index.ts';

const isText = (pattern: RegExp) => (input: unknown) =>
	typeof input === 'string' && pattern.test(input);

/** The id of a unit or a member: 22 characters of base64url. */
export const objectId = v.custom<ObjectId>(isText(/^[\w-]{22}$/));

/** The id of a person: 43 characters of base64url. */
export const personId = v.custom<PersonId>(isText(/^[\w-]{43}$/));

/** One line without blanks at its ends, of 1 to `max` UTF-16 units. */
export const line = (max: number) =>
	v.pipe(v.string(), v.maxLength(max), v.regex(/^\S(?:.*\S)?$/u));

const isRealDate = (text: string) => {
	const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** A calendar date `YYYY-MM-DD` that exists, in the workspace's time zone. */
export const calendarDate = v.pipe(
	v.string(),
	v.regex(/^(?:19|20)\d\d-\d\d-\d\d$/),
	v.check(isRealDate)
);
