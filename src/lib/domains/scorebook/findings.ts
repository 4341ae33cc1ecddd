/** AL-77 and AL-80 to AL-89: thresholds that a member's record crosses, with what crossed them. */
import {
	byCause,
	byClause,
	byFirstCause,
	byTimeText,
	type Cause,
	idsIn,
	inOrder
} from '#lib/kernel/rules/index.ts';
import type { MemberCase } from './case.ts';
import { lateSets } from './conversion.ts';
import type { Entry } from './input.ts';
import {
	type Level,
	levels,
	mistakeThresholds,
	propertyThresholds,
	repeatedThresholds,
	type Thresholds,
	thresholds
} from './rulebook/figures.ts';

/** One level reached: dated by the event that reached it, because of all events up to that one. */
export type Finding = {
	readonly clause: string;
	readonly level: Level;
	readonly at: string;
	readonly causes: readonly Cause[];
};

/** Something that counts once towards a level; the last of its causes is what made it happen. */
type Event = { readonly at: string; readonly causes: readonly Cause[] };

const eventOf = (cause: Cause): Event => ({ at: cause.at, causes: [cause] });

const byEvent = (a: Event, b: Event): number => {
	const [last, other] = [a.causes.at(-1), b.causes.at(-1)];
	return byTimeText(a.at, b.at) || (last && other ? byCause(last, other) : 0);
};

const reached = (clause: string, events: readonly Event[], at: Thresholds): readonly Finding[] => {
	const sorted = events.toSorted(byEvent);
	return levels.flatMap((level) => {
		const count = at[level];
		const last = count === undefined ? undefined : sorted[count - 1];
		if (!last) return [];
		const causes = inOrder(sorted.slice(0, count).flatMap((event) => event.causes));
		return [{ clause, level, at: last.at, causes }];
	});
};

const occurrences = (
	entries: readonly Entry[],
	clause: string,
	degree?: Entry['degree']
): readonly Event[] =>
	entries
		.filter((entry) => entry.clause === clause && (!degree || entry.degree === degree))
		.map(({ cause }) => eventOf(cause));

/** What meetings add to the grounds that entries state: lates, absences with converted ones, notes. */
const meetingEvents = (memberCase: MemberCase): Readonly<Record<string, readonly Event[]>> => {
	const { expectations } = memberCase;
	const lates = expectations.filter(({ presence }) => presence?.late);
	const absences = expectations.filter(({ presence }) => presence?.absent);
	const converted = lateSets(memberCase).map(({ lates: set, last }) => ({
		at: last.meeting.start,
		causes: set.map(({ cause }) => cause)
	}));
	const missing = memberCase.notes.filter(({ grade }) => grade === 'none');
	return {
		'AL-80': lates.map(({ cause }) => eventOf(cause)),
		'AL-81': [...absences.map(({ cause }) => eventOf(cause)), ...converted],
		'AL-82': missing.map(({ cause }) => eventOf(cause))
	};
};

const countedFindings = (memberCase: MemberCase, entries: readonly Entry[]): readonly Finding[] => {
	const fromMeetings = meetingEvents(memberCase);
	const hadItBefore = idsIn(memberCase.values['AL-85.previous_term']).includes(
		memberCase.member.id
	);
	return Object.entries<Thresholds>(thresholds).flatMap(([clause, at]) => {
		const events = [...(fromMeetings[clause] ?? []), ...occurrences(entries, clause)];
		return reached(clause, events, clause === 'AL-85' && hadItBefore ? repeatedThresholds : at);
	});
};

const gradedFindings = (entries: readonly Entry[]): readonly Finding[] => [
	...reached('AL-87', occurrences(entries, 'AL-87', 'minor'), propertyThresholds.minor),
	...reached('AL-87', occurrences(entries, 'AL-87', 'grave'), propertyThresholds.grave),
	...reached('AL-88', occurrences(entries, 'AL-88'), mistakeThresholds.any),
	...reached('AL-88', occurrences(entries, 'AL-88', 'grave'), mistakeThresholds.grave)
];

/** AL-77: every time. */
const careless = { warning: 1 } as const satisfies Thresholds;

/** Careless work is a warning every time (AL-77), unless an appeal has lifted it. */
const carelessFindings = (entries: readonly Entry[]): readonly Finding[] => {
	const standing = entries.filter(({ origin }) => origin?.type !== 'lifted');
	return occurrences(standing, 'AL-77').flatMap((event) => reached('AL-77', [event], careless));
};

const byClauseId: Readonly<Record<string, Thresholds>> = {
	...thresholds,
	'AL-77': careless,
	'AL-85': { ...thresholds['AL-85'], ...repeatedThresholds },
	'AL-87': { ...propertyThresholds.minor, ...propertyThresholds.grave },
	'AL-88': { ...mistakeThresholds.any, ...mistakeThresholds.grave }
};

/** The levels that findings by a clause can have, from the mildest; none where it has none. */
export const levelsOf = (clause: string): readonly Level[] => {
	const counts = byClauseId[clause];
	return levels.filter((level) => counts?.[level] !== undefined);
};

const byFinding = (a: Finding, b: Finding): number =>
	byTimeText(a.at, b.at) ||
	byClause(a.clause, b.clause) ||
	levels.indexOf(a.level) - levels.indexOf(b.level) ||
	byFirstCause(a.causes, b.causes);

/** Every finding of the term, by time, clause, level. */
export const findingsOf = (memberCase: MemberCase): readonly Finding[] => {
	const { entries } = memberCase;
	return [
		...countedFindings(memberCase, entries),
		...gradedFindings(entries),
		...carelessFindings(entries)
	].sort(byFinding);
};
