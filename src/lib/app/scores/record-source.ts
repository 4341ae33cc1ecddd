import type { RecordLists, Records } from '#lib/domains/scorebook/index.ts';
import type { Projections } from '../projections/index.ts';

/** What the score book reads of its workspace. */
export interface ScoreSources {
	readonly projections: Pick<
		Projections,
		'organisation' | 'meetings' | 'meeting' | 'attendance' | 'conduct' | 'tasks' | 'activities'
	>;
	readonly timezone: () => string;
	/** Milliseconds since 1970: what has not begun counts for nobody. */
	readonly now: () => number;
}

/**
 * Facts of one kind as records of a term. A source is made for one set of records and follows it to
 * the end; where the organisation or the term changes, the score book begins with new ones.
 */
export interface RecordSource {
	/**
	 * Puts into `records` what the facts state now and did not when last asked. Answers the members
	 * whose lines may have changed; everybody else's stay as they were computed.
	 */
	follow(records: Records): Iterable<string>;
	/** Everything that the facts state now, at once: for exports and for checking. */
	lists(): Partial<RecordLists>;
}
