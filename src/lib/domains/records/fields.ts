import * as v from 'valibot';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import type { DocumentId } from '#lib/kernel/sealed/index.ts';

const isText = (pattern: RegExp) => (input: unknown) =>
	typeof input === 'string' && pattern.test(input);

/** The id of a record: 22 characters of base64url. */
export const recordId = v.custom<ObjectId>(isText(/^[\w-]{22}$/));

/** The id of a sealed document: 43 characters of base64url. */
export const documentId = v.custom<DocumentId>(isText(/^[\w-]{43}$/));

/** Text of 1 to `max` UTF-16 units, not only blanks. */
export const text = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/\S/u));
