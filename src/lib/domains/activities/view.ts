import { statedIn } from '#lib/kernel/facts/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import type { Activity, Part, RefusedFact, Settled } from './activity.ts';
import type { ActivityFact, ActivityFactOf } from './events.ts';
import { defaultItems } from './items.ts';
import { activityRefusal, proposalRefusal, type Author } from './policy.ts';
import { nothing, settle } from './settled.ts';

/** For `FactIndex`: the activity that a fact concerns. */
export const activitySubjects = (fact: ActivityFact): readonly string[] =>
	fact.type === 'activity.proposed' ? [entryToObject(fact.id)] : [fact.payload.activity];

export type AuthorOf = (fact: ActivityFact) => Author;

type LaterFact = Exclude<ActivityFact, { type: 'activity.proposed' }>;

/**
 * What is folded before what; equals keep their order in time. So a device whose clock is behind
 * approves the plan that it has seen, and a withdrawal by somebody who did not know that the
 * activity took place is refused.
 */
const turns: Readonly<Record<LaterFact['type'], number>> = {
	'activity.planned': 0,
	'activity.decided': 1,
	'activity.held': 2,
	'activity.hosted': 3,
	'guests.named': 3,
	'preparation.set': 3,
	'preparation.ticked': 4,
	'coverage.added': 4,
	'coverage.removed': 5,
	'activity.withdrawn': 5,
	'activity.summarised': 6,
	'activity.graded': 6,
	'participation.recorded': 6,
	'activity.closed': 7
};

/**
 * The activity that its facts, sorted by time, amount to; null until somebody who may has proposed
 * it. Each fact is put to the policy its author's command had to pass.
 */
export const viewActivity = (
	facts: readonly ActivityFact[],
	authorOf: AuthorOf
): Activity | null => {
	const proposed = facts.find(
		(fact): fact is ActivityFactOf<'activity.proposed'> => fact.type === 'activity.proposed'
	);
	if (!proposed || proposalRefusal(proposed.payload, authorOf(proposed))) return null;
	const refused: RefusedFact[] = [];
	let activity = startOf(proposed, authorOf(proposed));
	const later = facts.filter((fact): fact is LaterFact => fact.type !== 'activity.proposed');
	for (const fact of later.sort((a, b) => turns[a.type] - turns[b.type])) {
		const author = authorOf(fact);
		const refusal = activityRefusal(activity, fact, author);
		if (refusal) refused.push({ id: fact.id, type: fact.type, refusal });
		else activity = evolve(activity, fact, author);
	}
	return { ...activity, refused };
};

const startOf = (fact: ActivityFactOf<'activity.proposed'>, { member }: Author): Activity => {
	const { title, idea, unit, heldOn, ref } = fact.payload;
	const stands = heldOn === null ? null : { ...statedIn(fact), heldOn, plan: null, supersedes: [] };
	return {
		...{ id: entryToObject(fact.id), title, idea, unit, ref },
		proposed: statedIn(fact),
		proposer: heldOn === null ? member : null,
		plans: [],
		held: stands ? { stands, question: [], all: [stands] } : nothing,
		hosts: [],
		guests: [],
		summaries: [],
		closed: null,
		withdrawn: null,
		grade: nothing,
		parts: new Map(),
		items: defaultItems(),
		coverage: [],
		refused: []
	};
};

const evolve = (activity: Activity, fact: LaterFact, author: Author): Activity => {
	const stated = statedIn(fact);
	switch (fact.type) {
		case 'activity.planned': {
			const { date, place, steps } = fact.payload;
			const plan = { ...stated, planner: author.member, date, place, steps, decision: nothing };
			return { ...activity, plans: [...activity.plans, plan] };
		}
		case 'activity.decided':
			return withDecision(activity, fact);
		case 'activity.held': {
			const { plan, heldOn, supersedes } = fact.payload;
			const all = [...activity.held.all, { ...stated, plan, heldOn, supersedes }];
			return { ...activity, held: settle(all, (each) => each.heldOn) };
		}
		case 'activity.hosted':
			return { ...activity, hosts: fact.payload.hosts };
		case 'guests.named':
			return { ...activity, guests: fact.payload.guests };
		case 'activity.summarised': {
			const { text, links } = fact.payload;
			return { ...activity, summaries: [...activity.summaries, { ...stated, text, links }] };
		}
		case 'activity.closed':
			return { ...activity, closed: { ...stated, reason: fact.payload.reason } };
		case 'activity.withdrawn':
			return { ...activity, withdrawn: { ...stated, reason: fact.payload.reason } };
		case 'activity.graded': {
			const { grade, reason, supersedes } = fact.payload;
			const all = [...activity.grade.all, { ...stated, grade, reason, supersedes }];
			return { ...activity, grade: settle(all, (each) => each.grade) };
		}
		case 'participation.recorded':
			return withPart(activity, fact);
		case 'preparation.set':
		case 'preparation.ticked':
			return withItem(activity, fact);
		case 'coverage.added': {
			const { kind, caption, file, link } = fact.payload;
			const piece = { ...stated, author: author.member, kind, caption, file, link, removed: null };
			return { ...activity, coverage: [...activity.coverage, piece] };
		}
		case 'coverage.removed':
			return withoutPiece(activity, fact);
	}
};

const withDecision = (activity: Activity, fact: ActivityFactOf<'activity.decided'>): Activity => {
	const { plan: id, approved, reason, supersedes } = fact.payload;
	const decided = { ...statedIn(fact), approved, reason, supersedes };
	const plans = activity.plans.map((plan) =>
		plan.id === id
			? { ...plan, decision: settle([...plan.decision.all, decided], (each) => each.approved) }
			: plan
	);
	return { ...activity, plans };
};

const withPart = (activity: Activity, fact: ActivityFactOf<'participation.recorded'>): Activity => {
	const { member, tookPart, outstanding, proposal, adopted, reason, supersedes } = fact.payload;
	const told = { tookPart, outstanding, proposal, adopted, reason, supersedes };
	const known: Settled<Part> = activity.parts.get(member) ?? nothing;
	const all = [...known.all, { ...statedIn(fact), ...told }];
	const part = settle(all, (each) => [
		...[each.tookPart, each.outstanding, [...each.proposal].sort(), each.adopted]
	]);
	return { ...activity, parts: new Map([...activity.parts, [member, part]]) };
};

const withoutPiece = (activity: Activity, fact: ActivityFactOf<'coverage.removed'>): Activity => {
	const removed = { ...statedIn(fact), reason: fact.payload.reason };
	const coverage = activity.coverage.map((piece) =>
		piece.id === fact.payload.piece ? { ...piece, removed } : piece
	);
	return { ...activity, coverage };
};

const withItem = (
	activity: Activity,
	fact: ActivityFactOf<'preparation.set' | 'preparation.ticked'>
): Activity => {
	const key = fact.payload.item ?? entryToObject(fact.id);
	const known = activity.items.get(key);
	if (fact.type === 'preparation.ticked') {
		if (!known) return activity;
		const ticks = [...known.ticks, { ...statedIn(fact), done: fact.payload.done }];
		return { ...activity, items: new Map([...activity.items, [key, { ...known, ticks }]]) };
	}
	const { title, responsible, due, dropped } = fact.payload;
	const item = { key, title, responsible, due, dropped, ticks: known?.ticks ?? [] };
	return { ...activity, items: new Map([...activity.items, [key, item]]) };
};
