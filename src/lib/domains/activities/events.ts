/**
 * The payloads of the facts about activities. The bounds keep the greatest payload below 7 KiB, so
 * that an entry with its envelope stays within the 8 KiB of the log; a test measures them.
 */
import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import {
	calendarDate,
	entryId,
	line,
	listOf,
	objectId,
	text,
	webAddress,
	whole
} from '#lib/kernel/fields/index.ts';
import { fileRef } from '#lib/kernel/files/index.ts';

export const grades = ['excellent', 'good', 'average', 'poor'] as const;
/** AL-41: what is worth a point about a proposal. */
const proposals = ['idea', 'novel', 'concise_summary'] as const;
/** In UTF-16 units; each takes at most three bytes. */
export const LONGEST_IDEA = 1200;
export const LONGEST_SUMMARY = 1800;
export const LONGEST_STEP = 120;
export const MOST_STEPS = 12;
export const MOST_RESPONSIBLE = 6;
export const MOST_LINKS = 4;
const MOST_HOSTS = 8;
const MOST_GUESTS = 20;
export const LONGEST_CAPTION = 80;
/** AL-106: what is kept of an activity for others to see. */
const coverageKinds = ['photo', 'article'] as const;

const textOrNone = (max: number) => v.union([v.literal(''), text(max)]);
const activity = objectId;
const supersedes = listOf(entryId, 16);
const reason = v.nullable(text(300));

/** AL-101: what one department does, and who answers for it. */
const step = v.strictObject({
	/** Null: the whole workspace's. */
	unit: v.nullable(objectId),
	what: line(LONGEST_STEP),
	responsible: listOf(objectId, MOST_RESPONSIBLE)
});

export const activityEvents = {
	/** An idea. `ref` is the id of the sheet row that it was imported from; such a one was held. */
	'activity.proposed': v.pipe(
		v.strictObject({
			title: line(80),
			idea: textOrNone(LONGEST_IDEA),
			unit: v.nullable(objectId),
			heldOn: v.nullable(calendarDate),
			ref: v.nullable(line(40))
		}),
		v.check(({ heldOn, ref }) => (heldOn === null) === (ref === null))
	),
	/** Every plan is a version of its own; a decision names the one that it is about. */
	'activity.planned': v.strictObject({
		activity,
		date: calendarDate,
		place: v.union([v.literal(''), line(80)]),
		steps: v.pipe(v.array(step), v.minLength(1), v.maxLength(MOST_STEPS))
	}),
	'activity.decided': v.strictObject({
		activity,
		plan: entryId,
		approved: v.boolean(),
		reason,
		supersedes
	}),
	/** `plan` is the approved one by which it was held. */
	'activity.held': v.strictObject({ activity, plan: entryId, heldOn: calendarDate, supersedes }),
	/** AL-105: who hosts it, in the place of who was said to. */
	'activity.hosted': v.strictObject({ activity, hosts: listOf(objectId, MOST_HOSTS) }),
	/** AL-106: contacts who come as guests or for other associations, in the place of those before. */
	'guests.named': v.strictObject({ activity, guests: listOf(objectId, MOST_GUESTS) }),
	'activity.summarised': v.strictObject({
		activity,
		text: text(LONGEST_SUMMARY),
		links: listOf(webAddress, MOST_LINKS)
	}),
	/** With a reason where something has not been returned or collected. */
	'activity.closed': v.strictObject({ activity, reason }),
	'activity.withdrawn': v.strictObject({ activity, reason: text(300) }),
	/** AL-44; null takes the grades that it names back. */
	'activity.graded': v.strictObject({
		activity,
		grade: v.nullable(v.picklist(grades)),
		reason,
		supersedes
	}),
	/** AL-40 to AL-43: the whole of what a member did, in the place of what it names. */
	'participation.recorded': v.strictObject({
		activity,
		member: objectId,
		tookPart: v.boolean(),
		outstanding: v.boolean(),
		proposal: listOf(v.picklist(proposals), proposals.length),
		/** AL-42: how many of the member's ideas were adopted. */
		adopted: whole(0, 99),
		reason,
		supersedes
	}),
	/** AL-102: an item of the checklist; `item` null adds one, which needs a title. */
	'preparation.set': v.pipe(
		v.strictObject({
			activity,
			item: v.nullable(v.pipe(v.string(), v.regex(/^(?:[a-z_]{2,20}|[\w-]{22})$/))),
			title: v.nullable(line(60)),
			responsible: v.nullable(objectId),
			due: v.nullable(calendarDate),
			dropped: v.boolean()
		}),
		v.check(({ item, title }) => item !== null || title !== null)
	),
	'preparation.ticked': v.strictObject({
		activity,
		item: v.pipe(v.string(), v.regex(/^(?:[a-z_]{2,20}|[\w-]{22})$/)),
		done: v.boolean()
	}),
	/** AL-106: a photo is a file; an article a file, or where it was published. */
	'coverage.added': v.pipe(
		v.strictObject({
			activity,
			kind: v.picklist(coverageKinds),
			caption: v.union([v.literal(''), line(LONGEST_CAPTION)]),
			file: v.nullable(fileRef),
			link: v.nullable(webAddress)
		}),
		v.check(({ file, link }) => (file === null) !== (link === null)),
		v.check(({ kind, file }) => kind === 'article' || file !== null)
	),
	/** It stays with whoever has it; pages show it no more. */
	'coverage.removed': v.strictObject({ activity, piece: entryId, reason })
};

export type ActivityEventType = keyof typeof activityEvents;
export type Grade = (typeof grades)[number];
export type Proposal = (typeof proposals)[number];
export type CoverageKind = (typeof coverageKinds)[number];
export type ActivityPayload<Type extends ActivityEventType> = Readonly<
	v.InferOutput<(typeof activityEvents)[Type]>
>;

export interface ActivityEventOf<Type extends ActivityEventType> {
	readonly type: Type;
	readonly payload: ActivityPayload<Type>;
}

/** What is to be signed: a union on `type`. */
export type ActivityEvent = {
	readonly [Type in ActivityEventType]: ActivityEventOf<Type>;
}[ActivityEventType];

/** An accepted entry of this domain: a union on `type`. */
export type ActivityFact = {
	readonly [Type in ActivityEventType]: Fact<Type, ActivityPayload<Type>>;
}[ActivityEventType];

export type ActivityFactOf<Type extends ActivityEventType> = Extract<ActivityFact, { type: Type }>;
