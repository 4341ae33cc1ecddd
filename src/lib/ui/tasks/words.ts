// Codes of tasks as words in the reader's language.
import type { Grade, ShareState } from '#lib/domains/tasks/index.ts';
import { m } from '#lib/paraglide/messages.js';

const states: Readonly<Record<ShareState, () => string>> = {
	waiting: m.tasks_state_waiting,
	acknowledged: m.tasks_state_acknowledged,
	handedIn: m.tasks_state_handed_in,
	graded: m.tasks_state_graded
};

/** How far a member's part, or a whole task, is. */
export const stateName = (state: ShareState): string => states[state]();

/** The states in the order in which a task passes through them. */
export const stateOrder = ['waiting', 'acknowledged', 'handedIn', 'graded'] as const;

const gradeNames: Readonly<Record<Grade, () => string>> = {
	excellent: m.tasks_grade_excellent,
	good: m.tasks_grade_good,
	average: m.tasks_grade_average,
	poor: m.tasks_grade_poor
};

/** A grade of AL-33. */
export const gradeName = (grade: Grade): string => gradeNames[grade]();

/** A day of the week, 1 for Monday. */
export const weekdayName = (day: number): string =>
	[
		m.tasks_weekday_1,
		m.tasks_weekday_2,
		m.tasks_weekday_3,
		m.tasks_weekday_4,
		m.tasks_weekday_5,
		m.tasks_weekday_6,
		m.tasks_weekday_7
	][day - 1]?.() ?? '';
