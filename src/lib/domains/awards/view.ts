import { headsOf, statedIn } from '#lib/kernel/facts/index.ts';
import { entryToObject, type ObjectId } from '#lib/kernel/identity/index.ts';
import type { Award, Decision, RefusedFact } from './award.ts';
import type { AwardFact, AwardFactOf } from './events.ts';
import { awardRefusal, type Author, type Case, type Surroundings } from './policy.ts';

/** What the views ask of others. */
export interface AwardSources {
	readonly surroundings: Surroundings;
	readonly authorOf: (fact: AwardFact) => Author;
}

type Opened = AwardFactOf<'award.opened'>;
/**
 * The award that the facts about it, sorted by time, amount to; null where nobody who may has opened
 * it. Each fact is put to the policy its author's command had to pass. Two decisions that name the same
 * laureates are one; where they differ, a later one that replaces both has to say.
 */
export const viewAward = (facts: readonly AwardFact[], sources: AwardSources): Award | null => {
	const opening = facts.find((fact): fact is Opened => fact.type === 'award.opened');
	if (!opening || refusalOf(opening, undefined, sources)) return null;
	const round = { ...opening.payload, id: entryToObject(opening.id), opened: statedIn(opening) };
	const decided: Decision[] = [];
	const refused: RefusedFact[] = [];
	let withdrawn: Award['withdrawn'] = null;
	for (const fact of decisionsFirst(facts)) {
		if (fact.type === 'award.opened') continue;
		const refusal = refusalOf(fact, { ...round, withdrawn }, sources);
		if (refusal) refused.push({ id: fact.id, by: fact.by, refusal });
		else if (fact.type === 'award.withdrawn')
			withdrawn = { ...statedIn(fact), reason: fact.payload.reason };
		else {
			const { laureates, reason, supersedes } = fact.payload;
			decided.push({ ...statedIn(fact), laureates, reason, supersedes });
		}
	}
	const decisions = headsOf(decided, new Map(decided.map((each) => [each.id, each])));
	const [first, ...others] = decisions;
	const isOne = others.every((other) => isSameList(other.laureates, first?.laureates));
	const inForce = !withdrawn && first && isOne ? first : null;
	const state = withdrawn ? 'withdrawn' : !first ? 'open' : isOne ? 'decided' : 'question';
	return { ...round, decisions, inForce, withdrawn, state, refused };
};

/** Clocks differ: a withdrawal is heard after every decision, whatever times they claim. */
const decisionsFirst = (facts: readonly AwardFact[]): readonly AwardFact[] => [
	...facts.filter(({ type }) => type !== 'award.withdrawn'),
	...facts.filter(({ type }) => type === 'award.withdrawn')
];

const isSameList = (a: readonly ObjectId[], b: readonly ObjectId[] = []): boolean =>
	a.length === b.length && a.every((each, index) => each === b[index]);

const refusalOf = (
	fact: AwardFact,
	award: ReturnType<Case['award']>,
	{ authorOf, surroundings }: AwardSources
) =>
	awardRefusal(fact, {
		...surroundings,
		author: authorOf(fact),
		award: (id) => award ?? unknown(id)
	});

const unknown = (_: ObjectId): undefined => undefined;
