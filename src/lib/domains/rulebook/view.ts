import { headsOf, statedIn } from '#lib/kernel/facts/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import type { Amendment, Decision, RefusedFact } from './amendment.ts';
import type { RulebookFact, RulebookFactOf } from './events.ts';
import { rulebookRefusal, type Author, type Case } from './policy.ts';

/** What the views ask of others. */
export interface RulebookSources extends Pick<Case, 'parameters'> {
	readonly authorOf: (fact: RulebookFact) => Author;
}

type Standing = Pick<Amendment, 'decisions' | 'decision' | 'state'>;

/**
 * The amendment that the facts about it, sorted by time, amount to; null where nobody who may has
 * proposed it. Each fact is put to the policy its author's command had to pass. Decisions that agree are
 * one; where they differ, none counts until a later one has replaced both.
 */
export const viewAmendment = (
	facts: readonly RulebookFact[],
	sources: RulebookSources
): Amendment | null => {
	const proposal = facts.find(
		(fact): fact is RulebookFactOf<'amendment.proposed'> => fact.type === 'amendment.proposed'
	);
	if (!proposal || refusalOf(proposal, undefined, sources)) return null;
	const { member: proposer } = sources.authorOf(proposal);
	const comments: Amendment['comments'][number][] = [];
	const decided: Decision[] = [];
	const refused: RefusedFact[] = [];
	let withdrawn: Amendment['withdrawn'] = null;
	let standing = standingOf(decided);
	for (const fact of withdrawalsLast(facts)) {
		if (fact.type === 'amendment.proposed') continue;
		const refusal = refusalOf(fact, { ...standing, proposer, withdrawn }, sources);
		if (refusal) refused.push({ id: fact.id, by: fact.by, refusal });
		else if (fact.type === 'amendment.withdrawn') withdrawn = statedIn(fact);
		else if (fact.type === 'amendment.commented')
			comments.push({ ...statedIn(fact), text: fact.payload.text });
		else {
			const { outcome, reason, supersedes } = fact.payload;
			decided.push({ ...statedIn(fact), outcome, reason, supersedes });
			standing = standingOf(decided);
		}
	}
	return {
		...proposal.payload,
		...standing,
		...(withdrawn ? { state: 'withdrawn' as const } : {}),
		id: entryToObject(proposal.id),
		proposed: statedIn(proposal),
		...{ proposer, comments, withdrawn, refused }
	};
};

const standingOf = (decided: readonly Decision[]): Standing => {
	const decisions = headsOf(decided, new Map(decided.map((each) => [each.id, each])));
	const [first, ...others] = decisions;
	if (!first) return { decisions, decision: null, state: 'open' };
	const isOne = others.every(({ outcome }) => outcome === first.outcome);
	return isOne
		? { decisions, decision: first, state: first.outcome }
		: { decisions, decision: null, state: 'question' };
};

/** Clocks differ: a withdrawal is heard after every decision, whatever times they claim. */
const withdrawalsLast = (facts: readonly RulebookFact[]): readonly RulebookFact[] => [
	...facts.filter(({ type }) => type !== 'amendment.withdrawn'),
	...facts.filter(({ type }) => type === 'amendment.withdrawn')
];

const refusalOf = (
	fact: RulebookFact,
	amendment: ReturnType<Case['amendment']>,
	{ authorOf, parameters }: RulebookSources
) => rulebookRefusal(fact, { parameters, author: authorOf(fact), amendment: () => amendment });
