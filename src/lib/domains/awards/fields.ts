import * as v from 'valibot';
import type { EntryId, ObjectId } from '#lib/kernel/identity/index.ts';

const isText = (pattern: RegExp) => (input: unknown) =>
	typeof input === 'string' && pattern.test(input);

/** The id of an award, term, unit or member: 22 characters of base64url. */
export const objectId = v.custom<ObjectId>(isText(/^[\w-]{22}$/));

/** The id of an entry: 43 characters of base64url. */
export const entryId = v.custom<EntryId>(isText(/^[\w-]{43}$/));

/** Text of 1 to `max` UTF-16 units, with line breaks, not only blanks. */
export const text = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/\S/u));

/** A whole number from `least` to `most`. */
export const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** A list without repetitions, of up to `max` items. */
export const listOf = <Item extends v.GenericSchema>(item: Item, max: number) =>
	v.pipe(
		v.array(item),
		v.maxLength(max),
		v.check((items) => new Set(items).size === items.length)
	);
