import type { EntryId, ObjectId } from '#lib/kernel/identity/index.ts';
import { unreachable } from '#lib/kernel/result/index.ts';
import type { ConductCapability } from './capabilities.ts';
import type { Measure, MemberId, Penalty, Reward } from './conduct.ts';
import type { ConductEvent, ConductEventType, ConductPayload } from './events.ts';
import type { ConductRefusal } from './refusal.ts';
import { rewardStanding } from './reward.ts';
import {
	allowsPenalty,
	isDegreeStated,
	isFigure,
	isLevel,
	penaltyPoints,
	type ClauseRule,
	type ClauseRules
} from './rules.ts';

/** Who states something: the member they are, what their grants allow, and whether it concerns them. */
export interface Author {
	readonly member: MemberId | null;
	readonly can: (capability: ConductCapability) => boolean;
	/** Whether they are this member, or serve in this unit, when they state it. */
	readonly isConcerned: (about: ObjectId) => boolean;
}

/** What the organisation and its rulebook say; dates are `YYYY-MM-DD`. */
export interface Surroundings {
	readonly rules: ClauseRules;
	/** The position that a member holds on a date; null where they are no member then. */
	readonly positionOf: (member: MemberId, date: string) => 'officer' | 'cadre' | 'presidium' | null;
	readonly isUnit: (id: ObjectId) => boolean;
	/** Cadres on one date who are still in office on another (AL-D10). */
	readonly cadresOn: (date: string, still: string) => readonly MemberId[];
}

/** What a statement is judged by. */
export interface Case extends Surroundings {
	readonly author: Author;
	/** The day on which it is stated. */
	readonly today: string;
	readonly hasGrading: (id: EntryId) => boolean;
	readonly clauseOfRemark: (id: ObjectId) => string | undefined;
	readonly clauseOfVersion: (id: EntryId) => string | undefined;
	readonly penalty: (
		id: ObjectId
	) => Pick<Penalty, 'clause' | 'answers' | 'decisions' | 'appeals'> | undefined;
	readonly reward: (id: ObjectId) => Reward | undefined;
}

type Verdict = ConductRefusal | undefined;
type Rule<Type extends ConductEventType> = (payload: ConductPayload<Type>, known: Case) => Verdict;

/** Notes are graded by the office (AL-4). */
const notesAreGraded: Rule<'notes.graded'> = (_, known) => mayDo(known, 'score.record');

const gradingIsWithdrawn: Rule<'notes.withdrawn'> = ({ grading }, known) =>
	mayDo(known, 'score.record') ?? knows(known.hasGrading(grading), 'unknown_grading');

/**
 * The office records what the rulebook leaves to it, for whom and with which figure the clause says.
 * What takes a decision it can only take over from a sheet, and only with the right to decide. A
 * correction keeps the clause.
 */
const remarkIsRecorded: Rule<'remark.recorded'> = (payload, known) => {
	const rule = known.rules(payload.clause);
	if (!rule) return { code: 'unknown_clause' };
	const { clause, about, date, points, degree, remark, ref } = payload;
	const refusal =
		mayDo(known, 'score.record') ??
		(rule.course === 'record' ? undefined : mayTakeOver(known, clause, ref)) ??
		isTarget(known, rule, clause, about, date);
	if (refusal) return refusal;
	if (remark !== null && known.clauseOfRemark(remark) !== clause) return { code: 'unknown_remark' };
	if (!isFigure(rule.points, points)) return { code: 'out_of_range', rule: clause };
	return isDegreeStated(rule, degree) ? undefined : { code: 'wrong_degree', rule: clause };
};

/** A remark is withdrawn by whoever might have recorded it. */
const remarkIsWithdrawn: Rule<'remark.withdrawn'> = ({ version }, known) => {
	const clause = known.clauseOfVersion(version);
	if (clause === undefined) return { code: 'unknown_remark' };
	const isOwn = known.rules(clause)?.course === 'record';
	return mayDo(known, 'score.record') ?? (isOwn ? undefined : mayDo(known, 'penalty.decide'));
};

