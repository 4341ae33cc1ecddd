import type { Item } from './activity.ts';

/** AL-102: what an activity is prepared with, unless somebody changes it. */
const preparationKeys = [
	'venue',
	'poster',
	'equipment',
	'host',
	'materials',
	'photos',
	'article',
	'credits'
] as const;

/** AL-104: what has to be done within a week of the activity. */
const aftermathKeys = ['items_returned', 'materials_collected'] as const;

export type DefaultKey = (typeof preparationKeys)[number] | (typeof aftermathKeys)[number];

/** AL-104: how many days there are for it. */
export const DAYS_AFTER = 7;

export const isAftermath = (key: string): boolean =>
	(aftermathKeys as readonly string[]).includes(key);

/** The checklist before anybody has said anything about it. */
export const defaultItems = (): Map<string, Item> =>
	new Map(
		[...preparationKeys, ...aftermathKeys].map((key) => [
			key,
			{ key, title: null, responsible: null, due: null, dropped: false, ticks: [] }
		])
	);
