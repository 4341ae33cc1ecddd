/**
 * The payloads of the facts about tasks. The bounds keep the greatest payload below 7 KiB, so that
 * an entry with its envelope stays within the 8 KiB of the log; a test measures them.
 */
import * as v from 'valibot';
import type { Fact } from '#lib/kernel/facts/index.ts';
import {
	calendarDate,
	entryId,
	epochMs,
	line,
	listOf,
	objectId,
	text,
	timeOfDay,
	webAddress,
	whole
} from '#lib/kernel/fields/index.ts';
import { fileRef } from '#lib/kernel/files/index.ts';

export const grades = ['excellent', 'good', 'average', 'poor'] as const;
export const MOST_ADDRESSEES = 120;
export const MOST_LINKS = 6;
/** In UTF-16 units; each takes at most three bytes. */
export const LONGEST_BODY = 1200;
export const LONGEST_HAND_IN = 1800;
/** Beside files, of which each takes some of the room. */
export const LONGEST_HAND_IN_WITH_FILES = 1000;
export const MOST_FILES = 6;

const textOrNone = (max: number) => v.union([v.literal(''), text(max)]);
const reason = text(300);

const what = {
	title: line(80),
	body: textOrNone(LONGEST_BODY),
	/** The unit whose task it is; null: the whole workspace's. */
	unit: v.nullable(objectId),
	/** The unit's members, or these. */
	addressees: v.union([
		v.literal('unit'),
		v.pipe(listOf(objectId, MOST_ADDRESSEES), v.minLength(1))
	]),
	/** AL-2: the duty from which it was made, such as `office-11`. */
	duty: v.nullable(v.pipe(v.string(), v.regex(/^[a-z]{2,12}-\d{1,2}$/)))
};

const taskDetails = v.strictObject({
	...what,
	due: epochMs,
	/** When it is set, where that is not when this is stated: an import, an occurrence to come. */
	issuedAt: v.nullable(epochMs),
	/** The recurring task that it is an occurrence of, and for which day. */
	occurrence: v.nullable(v.strictObject({ rule: objectId, date: calendarDate })),
	/** The id of the sheet row from which the task was imported. */
	ref: v.nullable(line(40))
});

const dayOfMonth = whole(1, 31);

const recurrenceDetails = v.pipe(
	v.strictObject({
		...what,
		every: v.variant('unit', [
			v.strictObject({ unit: v.literal('workday') }),
			v.strictObject({
				unit: v.literal('week'),
				/** 1 is Monday. */
				days: v.pipe(listOf(whole(1, 7), 7), v.minLength(1))
			}),
			/** In a shorter month the last day stands for a day that it does not have. */
			v.strictObject({ unit: v.literal('month'), day: dayOfMonth })
		]),
		/** Where the day is none on which people work. */
		onDayOff: v.picklist(['keep', 'next', 'before', 'skip']),
		/** When it is due on its day, in the workspace's time zone. */
		time: timeOfDay,
		/** How many days before its day it is set. */
		leadDays: whole(0, 30),
		from: calendarDate,
		until: v.nullable(calendarDate)
	}),
	v.check(({ from, until }) => until === null || from <= until)
);

const span = v.pipe(
	v.strictObject({ from: calendarDate, to: calendarDate }),
	v.check(({ from, to }) => from <= to)
);

const task = objectId;
const member = objectId;

export const taskEvents = {
	'task.set': taskDetails,
	'task.moved': v.strictObject({ task, due: epochMs, reason }),
	'task.withdrawn': v.strictObject({ task, reason }),
	/** 答收到: the author's own linked member has it. */
	'task.acknowledged': v.strictObject({ task }),
	/** By the author's own linked member; every one is a version of its own. */
	'handin.made': v.pipe(
		v.strictObject({
			task,
			text: textOrNone(LONGEST_HAND_IN),
			links: listOf(webAddress, MOST_LINKS)
		}),
		v.check((handIn) => handIn.text !== '' || handIn.links.length > 0)
	),
	/** What happened elsewhere, on paper or in a sheet; it replaces the records that it names. */
	'handin.recorded': v.strictObject({
		task,
		member,
		acknowledgedAt: v.nullable(epochMs),
		submittedAt: v.nullable(epochMs),
		reason: v.nullable(reason),
		supersedes: listOf(entryId, 16)
	}),
	/** AL-33; null takes the grades that it names back. */
	'handin.graded': v.strictObject({
		task,
		member,
		grade: v.nullable(v.picklist(grades)),
		reason: v.nullable(reason),
		supersedes: listOf(entryId, 16)
	}),
	'duty.scheduled': recurrenceDetails,
	/** No occurrence from this day on. */
	'duty.ended': v.strictObject({ rule: objectId, from: calendarDate, reason }),
	/** A year's days off and working days, beyond what the State Council announced; the last one counts. */
	'calendar.stated': v.pipe(
		v.strictObject({
			year: whole(2000, 2100),
			off: v.pipe(v.array(span), v.maxLength(40)),
			on: listOf(calendarDate, 60)
		}),
		v.check(({ year, off, on }) =>
			[...off.flatMap(({ from, to }) => [from, to]), ...on].every((date) =>
				date.startsWith(`${year}-`)
			)
		)
	),
	/** With files; one without is `handin.made`. */
	'handin.made@2': v.strictObject({
		task,
		text: textOrNone(LONGEST_HAND_IN_WITH_FILES),
		links: listOf(webAddress, MOST_LINKS),
		files: v.pipe(v.array(fileRef), v.minLength(1), v.maxLength(MOST_FILES))
	})
};

export type TaskEventType = keyof typeof taskEvents;
export type Grade = (typeof grades)[number];
export type TaskDetails = Readonly<v.InferOutput<typeof taskDetails>>;
export type RecurrenceDetails = Readonly<v.InferOutput<typeof recurrenceDetails>>;

export type TaskPayload<Type extends TaskEventType> = Readonly<
	v.InferOutput<(typeof taskEvents)[Type]>
>;

export interface TaskEventOf<Type extends TaskEventType> {
	readonly type: Type;
	readonly payload: TaskPayload<Type>;
}

/** What is to be signed: a union on `type`. */
export type TaskEvent = { readonly [Type in TaskEventType]: TaskEventOf<Type> }[TaskEventType];

/** An accepted entry of this domain: a union on `type`. */
export type TaskFact = {
	readonly [Type in TaskEventType]: Fact<Type, TaskPayload<Type>>;
}[TaskEventType];

export type TaskFactOf<Type extends TaskEventType> = Extract<TaskFact, { type: Type }>;
