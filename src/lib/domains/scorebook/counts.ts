/** What a member's record adds up to besides points. */
import type { MemberCase } from './case.ts';
import { lateSets } from './conversion.ts';

/** Unexcused lates, unexcused and converted absences, leaves, and notes that were owed and not made. */
export type Counts = {
	readonly lates: number;
	readonly absences: number;
	readonly leaves: number;
	readonly missingNotes: number;
};

/**
 * Counts the term's events, those that the office entered among them (AL-80 to AL-82). A late that
 * was converted counts as a late and in the absence (AL-D3).
 */
export const countsOf = (memberCase: MemberCase): Counts => {
	const presences = memberCase.expectations.map(({ presence }) => presence);
	const { entries, notes } = memberCase;
	const entered = (id: string) => entries.filter(({ clause }) => clause === id).length;
	return {
		lates: presences.filter((presence) => presence?.late).length + entered('AL-80'),
		absences:
			presences.filter((presence) => presence?.absent).length +
			lateSets(memberCase).length +
			entered('AL-81'),
		leaves: presences.filter((presence) => presence?.leave).length,
		missingNotes: notes.filter(({ grade }) => grade === 'none').length + entered('AL-82')
	};
};
