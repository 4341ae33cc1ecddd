/**
 * The payloads of the facts about meetings. The bounds keep the greatest payload below 7 KiB, so
 * that an entry with its envelope stays within the 8 KiB of the log; a test measures them.
 */
import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import type { Space } from '#lib/kernel/identity/index.ts';
import {
	calendarDate,
	entryId,
	epochMs,
	line,
	listOf,
	objectId,
	text,
	textLike,
	whole
} from '#lib/kernel/fields/index.ts';

export const meetingKinds = ['routine', 'plenary', 'seminar', 'other'] as const;
const followUpKinds = ['todo', 'resolution'] as const;
export const MOST_AGENDA_ITEMS = 16;
export const MOST_EXPECTED = 120;
/** In UTF-16 units; each takes at most three bytes. */
export const LONGEST_PART = 2000;
export const MOST_PARTS = 64;

/** Signed bytes know no `undefined`: a key of a patch is there with its value, or not at all. */
const saysSomething = (patch: object) =>
	Object.keys(patch).length > 0 && !Object.values(patch).includes(undefined);

const memberOrNone = v.nullable(objectId);

const details = {
	title: line(80),
	kind: v.picklist(meetingKinds),
	/** AL-10: one to five, or none. */
	stars: v.nullable(whole(1, 5)),
	/** The unit that meets; null: everybody. */
	unit: v.nullable(objectId),
	/** Empty where it has not been said. A link to a video room is a place too (SG-24). */
	place: v.union([v.literal(''), line(160)]),
	start: epochMs,
	end: v.nullable(epochMs),
	agenda: v.pipe(
		v.array(v.strictObject({ title: line(50), minutes: whole(1, 600) })),
		v.maxLength(MOST_AGENDA_ITEMS)
	),
	/** 主持人 (SG-21). */
	host: memberOrNone,
	/** 记录员 (AL-10, SG-21). */
	recorders: listOf(objectId, 12),
	/** 时间控制员 (SG-21). */
	timekeeper: memberOrNone,
	/** AL-D8: who owes notes. */
	noteDuty: v.picklist(['recorders', 'all']),
	/** The unit's members on the day, or these. */
	expected: v.union([v.literal('unit'), listOf(objectId, MOST_EXPECTED)]),
	/** The id of the sheet row from which the meeting was imported. */
	ref: v.nullable(line(40))
};

/**
 * What is said of a meeting when it is called, and may be changed later but for `closed`: the sealed
 * space in which the minutes of a closed session lie. Were it to change, what has been said in one space
 * would have to be said again in another.
 */
/** The name of a sealed space. */
const sealedSpace = textLike<Space>(/^closed:[\w.:-]{1,90}$/);

const meetingDetails = v.strictObject({ ...details, closed: v.exactOptional(sealedSpace) });

/** Any of the details, but at least one. */
const meetingPatch = v.pipe(
	v.partial(v.strictObject(details)),
	v.check((patch) => saysSomething(patch))
);

const meeting = objectId;
const followUp = {
	text: text(500),
	owner: memberOrNone,
	/** The last day on which it is done in time. */
	due: v.nullable(calendarDate)
};
/** The id of the block of the minutes draft in which it is written; null: not in the draft. */
const block = v.nullable(v.pipe(v.string(), v.regex(/^[\w:.-]{1,64}$/)));

export const meetingEvents = {
	'meeting.called': meetingDetails,
	'meeting.changed': v.strictObject({ meeting, patch: meetingPatch }),
	'meeting.cancelled': v.strictObject({ meeting, reason: text(300) }),
	/** The author's own linked member has seen the notice. */
	'notice.read': v.strictObject({ meeting }),
	'agenda.moved': v.strictObject({
		meeting,
		item: v.union([whole(0, MOST_AGENDA_ITEMS - 1), v.literal('end')])
	}),
	/** One slice of the frozen text; `n` counts from 1 to `of`. */
	'minutes.part': v.pipe(
		v.strictObject({
			meeting,
			revision: whole(1, 999),
			n: whole(1, MOST_PARTS),
			of: whole(1, MOST_PARTS),
			text: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_PART))
		}),
		v.check(({ n, of }) => n <= of)
	),
	'minutes.finalised': v.strictObject({
		meeting,
		/** SHA-256 of the joined text in UTF-8, base64url. */
		hash: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
		/** In the order of the text. */
		parts: v.pipe(listOf(entryId, MOST_PARTS), v.minLength(1)),
		/** Who was there when it was finalised; null: not stated, or more than fit. */
		present: v.nullable(listOf(objectId, MOST_EXPECTED))
	}),
	/** A visible correction: the finalised text stays as it is (AL-12). */
	'minutes.corrected': v.strictObject({
		meeting,
		finalised: entryId,
		text: text(1500),
		reason: text(300)
	}),
	/** Answers the question that two different finalised texts raise. */
	'minutes.settled': v.strictObject({
		meeting,
		finalised: entryId,
		/** The texts that its author saw and set aside: one that nobody saw stays a question. */
		over: v.pipe(listOf(entryId, 16), v.minLength(1))
	}),
	'followup.opened': v.strictObject({
		meeting,
		kind: v.picklist(followUpKinds),
		...followUp,
		block
	}),
	'followup.changed': v.strictObject({
		meeting,
		followUp: objectId,
		patch: v.pipe(
			v.partial(v.strictObject({ ...followUp, state: v.picklist(['open', 'dropped']) })),
			v.check((patch) => saysSomething(patch))
		)
	}),
	'followup.done': v.strictObject({ meeting, followUp: objectId })
};

export type MeetingEventType = keyof typeof meetingEvents;
export type MeetingKind = (typeof meetingKinds)[number];
export type FollowUpKind = (typeof followUpKinds)[number];
export type MeetingDetails = Readonly<v.InferOutput<typeof meetingDetails>>;
export type MeetingPatch = Readonly<v.InferOutput<typeof meetingPatch>>;

export type MeetingPayload<Type extends MeetingEventType> = Readonly<
	v.InferOutput<(typeof meetingEvents)[Type]>
>;

export interface MeetingEventOf<Type extends MeetingEventType> {
	readonly type: Type;
	readonly payload: MeetingPayload<Type>;
}

/** What is to be signed: a union on `type`. */
export type MeetingEvent = {
	readonly [Type in MeetingEventType]: MeetingEventOf<Type>;
}[MeetingEventType];

/** An accepted entry about a meeting: a union on `type`. */
export type MeetingFact = {
	readonly [Type in MeetingEventType]: Fact<Type, MeetingPayload<Type>>;
}[MeetingEventType];

export type MeetingFactOf<Type extends MeetingEventType> = Extract<MeetingFact, { type: Type }>;

/** Whether `fact` is one of this domain's and its payload is what its type says. */
export const isMeetingFact = (fact: Fact): fact is MeetingFact =>
	Object.hasOwn(meetingEvents, fact.type) &&
	v.is(meetingEvents[fact.type as MeetingEventType], fact.payload);
