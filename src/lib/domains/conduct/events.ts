/**
 * The payloads of the facts about conduct: notes, remarks, penalties, rewards. `about` is the member
 * or, where the clause is for one, the unit; every fact repeats it, so that what concerns somebody is
 * found without the rest. The bounds keep the greatest payload below 7 KiB.
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
	whole
} from '#lib/kernel/fields/index.ts';

const grades = ['excellent', 'good', 'average', 'poor', 'none'] as const;
const degrees = ['minor', 'grave'] as const;
/** From the mildest to the gravest. */
const levels = ['warning', 'demerit', 'withdraw'] as const;
export const visibilities = ['own', 'department', 'all'] as const;
const MOST_SUPERSEDED = 24;
/** Five absences, each made of up to eight converted lates. */
const MOST_CAUSES = 40;
/** In UTF-16 units; each takes at most three bytes. */
export const LONGEST_TEXT = 1800;
export const LONGEST_REASON = 500;

const about = objectId;
const clause = v.pipe(v.string(), v.regex(/^[A-Z]{2}-\d{1,3}[a-z]?$/));
const points = v.nullable(whole(-100, 100));
const level = v.nullable(v.picklist(levels));
const reason = text(LONGEST_REASON);
/** What somebody has written; null where it lies on paper. */
const words = v.nullable(text(LONGEST_TEXT));
/** Statements about the same thing that the author saw and replaces. */
const supersedes = listOf(entryId, MOST_SUPERSEDED);
const causes = listOf(entryId, MOST_CAUSES);

/** Either the person's own words, or paper that the office has put on file for them. */
const isSaid = ({ text, onPaper }: { readonly text: string | null; readonly onPaper: boolean }) =>
	onPaper || text !== null;

export const conductEvents = {
	/** How good somebody's notes of a meeting are; `none`: they were owed and there are none. */
	'notes.graded': v.strictObject({
		meeting: objectId,
		member: objectId,
		grade: v.picklist(grades),
		supersedes
	}),
	/** Takes a grading out, and brings back what it had replaced. */
	'notes.withdrawn': v.strictObject({ meeting: objectId, grading: entryId, reason }),
	/** What the office records by itself; with `ref` also what was decided before it was kept here. */
	'remark.recorded': v.strictObject({
		about,
		/** The remark that this corrects; null: a new one. */
		remark: v.nullable(objectId),
		clause,
		date: calendarDate,
		points,
		degree: v.nullable(v.picklist(degrees)),
		reason: v.nullable(reason),
		/** The id of the sheet row from which it was imported. */
		ref: v.nullable(line(40)),
		supersedes
	}),
	'remark.withdrawn': v.strictObject({ about, version: entryId, reason }),
	/** The office will not propose a penalty for a threshold reached because of exactly these. */
	'finding.dismissed': v.strictObject({ about, clause, level: v.picklist(levels), causes, reason }),
	'penalty.proposed': v.strictObject({
		about,
		clause,
		level,
		points,
		date: calendarDate,
		reason,
		/** What reached the threshold; empty where it was proposed without one. */
		causes
	}),
	/** The side of whom it concerns, in their own words or filed for them on paper. */
	'penalty.answered': v.pipe(
		v.strictObject({
			about,
			penalty: objectId,
			kind: v.picklist(['statement', 'self_criticism']),
			text: words,
			onPaper: v.boolean()
		}),
		v.check((said) => isSaid(said))
	),
	'penalty.commented': v.strictObject({ about, penalty: objectId, text: text(LONGEST_TEXT) }),
	'penalty.decided': v.strictObject({
		about,
		penalty: objectId,
		outcome: v.picklist(['imposed', 'rejected']),
		level,
		points,
		reason: v.nullable(reason),
		supersedes
	}),
	'penalty.appealed': v.pipe(
		v.strictObject({ about, penalty: objectId, text: words, onPaper: v.boolean() }),
		v.check((said) => isSaid(said))
	),
	/** Replaces what was decided, which stays to be seen. */
	'appeal.decided': v.strictObject({
		about,
		penalty: objectId,
		outcome: v.picklist(['upheld', 'changed', 'lifted']),
		level,
		points,
		reason,
		supersedes
	}),
	'reward.proposed': v.strictObject({
		about,
		clause,
		points: whole(1, 100),
		date: calendarDate,
		/** AL-D10: the proposal names the contribution. */
		contribution: text(LONGEST_TEXT)
	}),
	/** What a cadre in office says, or said on paper that the office has put on file. */
	'reward.answered': v.strictObject({
		about,
		reward: objectId,
		member: objectId,
		approves: v.boolean(),
		reason: v.nullable(reason),
		onPaper: v.boolean()
	}),
	/** Whose scores a member may look at besides their own. */
	'visibility.set': v.strictObject({ scores: v.picklist(visibilities), supersedes })
};

export type ConductEventType = keyof typeof conductEvents;
export type Grade = (typeof grades)[number];
export type Degree = (typeof degrees)[number];
export type Level = (typeof levels)[number];
export type Visibility = (typeof visibilities)[number];

export type ConductPayload<Type extends ConductEventType> = Readonly<
	v.InferOutput<(typeof conductEvents)[Type]>
>;

export interface ConductEventOf<Type extends ConductEventType> {
	readonly type: Type;
	readonly payload: ConductPayload<Type>;
}

/** What is to be signed: a union on `type`. */
export type ConductEvent = {
	readonly [Type in ConductEventType]: ConductEventOf<Type>;
}[ConductEventType];

/** An accepted entry about conduct: a union on `type`. */
export type ConductFact = {
	readonly [Type in ConductEventType]: Fact<Type, ConductPayload<Type>>;
}[ConductEventType];

export type ConductFactOf<Type extends ConductEventType> = Extract<ConductFact, { type: Type }>;

/** The subject of the one policy that is about nobody in particular. */
export const visibilitySubject = 'visibility';

/** For `FactIndex`: the meeting whose notes, or the member or unit whom a fact concerns. */
export const conductSubjects = ({ type, payload }: ConductFact): readonly string[] => {
	switch (type) {
		case 'notes.graded':
		case 'notes.withdrawn':
			return [payload.meeting];
		case 'visibility.set':
			return [visibilitySubject];
		default:
			return [payload.about];
	}
};
