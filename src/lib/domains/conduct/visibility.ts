import { headsOf } from '#lib/kernel/facts/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import { visibilities, type ConductFact, type Visibility } from './events.ts';
import { conductRefusal } from './policy.ts';
import { nothingKnown, type ConductSources } from './sources.ts';

/** Whose scores a member may look at besides their own, and the statements that say so. */
export interface VisibilityPolicy {
	readonly scores: Visibility;
	readonly statements: readonly EntryId[];
}

/**
 * The policy in force. Until somebody sets it everybody sees their own scores alone; where two
 * devices set it at once, the narrower holds until it is set anew.
 */
export const viewVisibility = (
	facts: readonly ConductFact[],
	{ authorOf, surroundings, dateOf }: ConductSources
): VisibilityPolicy => {
	const set = facts
		.filter((fact) => fact.type === 'visibility.set')
		.filter((fact) => {
			const context = { author: authorOf(fact), today: dateOf(fact.at) };
			return !conductRefusal(fact, { ...nothingKnown, ...surroundings, ...context });
		})
		.map(({ id, payload }) => ({ id, ...payload }));
	const heads = headsOf(set, new Map(set.map((each) => [each.id, each])));
	const stated = heads.map(({ scores }) => visibilities.indexOf(scores));
	const scores = visibilities[Math.min(...stated)] ?? 'own';
	return { scores, statements: heads.map(({ id }) => id) };
};
