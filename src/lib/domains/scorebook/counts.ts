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

/** Counts the term's events; a late that was converted counts as a late and in the absence (AL-D3). */
export const countsOf = (memberCase: MemberCase): Counts => {
	const presences = memberCase.expectations.map(({ presence }) => presence);
	return {
		lates: presences.filter((presence) => presence?.late).length,
		absences: presences.filter((presence) => presence?.absent).length + lateSets(memberCase).length,
		leaves: presences.filter((presence) => presence?.leave).length,
		missingNotes: 0
	};
};
