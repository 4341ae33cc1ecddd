import type { ConductFact } from './events.ts';
import type { Author, Case, Surroundings } from './policy.ts';

/** What the views ask of others. */
export interface ConductSources {
	readonly authorOf: (fact: ConductFact) => Author;
	readonly surroundings: Surroundings;
	/** The workspace's calendar date of an instant (epoch ms). */
	readonly dateOf: (at: number) => string;
}

/** The references of a case in which nothing has been stated yet. */
export const nothingKnown: Pick<
	Case,
	'hasGrading' | 'clauseOfRemark' | 'clauseOfVersion' | 'penalty' | 'reward'
> = {
	hasGrading: () => false,
	clauseOfRemark: () => undefined,
	clauseOfVersion: () => undefined,
	penalty: () => undefined,
	reward: () => undefined
};
