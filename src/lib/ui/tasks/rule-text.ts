// A recurring task's rule in words.
import type { RecurrenceDetails } from '#lib/domains/tasks/index.ts';
import { m } from '#lib/paraglide/messages.js';
import { weekdayName } from './words.ts';

const dayOffWords: Readonly<Record<RecurrenceDetails['onDayOff'], () => string>> = {
	before: m.tasks_on_day_off_before,
	next: m.tasks_on_day_off_next,
	skip: m.tasks_on_day_off_skip,
	keep: m.tasks_on_day_off_keep
};

/** When it comes: 每周周一、周五 18:00. */
export const ruleText = ({ every, time }: RecurrenceDetails): string => {
	switch (every.unit) {
		case 'workday':
			return m.tasks_rule_workday({ time });
		case 'week':
			return m.tasks_rule_week({ days: every.days.map(weekdayName).join('、'), time });
		case 'month':
			return m.tasks_rule_month({ day: every.day, time });
	}
};

/** What becomes of it on a day off; '' where it never falls on one. */
export const dayOffText = ({ every, onDayOff }: RecurrenceDetails): string =>
	every.unit === 'workday' ? '' : m.tasks_rule_day_off({ what: dayOffWords[onDayOff]() });
