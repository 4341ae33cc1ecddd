// What the address of a new task fills in: a duty's words, its department's unit, how often.
import type { Organisation } from '#lib/domains/organisation/index.ts';
import { departmentNamed, departments, titleOfDuty } from '#lib/domains/tasks/index.ts';
import type { Locale } from '#lib/paraglide/runtime.js';
import type { TaskFields } from './task-fields.ts';

const repeats = ['once', 'workday', 'week', 'month'] as const;

/** The part of a form that `query` fills in; whatever it does not know it leaves alone. */
export const fieldsFromQuery = (
	query: URLSearchParams,
	organisation: Organisation,
	locale: Locale
): Partial<TaskFields> => {
	const repeat = repeats.find((each) => each === query.get('repeat'));
	const department = departments.find(({ duties }) =>
		duties.some(({ id }) => id === query.get('duty'))
	);
	const duty = department?.duties.find(({ id }) => id === query.get('duty'));
	const unit = [...organisation.units.values()].find(
		({ name }) => department !== undefined && departmentNamed(name) === department
	);
	return {
		...(repeat && { repeat }),
		...(unit && { unit: unit.id }),
		...(duty && {
			duty: duty.id,
			title: titleOfDuty(duty.wording[locale]),
			body: duty.wording[locale]
		})
	};
};
