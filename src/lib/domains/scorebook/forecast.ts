/** "One more and …": what would have to happen next for a threshold of AL-80 to AL-89 to be reached. */
import { byClause, type Cause } from '#lib/kernel/rules/index.ts';
import { caseOf, type MemberCase } from './case.ts';
import { findingsOf } from './findings.ts';
import type { MemberId } from './ids.ts';
import type { Degree, Entry, Meeting } from './input.ts';
import type { Presence } from './presence.ts';
import type { Records } from './records.ts';
import { type Level, levels } from './rulebook/figures.ts';
import type { AllianceValues } from './rulebook/parameters.ts';

/** Something that may happen next: at a meeting, or an occurrence of the clause itself. */
export type NextEvent = 'late' | 'absent' | 'missing_notes' | 'occurrence';

/** A threshold that is not reached yet, and the least that would reach it. */
export type Forecast = {
	readonly clause: string;
	readonly level: Level;
	readonly event: NextEvent;
	/** How grave the occurrence would have to be, for the clauses that say so. */
	readonly degree: Degree | null;
	/** How often it has to happen. */
	readonly times: number;
	/** How many facts on record count towards it already. */
	readonly counted: number;
};

/** More often than any threshold asks. */
const MOST_TIMES = 5;
/** After everything that has happened, so that nothing on record changes its place. */
const LATER = '9999-12-31';
const START = `${LATER} 19:00`;
const sheet = 'forecast';

const supposed = (event: string, time: number): Cause => ({
	id: `${sheet}:${event}:${time}`,
	at: START,
	sheet,
	row: 0,
	by: null
});

const meeting: Meeting = {
	cause: supposed('meeting', 0),
	id: sheet,
	title: '',
	kind: 'routine',
	stars: null,
	unit: null,
	expected: [],
	start: START,
	end: null,
	notes: 'recorders',
	recorders: []
};

const presence = (late: boolean): Presence => ({
	late,
	absent: !late,
	leave: false,
	leftEarly: false,
	came: late,
	inFull: false,
	secondsLate: null
});

/** One more of something, as if it had happened. */
type Supposition = (memberCase: MemberCase, time: number) => MemberCase;

const attending =
	(event: 'late' | 'absent'): Supposition =>
	(memberCase, time) => {
		const cause = supposed(event, time);
		const expectation = { meeting, presence: presence(event === 'late'), cause };
		return { ...memberCase, expectations: [...memberCase.expectations, expectation] };
	};

const withoutNotes: Supposition = (memberCase, time) => {
	const cause = supposed('missing_notes', time);
	return { ...memberCase, notes: [...memberCase.notes, { meeting, grade: 'none', cause }] };
};

const graded = ['AL-87', 'AL-88'] as const;
/** AL-80 to AL-82 are reached by what happens at meetings. */
const ungraded = ['AL-83', 'AL-84', 'AL-85', 'AL-86', 'AL-89'] as const;

/** Clauses do not touch each other, so one supposition serves them all. */
const occurring =
	(clauses: readonly string[], degree: Degree | null): Supposition =>
	(memberCase, time) => {
		const entries = clauses.map((clause): Entry => {
			const cause = supposed(clause, time);
			const target = { member: memberCase.member.id, unit: null };
			return { cause, date: LATER, ...target, clause, degree, points: null };
		});
		return { ...memberCase, entries: [...memberCase.entries, ...entries] };
	};

/** From the smallest event to the gravest. */
const suppositions: readonly {
	readonly event: NextEvent;
	readonly degree: Degree | null;
	readonly suppose: Supposition;
}[] = [
	{ event: 'late', degree: null, suppose: attending('late') },
	{ event: 'missing_notes', degree: null, suppose: withoutNotes },
	{ event: 'absent', degree: null, suppose: attending('absent') },
	{ event: 'occurrence', degree: null, suppose: occurring(ungraded, null) },
	{ event: 'occurrence', degree: 'minor', suppose: occurring(graded, 'minor') },
	{ event: 'occurrence', degree: 'grave', suppose: occurring(graded, 'grave') }
];

const keyOf = ({ clause, level }: { readonly clause: string; readonly level: Level }): string =>
	`${clause} ${level}`;

/** What each kind of event would newly reach, with how often it takes. */
const reachable = (memberCase: MemberCase): readonly Forecast[] => {
	const reached = new Set(findingsOf(memberCase).map(keyOf));
	return suppositions.flatMap(({ event, degree, suppose }) => {
		const found = new Map<string, Forecast>();
		let then = memberCase;
		for (let times = 1; times <= MOST_TIMES; times++) {
			then = suppose(then, times);
			for (const { clause, level, causes } of findingsOf(then)) {
				const key = keyOf({ clause, level });
				if (reached.has(key) || found.has(key)) continue;
				const counted = causes.filter((cause) => cause.sheet !== sheet).length;
				found.set(key, { clause, level, event, degree, times, counted });
			}
		}
		return [...found.values()];
	});
};

/**
 * For each threshold that `id` has not reached, the least that would reach it: the fewest events,
 * and among those the smallest kind. By clause and level; empty where there is no such member.
 */
export const forecastOf = (
	records: Records,
	id: MemberId,
	values: AllianceValues
): readonly Forecast[] => {
	const member = records.member(id);
	if (!member) return [];
	const least = new Map<string, Forecast>();
	for (const forecast of reachable(caseOf(records, member, values))) {
		const known = least.get(keyOf(forecast));
		if (!known || forecast.times < known.times) least.set(keyOf(forecast), forecast);
	}
	return [...least.values()].sort(
		(a, b) => byClause(a.clause, b.clause) || levels.indexOf(a.level) - levels.indexOf(b.level)
	);
};
