import { statedIn } from '#lib/kernel/facts/index.ts';
import { entryToObject, type ObjectId } from '#lib/kernel/identity/index.ts';
import type {
	ConductFile,
	Dismissal,
	MemberId,
	Penalty,
	PenaltyId,
	Reward,
	RewardAnswer,
	RewardId
} from './conduct.ts';
import type { ConductEventType, ConductFact, ConductFactOf } from './events.ts';
import { penaltyOf, type PenaltyStatements } from './penalty.ts';
import { conductRefusal, type Author, type Case } from './policy.ts';
import type { RefusedFact } from './refusal.ts';
import { Remarks } from './remark.ts';
import { nothingKnown, type ConductSources } from './sources.ts';

/** What is folded before what, where facts build on each other: clocks differ between devices. */
const turns: Readonly<Record<ConductEventType, number>> = {
	'notes.graded': 0,
	'notes.withdrawn': 0,
	'visibility.set': 0,
	'remark.recorded': 0,
	'finding.dismissed': 0,
	'penalty.proposed': 0,
	'reward.proposed': 0,
	'penalty.answered': 1,
	'penalty.commented': 1,
	'reward.answered': 1,
	'penalty.decided': 2,
	'remark.withdrawn': 2,
	'penalty.appealed': 3,
	'appeal.decided': 4
};

/** A correction comes after what it corrects. */
const turnOf = (fact: ConductFact): number =>
	fact.type === 'remark.recorded' && fact.payload.remark !== null ? 1 : turns[fact.type];

type List<Of extends PenaltyStatements[keyof PenaltyStatements]> =
	Of extends readonly (infer Each)[] ? Each[] : never;
/** Statements that are still being gathered. */
type Gathered = Omit<
	PenaltyStatements,
	'answers' | 'comments' | 'decisions' | 'appeals' | 'appealDecisions'
> & {
	readonly answers: List<Penalty['answers']>;
	readonly comments: List<Penalty['comments']>;
	readonly decisions: List<Penalty['decisions']>;
	readonly appeals: List<Penalty['appeals']>;
	readonly appealDecisions: List<Penalty['appealDecisions']>;
};

interface Fold {
	readonly remarks: Remarks;
	readonly penalties: Map<PenaltyId, Gathered>;
	readonly rewards: Map<RewardId, Reward & { readonly answers: RewardAnswer[] }>;
	readonly dismissals: Dismissal[];
	readonly refused: RefusedFact[];
}

/**
 * Everything about the conduct of one member or unit that its facts, sorted by time, amount to. Each
 * fact is put to the policy its author's command had to pass.
 */
export const viewConduct = (
	about: ObjectId,
	facts: readonly ConductFact[],
	sources: ConductSources
): ConductFile => {
	const fold: Fold = {
		remarks: new Remarks(),
		penalties: new Map(),
		rewards: new Map(),
		dismissals: [],
		refused: []
	};
	for (const fact of [...facts].sort((a, b) => turnOf(a) - turnOf(b))) {
		const author = sources.authorOf(fact);
		const refusal = conductRefusal(fact, caseOf(fold, fact, author, sources));
		if (refusal) fold.refused.push({ id: fact.id, type: fact.type, by: fact.by, refusal });
		else evolve(fold, fact, author, sources);
	}
	return {
		about,
		remarks: fold.remarks.all(),
		penalties: [...fold.penalties.values()].map(penaltyOf),
		rewards: [...fold.rewards.values()],
		dismissals: fold.dismissals,
		refused: fold.refused
	};
};

const caseOf = (
	fold: Fold,
	fact: ConductFact,
	author: Author,
	{ surroundings, dateOf }: ConductSources
): Case => ({
	...nothingKnown,
	...surroundings,
	author,
	today: dateOf(fact.at),
	clauseOfRemark: fold.remarks.clauseOfRemark,
	clauseOfVersion: fold.remarks.clauseOfVersion,
	penalty: (id) => fold.penalties.get(id),
	reward: (id) => fold.rewards.get(id)
});

const evolve = (fold: Fold, fact: ConductFact, author: Author, sources: ConductSources): void => {
	switch (fact.type) {
		case 'remark.recorded':
			return fold.remarks.record(fact);
		case 'remark.withdrawn':
			return fold.remarks.withdraw(fact);
		case 'finding.dismissed':
			fold.dismissals.push({ ...statedIn(fact), ...fact.payload });
			return;
		case 'reward.proposed':
			return proposeReward(fold, fact, author.member, sources);
		case 'reward.answered': {
			const { reward, member, approves, reason, onPaper } = fact.payload;
			const answer = { ...statedIn(fact), member, approves, reason, onPaper };
			fold.rewards.get(reward)?.answers.push(answer);
			return;
		}
		default:
			return evolvePenalty(fold, fact);
	}
};

const evolvePenalty = (fold: Fold, fact: ConductFact): void => {
	switch (fact.type) {
		case 'penalty.proposed':
			return proposePenalty(fold, fact);
		case 'penalty.answered': {
			const { penalty, kind, text, onPaper } = fact.payload;
			fold.penalties.get(penalty)?.answers.push({ ...statedIn(fact), kind, text, onPaper });
			return;
		}
		case 'penalty.commented': {
			const { penalty, text } = fact.payload;
			fold.penalties.get(penalty)?.comments.push({ ...statedIn(fact), text });
			return;
		}
		case 'penalty.decided': {
			const { penalty, outcome, level, points, reason, supersedes } = fact.payload;
			const decision = { ...statedIn(fact), outcome, level, points, reason, supersedes };
			fold.penalties.get(penalty)?.decisions.push(decision);
			return;
		}
		case 'penalty.appealed': {
			const { penalty, text, onPaper } = fact.payload;
			fold.penalties.get(penalty)?.appeals.push({ ...statedIn(fact), text, onPaper });
			return;
		}
		case 'appeal.decided': {
			const { penalty, outcome, level, points, reason, supersedes } = fact.payload;
			const decision = { ...statedIn(fact), outcome, level, points, reason, supersedes };
			fold.penalties.get(penalty)?.appealDecisions.push(decision);
		}
	}
};

const proposePenalty = (fold: Fold, fact: ConductFactOf<'penalty.proposed'>): void => {
	const { clause, level, points, date, reason, causes } = fact.payload;
	const id = entryToObject(fact.id);
	fold.penalties.set(id, {
		...{ id, clause, level, points, date, reason, causes },
		proposed: statedIn(fact),
		answers: [],
		comments: [],
		decisions: [],
		appeals: [],
		appealDecisions: []
	});
};

/** A cadre who proposes a reward has approved it thereby. */
const proposeReward = (
	fold: Fold,
	fact: ConductFactOf<'reward.proposed'>,
	member: MemberId | null,
	{ surroundings, dateOf }: ConductSources
): void => {
	const { clause, points, date, contribution } = fact.payload;
	const id = entryToObject(fact.id);
	const proposed = statedIn(fact);
	const own = { ...proposed, approves: true, reason: null, onPaper: false };
	const isCadre = member && surroundings.cadresOn(date, dateOf(fact.at)).includes(member);
	const answers = isCadre ? [{ ...own, member }] : [];
	fold.rewards.set(id, { id, clause, points, date, contribution, proposed, answers });
};
