import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { objectId, text, textLike } from '#lib/kernel/fields/index.ts';
import type { DocumentId } from '#lib/kernel/sealed/index.ts';

/**
 * Why somebody opens the full document of a record: a guardian asks, somebody is in danger, an
 * authority or a school demands it, it is to be corrected, its care changes hands, or in other words.
 */
export const readingReasons = [
	'guardian',
	'safety',
	'official',
	'correction',
	'handover',
	'other'
] as const;

/** The id of a sealed document: 43 characters of base64url. */
const documentId = textLike<DocumentId>(/^[\w-]{43}$/);

const MOST_FIELDS = 40;

export const recordEvents = {
	/** The author is about to open this document: the relay gives its share of the key against it. */
	'read.stated': v.pipe(
		v.strictObject({
			document: documentId,
			record: objectId,
			reason: v.picklist(readingReasons),
			note: v.nullable(text(200)),
			/** The fields that are looked for; none where it is the whole document. */
			fields: v.pipe(v.array(text(40)), v.maxLength(MOST_FIELDS))
		}),
		v.forward(
			v.check(({ reason, note }) => reason !== 'other' || note !== null),
			['note']
		)
	)
};

export type RecordEventType = keyof typeof recordEvents;
export type ReadingReason = (typeof readingReasons)[number];

export type RecordPayload<Type extends RecordEventType> = Readonly<
	v.InferOutput<(typeof recordEvents)[Type]>
>;

/** An accepted entry about records. */
export type RecordFact = Fact<'read.stated', RecordPayload<'read.stated'>>;
