import type { StateFault } from '#lib/app/log/index.ts';
import type {
	ConductCommandRefusal,
	Degree,
	Grade,
	Level,
	Measure,
	Penalty,
	Remark,
	Visibility
} from '#lib/domains/conduct/index.ts';
import type { Forecast } from '#lib/domains/scorebook/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { signedPoints } from '#lib/ui/i18n/index.ts';
import { clauseName } from '#lib/ui/scorebook/index.ts';
import { unsavedSentences } from '#lib/ui/storage/index.ts';

const levelNames: Readonly<Record<Level, () => string>> = {
	warning: m.conduct_level_warning,
	demerit: m.conduct_level_demerit,
	withdraw: m.conduct_level_withdraw
};

/** 警告, 记过 or 劝退 in the reader's language. */
export const levelName = (level: Level): string => levelNames[level]();

/** How grave something was. */
export const degreeName = (degree: Degree): string =>
	({ minor: m.conduct_degree_minor, grave: m.conduct_degree_grave })[degree]();

const gradeNames: Readonly<Record<Grade, () => string>> = {
	excellent: m.scorebook_grade_excellent,
	good: m.scorebook_grade_good,
	average: m.scorebook_grade_average,
	poor: m.scorebook_grade_poor,
	none: m.conduct_notes_none_made
};

/** How good notes were, or that there were none. */
export const gradeName = (grade: Grade): string => gradeNames[grade]();

/** A level, points, or both, as people read them. */
export const measureText = ({ level, points }: Measure): string =>
	[
		...(level === null ? [] : [levelName(level)]),
		...(points === null ? [] : [m.conduct_points_text({ points: signedPoints(points) })])
	].join(' · ');

const penaltyStates: Readonly<Record<Penalty['state'], () => string>> = {
	proposed: m.conduct_state_proposed,
	imposed: m.conduct_state_imposed,
	rejected: m.conduct_state_rejected,
	question: m.conduct_state_question
};
const appealStates: Readonly<Record<Exclude<Penalty['appealState'], 'none'>, () => string>> = {
	open: m.conduct_appeal_open,
	upheld: m.conduct_appeal_upheld,
	changed: m.conduct_appeal_changed,
	lifted: m.conduct_appeal_lifted,
	question: m.conduct_appeal_question
};

/** Where a penalty stands; an appeal says more than the decision before it. */
export const penaltyStateText = ({ state, appealState }: Penalty): string =>
	state === 'imposed' && appealState !== 'none'
		? appealStates[appealState]()
		: penaltyStates[state]();

/** Where a remark stands; '' where it simply is on record. */
export const remarkStateText = ({ state }: Remark): string =>
	({
		recorded: () => '',
		question: m.conduct_remark_question,
		withdrawn: m.conduct_remark_withdrawn
	})[state]();

/** What would happen next, as a sentence. */
export const forecastText = ({ clause, level, event, times }: Forecast): string => {
	const words = { clause, level: levelName(level), times };
	switch (event) {
		case 'late':
			return m.conduct_next_late(words);
		case 'absent':
			return m.conduct_next_absent(words);
		case 'missing_notes':
			return m.conduct_next_missing_notes(words);
		case 'occurrence':
			return m.conduct_next_occurrence({ ...words, what: clauseName(clause) });
	}
};

/** Whose scores members may see. */
export const visibilityName = (visibility: Visibility): string =>
	({
		own: m.conduct_visibility_own,
		department: m.conduct_visibility_department,
		all: m.conduct_visibility_all
	})[visibility]();

type Refusal = ConductCommandRefusal | StateFault;

const sentences: Readonly<Record<Refusal['code'], (rule: { readonly rule: string }) => string>> = {
	not_allowed: () => m.conduct_refused_not_allowed(),
	not_permitted: () => m.conduct_refused_not_allowed(),
	not_concerned: () => m.conduct_refused_not_concerned(),
	not_a_cadre: () => m.conduct_refused_not_a_cadre(),
	unknown_clause: () => m.conduct_refused_unknown(),
	unknown_grading: () => m.conduct_refused_unknown(),
	unknown_remark: () => m.conduct_refused_unknown(),
	unknown_penalty: () => m.conduct_refused_unknown(),
	unknown_reward: () => m.conduct_refused_unknown(),
	wrong_target: m.conduct_refused_wrong_target,
	out_of_range: m.conduct_refused_out_of_range,
	wrong_degree: m.conduct_refused_wrong_degree,
	wrong_level: m.conduct_refused_wrong_level,
	wrong_course: m.conduct_refused_wrong_course,
	self_criticism_missing: () => m.conduct_needs_criticism(),
	not_imposed: () => m.conduct_refused_not_imposed(),
	not_appealed: () => m.conduct_refused_not_appealed(),
	reward_is_settled: () => m.conduct_refused_settled(),
	already_decided: () => m.conduct_refused_settled(),
	already_appealed: () => m.conduct_refused_settled(),
	bad_field: () => m.conduct_refused_bad_field(),
	...unsavedSentences
};

/** Why nothing was stated, as a sentence for people. */
export const refusalText = (refusal: Refusal): string =>
	sentences[refusal.code]({ rule: 'rule' in refusal ? refusal.rule : '' });
