import type { EntryId } from '../identity/index.ts';
import { grouped, onceOf } from './control.ts';
import { deviceFault } from './people.ts';
import { authorOf, type Standing } from './standing.ts';
import type { Authority, Grant, Parsed } from './types.ts';

/**
 * Hears, rank by rank, which work outside a cut is to count. Of several ratifications the most senior
 * matters, and that is the first to be heard. Whether it is senior enough, each cut asks for itself.
 */
export const settleRatifications = (
	{ control, ratified }: Standing,
	judge: Authority['judge']
): ((entered: readonly Grant[]) => void) => {
	const stated = byGrant(control.of('work.ratified'));
	return (entered) => {
		for (const { id, rank } of entered) {
			for (const each of stated.get(id) ?? []) {
				if (!judge(each, undefined).ok) continue;
				for (const entry of each.event.payload.entries) {
					const ratifiedId = entry as EntryId; // the schema has checked that it is an id
					if (!ratified.has(ratifiedId)) ratified.set(ratifiedId, rank);
				}
			}
		}
	};
};

const byGrant = onceOf((ratified: readonly Parsed<'work.ratified'>[]) =>
	grouped(ratified, ({ entry }) => entry.auth[0])
);

/** Refuses the ratifications by whom neither a grant nor an own device entitles. */
export const refuseRatifications = (standing: Standing, judge: Authority['judge']): void => {
	for (const stated of standing.control.of('work.ratified')) {
		const author = judge(stated, undefined);
		const person = authorOf(standing, stated.entry);
		const isOwn = person && !deviceFault(standing, person, person.devices, stated);
		if (!author.ok && !isOwn) standing.refused.set(stated.id, author.error);
	}
};