/** A finding is the office's to propose or to dismiss. */
const findingIsDismissed: Rule<'finding.dismissed'> = (_, known) => mayDo(known, 'penalty.propose');

/** A penalty is proposed by the office (AL-4), within what its clause allows. */
const penaltyIsProposed: Rule<'penalty.proposed'> = (payload, known) => {
	const { clause, about, date } = payload;
	const rule = known.rules(clause);
	if (!rule) return { code: 'unknown_clause' };
	if (!allowsPenalty(rule)) return { code: 'wrong_course', rule: clause };
	return (
		mayDo(known, 'penalty.propose') ??
		isTarget(known, rule, clause, about, date) ??
		isMeasure(rule, clause, payload)
	);
};

/** Only whom it concerns speaks for their side; the office puts on file what came on paper. */
const penaltyIsAnswered: Rule<'penalty.answered'> = ({ penalty, about, onPaper }, known) =>
	knows(known.penalty(penalty) !== undefined, 'unknown_penalty') ??
	speaksFor(known, about, onPaper);

/** Before it is decided, everybody with the right to comment may (democratic centralism). */
const penaltyIsCommented: Rule<'penalty.commented'> = ({ penalty }, known) =>
	mayDo(known, 'penalty.comment') ?? knows(known.penalty(penalty) !== undefined, 'unknown_penalty');

/** The head minister decides (AL-4); a grave mistake not before the self-criticism is there (AL-75). */
const penaltyIsDecided: Rule<'penalty.decided'> = (payload, known) => {
	const penalty = known.penalty(payload.penalty);
	if (!penalty) return { code: 'unknown_penalty' };
	const refusal = mayDo(known, 'penalty.decide');
	if (refusal || payload.outcome === 'rejected') return refusal;
	const { clause, answers } = penalty;
	const rule = known.rules(clause);
	if (!rule) return { code: 'unknown_clause' };
	const hasCriticism = answers.some(({ kind }) => kind === 'self_criticism');
	if (rule.needsSelfCriticism && !hasCriticism)
		return { code: 'self_criticism_missing', rule: clause };
	return isMeasure(rule, clause, payload);
};

/** Whom a penalty concerns may appeal it once it is imposed. */
const penaltyIsAppealed: Rule<'penalty.appealed'> = ({ penalty: id, about, onPaper }, known) => {
	const penalty = known.penalty(id);
	if (!penalty) return { code: 'unknown_penalty' };
	const isImposed = penalty.decisions.some(({ outcome }) => outcome === 'imposed');
	return knows(isImposed, 'not_imposed') ?? speaksFor(known, about, onPaper);
};

/** An appeal upholds the penalty, lifts it, or changes it within what its clause allows. */
const appealIsDecided: Rule<'appeal.decided'> = (payload, known) => {
	const penalty = known.penalty(payload.penalty);
	if (!penalty) return { code: 'unknown_penalty' };
	const refusal =
		mayDo(known, 'appeal.decide') ?? knows(penalty.appeals.length > 0, 'not_appealed');
	if (refusal || payload.outcome !== 'changed') return refusal;
	const rule = known.rules(penalty.clause);
	return rule ? isMeasure(rule, penalty.clause, payload) : { code: 'unknown_clause' };
};

/** A personal reward is proposed for a contribution, with a figure of its clause (AL-D10). */
const rewardIsProposed: Rule<'reward.proposed'> = ({ clause, about, date, points }, known) => {
	const rule = known.rules(clause);
	if (!rule) return { code: 'unknown_clause' };
	if (rule.course !== 'reward') return { code: 'wrong_course', rule: clause };
	return (
		mayDo(known, 'reward.propose') ??
		isTarget(known, rule, clause, about, date) ??
		(isFigure(rule.points, points) ? undefined : { code: 'out_of_range', rule: clause })
	);
};

