/** What of a workspace belongs to one term, for a score book of that term alone. */
import type { Meeting, MeetingId } from '#lib/domains/meetings/index.ts';
import type { Organisation, Term } from '#lib/domains/organisation/index.ts';
import { memoised } from '../projections/index.ts';
import type { ScoreSources } from '../scores/index.ts';
import { wallClockToInstant } from '../time/index.ts';

/**
 * The sources of one term: no other term, and no meeting but those that are or ever were dated in it,
 * so that a book costs what its term costs. `isOver` reads the term as at its last second, whatever
 * the clock says, as scores that have been sealed must be.
 */
export const scopedTo = (
	term: Term,
	{ projections, timezone, now }: ScoreSources,
	isOver: boolean
): ScoreSources => {
	const first = instantOf(`${term.from} 00:00`, timezone());
	const last = instantOf(`${term.to} 23:59:59`, timezone());
	const ofTerm = memoised((organisation: Organisation) => ({ ...organisation, terms: [term] }));
	const seen = new Set<MeetingId>();
	const isOfTerm = ({ id, start }: Meeting) => {
		if (first <= start && start < last + 1_000) seen.add(id);
		return seen.has(id); // one that moved away is followed, so that it is taken out of the records
	};
	return {
		projections: {
			organisation: () => ofTerm(projections.organisation()),
			meetings: () => projections.meetings().filter(isOfTerm),
			meeting: (id) => projections.meeting(id),
			attendance: (id) => projections.attendance(id),
			conduct: projections.conduct,
			tasks: () => projections.tasks(),
			activities: () => projections.activities()
		},
		timezone,
		now: () => (isOver ? last : Math.min(now(), last))
	};
};

const instantOf = (wallClock: string, timezone: string): number => {
	const instant = wallClockToInstant(wallClock, timezone);
	if (instant === undefined) throw new Error('a term begins and ends on a date');
	return instant;
};
