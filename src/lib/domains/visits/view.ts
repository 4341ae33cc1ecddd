import { statedIn, type Stated } from '#lib/kernel/facts/index.ts';
import { entryToObject, type ObjectId } from '#lib/kernel/identity/index.ts';
import type { VisitFact, VisitFactOf } from './events.ts';
import { visitRefusal, type Author } from './policy.ts';
import type { Answer, RefusedFact, Visit, VisitDetails } from './visit.ts';

interface Draft {
	details: VisitDetails;
	members: readonly ObjectId[];
	cancelled: Visit['cancelled'];
	readonly changes: Stated[];
	readonly answers: Map<ObjectId, Answer>;
	readonly outcomes: Visit['outcomes'][number][];
	readonly refused: RefusedFact[];
}

/**
 * The visit that the facts about it, sorted by time, amount to; null where nobody who may has planned
 * it. Each fact is put to the policy its author's command had to pass. What was stated last holds; an
 * answer is kept by member, and counts for whoever is on the list.
 */
export const viewVisit = (
	facts: readonly VisitFact[],
	authorOf: (fact: VisitFact) => Author
): Visit | null => {
	const planning = facts.find(
		(fact): fact is VisitFactOf<'visit.planned'> => fact.type === 'visit.planned'
	);
	if (!planning || visitRefusal(planning, authorOf(planning), undefined)) return null;
	const draft: Draft = {
		...{ details: planning.payload, members: [], cancelled: null },
		...{ changes: [], answers: new Map(), outcomes: [], refused: [] }
	};
	for (const fact of cancellationsLast(facts)) {
		if (fact.type === 'visit.planned') continue;
		const author = authorOf(fact);
		const refusal = visitRefusal(fact, author, draft);
		if (refusal) draft.refused.push({ id: fact.id, by: fact.by, refusal });
		else evolve(draft, fact, author);
	}
	const { details, members, answers, changes, outcomes, cancelled, refused } = draft;
	return {
		...details,
		...{ id: entryToObject(planning.id), planned: statedIn(planning), changes },
		representatives: members.map((member) => ({ member, answer: answers.get(member) ?? null })),
		...{ outcomes, cancelled, refused },
		state: cancelled ? 'cancelled' : outcomes.length > 0 ? 'concluded' : 'planned'
	};
};

/** Clocks differ: a cancellation is heard after what came of it, whatever times they claim. */
const cancellationsLast = (facts: readonly VisitFact[]): readonly VisitFact[] => [
	...facts.filter(({ type }) => type !== 'visit.cancelled'),
	...facts.filter(({ type }) => type === 'visit.cancelled')
];

const evolve = (
	draft: Draft,
	fact: Exclude<VisitFact, { type: 'visit.planned' }>,
	{ member }: Author
): void => {
	const said = statedIn(fact);
	switch (fact.type) {
		case 'visit.changed': {
			const { kind, title, host, place, start, end } = fact.payload;
			draft.details = { kind, title, host, place, start, end };
			draft.changes.push(said);
			return;
		}
		case 'representatives.assigned':
			draft.members = fact.payload.members;
			return;
		case 'representation.answered': {
			const { accepted, reason } = fact.payload;
			if (member) draft.answers.set(member, { ...said, accepted, reason });
			return;
		}
		case 'visit.concluded':
			draft.outcomes.push({ ...said, outcome: fact.payload.outcome });
			return;
		case 'visit.cancelled':
			draft.cancelled = { ...said, reason: fact.payload.reason };
	}
};