/** Each cadre in office answers for themselves, until it is settled (AL-D10). */
const rewardIsAnswered: Rule<'reward.answered'> = ({ reward: id, member, onPaper }, known) => {
	const reward = known.reward(id);
	if (!reward) return { code: 'unknown_reward' };
	const cadres = known.cadresOn(reward.date, known.today);
	if (!cadres.includes(member)) return { code: 'not_a_cadre' };
	const isOwn = known.author.member === member;
	const refusal = onPaper ? mayDo(known, 'penalty.propose') : knows(isOwn, 'not_concerned');
	return refusal ?? knows(rewardStanding(reward, cadres).state === 'open', 'reward_is_settled');
};

/** Who sees whose scores is part of the rules. */
const visibilityIsSet: Rule<'visibility.set'> = (_, known) => mayDo(known, 'rulebook.change');

/** Why `event` may not be stated in this case; undefined where nothing speaks against it. */
export const conductRefusal = (event: ConductEvent, known: Case): Verdict => {
	switch (event.type) {
		case 'notes.graded':
			return notesAreGraded(event.payload, known);
		case 'notes.withdrawn':
			return gradingIsWithdrawn(event.payload, known);
		case 'remark.recorded':
			return remarkIsRecorded(event.payload, known);
		case 'remark.withdrawn':
			return remarkIsWithdrawn(event.payload, known);
		case 'finding.dismissed':
			return findingIsDismissed(event.payload, known);
		case 'penalty.proposed':
			return penaltyIsProposed(event.payload, known);
		case 'penalty.answered':
			return penaltyIsAnswered(event.payload, known);
		case 'penalty.commented':
			return penaltyIsCommented(event.payload, known);
		case 'penalty.decided':
			return penaltyIsDecided(event.payload, known);
		case 'penalty.appealed':
			return penaltyIsAppealed(event.payload, known);
		case 'appeal.decided':
			return appealIsDecided(event.payload, known);
		case 'reward.proposed':
			return rewardIsProposed(event.payload, known);
		case 'reward.answered':
			return rewardIsAnswered(event.payload, known);
		case 'visibility.set':
			return visibilityIsSet(event.payload, known);
		default:
			return unreachable(event);
	}
};

const mayDo = ({ author }: Case, capability: ConductCapability): Verdict =>
	author.can(capability) ? undefined : { code: 'not_allowed', capability };

type Unknown = Exclude<
	ConductRefusal,
	{ readonly capability: unknown } | { readonly rule: unknown }
>;

const knows = (isKnown: boolean, code: Unknown['code']): Verdict =>
	isKnown ? undefined : { code };

const speaksFor = (known: Case, about: ObjectId, onPaper: boolean): Verdict =>
	onPaper
		? mayDo(known, 'penalty.propose')
		: knows(known.author.isConcerned(about), 'not_concerned');

const mayTakeOver = (known: Case, rule: string, ref: string | null): Verdict =>
	ref === null ? { code: 'wrong_course', rule } : mayDo(known, 'penalty.decide');

const isTarget = (
	known: Case,
	{ target, positions }: ClauseRule,
	clause: string,
	about: ObjectId,
	date: string
): Verdict => {
	const position = target === 'member' ? known.positionOf(about, date) : null;
	const isNamed = position === 'officer' || (position !== null && positions === 'all');
	const isRight = target === 'member' ? isNamed : known.isUnit(about);
	return isRight ? undefined : { code: 'wrong_target', rule: clause };
};

const isMeasure = (rule: ClauseRule, clause: string, { level, points }: Measure): Verdict => {
	if (!isFigure(penaltyPoints(rule), points)) return { code: 'out_of_range', rule: clause };
	return isLevel(rule, level) ? undefined : { code: 'wrong_level', rule: clause };
};
