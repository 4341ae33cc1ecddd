import type { IsWorkingDay, StatedYear } from '#lib/domains/tasks/index.ts';
import { weekdayOf } from '#lib/domains/tasks/index.ts';

/** What the State Council has announced: days off, weekends worked in their place, and for which years. */
export interface AnnouncedDays {
	readonly off: ReadonlySet<string>;
	readonly on: ReadonlySet<string>;
	readonly years: ReadonlySet<number>;
}

/**
 * Loads the announced days. Only the package's data is read: its functions reckon in the device's time
 * zone, and a Monday in Xiangtan is a Sunday in Los Angeles (ADR 16).
 */
export const announcedDays = async (): Promise<AnnouncedDays> => {
	const { default: data } = await import('chinese-days/dist/chinese-days.json');
	const [off, on] = [Object.keys(data.holidays), Object.keys(data.workdays)];
	return {
		off: new Set(off),
		on: new Set(on),
		years: new Set(off.map((date) => Number(date.slice(0, 4))))
	};
};

/**
 * Whether people work on a date: as the workspace states it for that year, else as it was announced,
 * else from Monday to Friday.
 */
export const workingDays =
	(announced: AnnouncedDays, stated: ReadonlyMap<number, StatedYear>): IsWorkingDay =>
	(date) => {
		const year = stated.get(Number(date.slice(0, 4)));
		if (year?.on.includes(date)) return true;
		if (year?.off.some(({ from, to }) => from <= date && date <= to)) return false;
		if (announced.on.has(date)) return true;
		return !announced.off.has(date) && weekdayOf(date) <= 5;
	};
