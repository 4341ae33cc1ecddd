import { activities } from './activities.ts';
import type { Department } from './department.ts';
import { office } from './office.ts';
import { outreach } from './outreach.ts';
import { publicity } from './publicity.ts';
import { training } from './training.ts';

/** The departments whose duties the document lists, in its order (AL-2). */
export const departments: readonly Department[] = [
	office,
	publicity,
	activities,
	training,
	outreach
];

/** The department that a unit is by its name, in whichever language; undefined for one of one's own. */
export const departmentNamed = (unitName: string): Department | undefined => {
	const wanted = unitName.trim().toLowerCase();
	return departments.find(
		({ name }) =>
			wanted.endsWith(name['zh-Hans']) ||
			wanted.endsWith(name['zh-Hant']) ||
			wanted === name.en ||
			wanted === name.en.replace(/ department$/, '')
	);
};

const LONGEST_TITLE = 40;

/** A duty as the title of a task: its first clause, cut where it is long. */
export const titleOfDuty = (wording: string): string => {
	const clause = wording.split(/[,;:。，；：.(（]/u)[0]?.trim() ?? '';
	return clause.length <= LONGEST_TITLE ? clause : `${clause.slice(0, LONGEST_TITLE - 1).trim()}…`;
};
