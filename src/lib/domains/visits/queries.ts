import type { ObjectId } from '#lib/kernel/identity/index.ts';
import type { Visit } from './visit.ts';

/** What is planned and not over yet, the soonest first. */
export const comingVisits = (visits: readonly Visit[], now: number): readonly Visit[] =>
	visits
		.filter(({ state, end }) => state === 'planned' && end >= now)
		.sort((a, b) => a.start - b.start);

/** Everything else, the latest first; what has no outcome yet is among it. */
export const pastVisits = (visits: readonly Visit[], now: number): readonly Visit[] =>
	visits
		.filter(({ state, end }) => state !== 'planned' || end < now)
		.sort((a, b) => b.start - a.start);

/** What a member is asked to represent or has accepted, the soonest first. */
export const ownVisits = (
	visits: readonly Visit[],
	member: ObjectId,
	now: number
): readonly Visit[] =>
	comingVisits(visits, now).filter(({ representatives }) =>
		representatives.some((each) => each.member === member && each.answer?.accepted !== false)
	);
