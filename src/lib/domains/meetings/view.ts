import { statedIn } from '#lib/kernel/facts/index.ts';
import { entryToObject, type EntryId } from '#lib/kernel/identity/index.ts';
import type { MeetingDetails, MeetingEventType, MeetingFact, MeetingFactOf } from './events.ts';
import { changeFollowUp, finishFollowUp, openFollowUp } from './follow-up.ts';
import type {
	Correction,
	FinalisedMinutes,
	Meeting,
	MeetingId,
	MemberId,
	MinutesPart,
	RefusedFact
} from './meeting.ts';
import { minutesInForce, textOfParts, type Settlement } from './minutes.ts';
import { meetingRefusal, type Author } from './policy.ts';

/** For `FactIndex`: the meeting that a fact concerns. */
export const meetingSubjects = (fact: MeetingFact): readonly MeetingId[] => [
	fact.type === 'meeting.called' ? entryToObject(fact.id) : fact.payload.meeting
];

/**
 * What is folded before what, where facts build on each other; equals keep their order in time. Time
 * alone would not do: a correction signed by a device whose clock is slow must still find the text
 * it corrects. So a meeting with final minutes took place, whenever somebody says it was cancelled.
 */
const turns: Readonly<Record<MeetingEventType, number>> = {
	'meeting.called': 0,
	'meeting.changed': 1,
	'minutes.part': 2,
	'minutes.finalised': 3,
	'followup.opened': 3,
	'meeting.cancelled': 4,
	'notice.read': 4,
	'agenda.moved': 4,
	'minutes.corrected': 4,
	'minutes.settled': 4,
	'followup.changed': 4,
	'followup.done': 4
};

interface Fold {
	meeting: Meeting;
	settlement: Settlement | undefined;
	readonly corrections: Correction[];
	readonly parts: Map<EntryId, MinutesPart>;
	readonly readers: Map<MemberId, number>;
	readonly refused: RefusedFact[];
}

/**
 * The meeting that its facts, sorted by time, amount to; null until its call has arrived. Each fact
 * is put to the policy its author's command had to pass.
 */
export const viewMeeting = (
	facts: readonly MeetingFact[],
	authorOf: (fact: MeetingFact) => Author
): Meeting | null => {
	const called = facts.find((fact) => fact.type === 'meeting.called');
	if (!called) return null;
	const fold = startOf(called);
	if (meetingRefusal(fold.meeting, called, authorOf(called))) return null;
	for (const fact of [...facts].sort((a, b) => turns[a.type] - turns[b.type])) {
		if (fact.type === 'meeting.called') continue;
		const author = authorOf(fact);
		const refusal = meetingRefusal(fold.meeting, fact, author);
		if (refusal) fold.refused.push({ id: fact.id, type: fact.type, refusal });
		else fold.meeting = evolve(fold, fact, author);
	}
	return fold.meeting;
};

const startOf = (called: MeetingFactOf<'meeting.called'>): Fold => {
	const [parts, readers, refused] = [new Map(), new Map(), []];
	const meeting: Meeting = {
		...called.payload,
		id: entryToObject(called.id),
		called: statedIn(called),
		changes: [],
		cancelled: null,
		readers,
		agendaMoves: [],
		parts,
		minutes: { all: [], inForce: null, question: [], corrections: [] },
		followUps: [],
		refused
	};
	return { meeting, settlement: undefined, corrections: [], parts, readers, refused };
};

const evolve = (
	fold: Fold,
	fact: Exclude<MeetingFact, { type: 'meeting.called' }>,
	author: Author
): Meeting => {
	const { meeting } = fold;
	switch (fact.type) {
		case 'meeting.changed':
			return changed(meeting, fact);
		case 'meeting.cancelled':
			return { ...meeting, cancelled: { ...statedIn(fact), reason: fact.payload.reason } };
		case 'notice.read':
			return read(fold, author.member, fact.at);
		case 'agenda.moved': {
			const move = { ...statedIn(fact), item: fact.payload.item };
			return { ...meeting, agendaMoves: [...meeting.agendaMoves, move] };
		}
		case 'followup.opened':
			return { ...meeting, followUps: openFollowUp(meeting.followUps, fact) };
		case 'followup.changed':
			return { ...meeting, followUps: changeFollowUp(meeting.followUps, fact) };
		case 'followup.done':
			return { ...meeting, followUps: finishFollowUp(meeting.followUps, fact) };
		default:
			return minutesEvolved(fold, fact);
	}
};

const changed = (meeting: Meeting, fact: MeetingFactOf<'meeting.changed'>): Meeting => {
	const { patch } = fact.payload;
	const changes = [...meeting.changes, { ...statedIn(fact), patch }];
	// The schema lets no key of a patch be undefined, which its type cannot say.
	return { ...meeting, ...(patch as Partial<MeetingDetails>), changes } as Meeting;
};

/** The reader is the author's own member: nobody reads for somebody else. */
const read = (fold: Fold, reader: MemberId | null, at: number): Meeting => {
	if (reader && !fold.readers.has(reader)) fold.readers.set(reader, at);
	return fold.meeting;
};

const minutesEvolved = (
	fold: Fold,
	fact: MeetingFactOf<
		'minutes.part' | 'minutes.finalised' | 'minutes.corrected' | 'minutes.settled'
	>
): Meeting => {
	const { meeting } = fold;
	const { all } = meeting.minutes;
	switch (fact.type) {
		case 'minutes.part': {
			const { revision, n, of, text } = fact.payload;
			fold.parts.set(fact.id, { ...statedIn(fact), revision, n, of, text });
			return meeting;
		}
		case 'minutes.finalised':
			return withMinutes(fold, [...all, finalisedIn(fold, fact)]);
		case 'minutes.corrected': {
			const { finalised, text, reason } = fact.payload;
			fold.corrections.push({ ...statedIn(fact), finalised, text, reason });
			return withMinutes(fold, all);
		}
		case 'minutes.settled':
			fold.settlement = fact.payload;
			return withMinutes(fold, all);
	}
};

const finalisedIn = (fold: Fold, fact: MeetingFactOf<'minutes.finalised'>): FinalisedMinutes => {
	const { hash, parts, present } = fact.payload;
	return { ...statedIn(fact), hash, parts, present, text: textOfParts(fold.parts, parts) };
};

const withMinutes = (fold: Fold, all: readonly FinalisedMinutes[]): Meeting => ({
	...fold.meeting,
	minutes: minutesInForce(all, fold.settlement, fold.corrections)
});
