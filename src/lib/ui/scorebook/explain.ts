/** The sentence of a ledger line, from its explanation key and facts. */
import type { Explanation, Line } from '#lib/kernel/rules/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { signedPoints } from '#lib/ui/i18n/index.ts';
import { clauseName } from './clause-names.ts';

type Facts = Explanation['facts'];

const text = (facts: Facts, name: string): string => String(facts[name] ?? '');
const titleOf = (facts: Facts) => ({ title: text(facts, 'title') || m.scorebook_untitled() });

/** Started minutes count whole: who comes at 19:10:01 is told 11. */
const minutesOf = (facts: Facts): number => Math.ceil(Number(facts['seconds_late'] ?? 0) / 60);

const gradeWords: Readonly<Record<string, () => string>> = {
	excellent: m.scorebook_grade_excellent,
	good: m.scorebook_grade_good,
	average: m.scorebook_grade_average,
	poor: m.scorebook_grade_poor
};
const graded = (facts: Facts) => {
	const grade = text(facts, 'grade');
	return { ...titleOf(facts), grade: gradeWords[grade]?.() ?? grade };
};

const sentences: Readonly<Record<string, (facts: Facts) => string>> = {
	meeting_late: (facts) => {
		const minutes = minutesOf(facts);
		const title = titleOf(facts);
		return minutes > 0
			? m.scorebook_why_meeting_late_minutes({ ...title, minutes })
			: m.scorebook_why_meeting_late(title);
	},
	meeting_absent: (facts) => m.scorebook_why_meeting_absent(titleOf(facts)),
	meeting_absent_by_time: (facts) =>
		m.scorebook_why_meeting_absent_by_time({ ...titleOf(facts), minutes: minutesOf(facts) }),
	meeting_left_early: (facts) => m.scorebook_why_meeting_left_early(titleOf(facts)),
	meeting_leave: (facts) => m.scorebook_why_meeting_leave(titleOf(facts)),
	lates_converted: (facts) => m.scorebook_why_lates_converted({ lates: text(facts, 'lates') }),
	lates_converted_added: (facts) =>
		m.scorebook_why_lates_converted_added({ lates: text(facts, 'lates') }),
	full_attendance_month: (facts) =>
		m.scorebook_why_full_attendance_month({
			period: text(facts, 'period'),
			meetings: text(facts, 'meetings')
		}),
	full_attendance_term: (facts) =>
		m.scorebook_why_full_attendance_term({ meetings: text(facts, 'meetings') }),
	task_first: (facts) => m.scorebook_why_task_first(titleOf(facts)),
	task_in_time: (facts) => m.scorebook_why_task_in_time(titleOf(facts)),
	task_late: (facts) => m.scorebook_why_task_late(titleOf(facts)),
	task_acknowledged: (facts) => m.scorebook_why_task_acknowledged(titleOf(facts)),
	task_silent: (facts) => m.scorebook_why_task_silent(titleOf(facts)),
	task_grade: (facts) => m.scorebook_why_task_grade(graded(facts)),
	notes_grade: (facts) => m.scorebook_why_notes_grade(graded(facts)),
	notes_none: (facts) => m.scorebook_why_notes_none(titleOf(facts)),
	activity_outstanding: (facts) => m.scorebook_why_activity_outstanding(titleOf(facts)),
	activity_idea: (facts) => m.scorebook_why_activity_idea(titleOf(facts)),
	activity_novel: (facts) => m.scorebook_why_activity_novel(titleOf(facts)),
	activity_adopted: (facts) =>
		m.scorebook_why_activity_adopted({ ...titleOf(facts), count: text(facts, 'count') }),
	activity_took_part: (facts) => m.scorebook_why_activity_took_part(titleOf(facts)),
	activity_capped: (facts) => m.scorebook_why_activity_capped(titleOf(facts)),
	activity_grade: (facts) => m.scorebook_why_activity_grade(graded(facts))
};

/** What somebody entered, in the words of its clause; `before` is what an appeal has replaced. */
const entrySentences: Readonly<
	Record<string, (entered: { readonly what: string; readonly before: string }) => string>
> = {
	entry: m.scorebook_why_entry,
	entry_imposed: m.scorebook_why_entry_imposed,
	entry_changed: m.scorebook_why_entry_changed,
	entry_lifted: m.scorebook_why_entry_lifted,
	entry_approved: m.scorebook_why_entry_approved
};

/** The page's name for a unit; the id itself where it has none, as in sheets. */
export type UnitName = (id: string) => string;

const entryText = (
	{ clause, explanation: { key, facts } }: Pick<Line, 'clause' | 'explanation'>,
	unitName: UnitName
): string | undefined => {
	const before = facts['before'] === undefined ? '' : signedPoints(Number(facts['before']));
	const sentence = entrySentences[key.replace(/_unit$/, '')];
	const words = sentence?.({ what: clauseName(clause), before });
	const unit = facts['unit'];
	return words === undefined || unit === undefined ? words : `${words} · ${unitName(String(unit))}`;
};

/** Why the line exists, in the reader's language; the key itself where no words are known for it. */
export const explain = (
	line: Pick<Line, 'clause' | 'explanation'>,
	unitName: UnitName = (id) => id
): string => {
	const { key, facts } = line.explanation;
	return sentences[key]?.(facts) ?? entryText(line, unitName) ?? key;
};
