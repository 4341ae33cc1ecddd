/**
 * The payloads of the facts about the chronicle (AL-5). The bounds keep the greatest payload below 7 KiB,
 * so that an entry stays within the 8 KiB of the log.
 */
import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import { calendarDate, line, listOf, objectId, text, whole } from '#lib/kernel/fields/index.ts';

/** What was achieved, or who contributed in an outstanding way. */
export const chronicleKinds = ['achievement', 'contributor'] as const;

const LONGEST_TEXT = 1_000;
const MOST_PEOPLE = 40;

const wording = {
	kind: v.picklist(chronicleKinds),
	year: whole(1900, 2100),
	/** The day where it is known; it lies in the year. */
	date: v.nullable(calendarDate),
	title: line(80),
	text: v.nullable(text(LONGEST_TEXT)),
	/** Members or contacts; their names are on cards, and never in the text of a fact. */
	people: listOf(objectId, MOST_PEOPLE)
};
const reason = text(300);

export const chronicleEvents = {
	'chronicle.stated': v.strictObject(wording),
	/** Other words in the place of the earlier ones, which stay to be seen. */
	'chronicle.corrected': v.strictObject({ entry: objectId, ...wording, reason }),
	'chronicle.withdrawn': v.strictObject({ entry: objectId, reason })
};

export type ChronicleEventType = keyof typeof chronicleEvents;
export type ChronicleKind = (typeof chronicleKinds)[number];

export type ChroniclePayload<Type extends ChronicleEventType> = Readonly<
	v.InferOutput<(typeof chronicleEvents)[Type]>
>;

export interface ChronicleEventOf<Type extends ChronicleEventType> {
	readonly type: Type;
	readonly payload: ChroniclePayload<Type>;
}

/** What is to be signed: a union on `type`. */
export type ChronicleEvent = {
	readonly [Type in ChronicleEventType]: ChronicleEventOf<Type>;
}[ChronicleEventType];

/** An accepted entry of this domain: a union on `type`. */
export type ChronicleFact = {
	readonly [Type in ChronicleEventType]: Fact<Type, ChroniclePayload<Type>>;
}[ChronicleEventType];

export type ChronicleFactOf<Type extends ChronicleEventType> = Extract<
	ChronicleFact,
	{ type: Type }
>;

/** For `FactIndex`: the entry of the chronicle. */
export const chronicleSubjects = ({ id, type, payload }: ChronicleFact): readonly string[] => [
	type === 'chronicle.stated' ? entryToObject(id) : payload.entry
];
