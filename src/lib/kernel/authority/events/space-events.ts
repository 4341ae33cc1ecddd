/**
 * Spaces that have been opened, and terms that have been closed.
 *
 * space.opened        a space and how it is kept: sealed or not, with its history or its state only.
 * epoch.opened        a new key of a sealed space, wrapped for each device or for a person's words; with
 *                     full history also the keys before it, locked under the new one. With `more`
 *                     it adds wraps to an epoch that is open.
 * term.sealed         the last entry of each chain that belongs to a term, and the hash of its totals.
 * term.countersigned  another person has come to the same totals.
 */
import * as v from 'valibot';
import { count, date, frontier, id, key, space, word } from './fields.ts';

const reader = v.pipe(v.string(), v.regex(/^([\w-]{43}|words:[\w-]{43})$/));
const wrapped = v.pipe(v.string(), v.regex(/^[\w-]{1,400}$/));

export const spaceSchemas = {
	'space.opened': v.strictObject({
		space,
		sealed: v.boolean(),
		history: v.picklist(['full', 'state'])
	}),
	'epoch.opened': v.strictObject({
		space,
		epoch: count,
		commitment: id,
		wraps: v.pipe(v.array(v.strictTuple([reader, wrapped])), v.minLength(1), v.maxLength(128)),
		more: v.optional(v.boolean()),
		earlier: v.optional(v.pipe(v.array(v.strictTuple([count, id, wrapped])), v.maxLength(16)))
	}),
	'term.sealed': v.pipe(
		v.strictObject({ from: date, to: date, label: word, frontier, facts: count, totals: key }),
		v.check(({ from, to }) => from <= to)
	),
	'term.countersigned': v.strictObject({ seal: id, totals: key })
} as const;
