// Dates as people read them. A calendar date is text `YYYY-MM-DD` in the workspace's time zone.
import type { Locale } from '#lib/paraglide/runtime.js';

const weekdays: Readonly<Record<Locale, readonly string[]>> = {
	'zh-Hans': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
	'zh-Hant': ['週日', '週一', '週二', '週三', '週四', '週五', '週六'],
	en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
};
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const dayMs = 86_400_000;

/** 2021年10月18日（周一）, or Mon 18 Oct 2021; text that is no date is given back as typed. */
export function dateText(date: string, locale: Locale): string {
	const day = utcDay(date);
	if (day === undefined) return date;
	const weekday = weekdays[locale][day.getUTCDay()] ?? '';
	const [year, month, dayOfMonth] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
	return locale === 'en'
		? `${weekday} ${dayOfMonth} ${months[month] ?? ''} ${year}`
		: `${year}年${month + 1}月${dayOfMonth}日（${weekday}）`;
}

/** 2021年10月18日, or 18 Oct 2021: as on paper; text that is no date is given back as typed. */
export function paperDateText(date: string, locale: Locale): string {
	const [year] = date.split('-');
	if (utcDay(date) === undefined) return date;
	const day = shortDateText(date, locale);
	return locale === 'en' ? `${day} ${year}` : `${year}年${day}`;
}

/** 10月18日, or 18 Oct: where the year is known from the place. */
export function shortDateText(date: string, locale: Locale): string {
	const day = utcDay(date);
	if (day === undefined) return date;
	const [month, dayOfMonth] = [day.getUTCMonth(), day.getUTCDate()];
	return locale === 'en' ? `${dayOfMonth} ${months[month] ?? ''}` : `${month + 1}月${dayOfMonth}日`;
}

/** The teaching week (教学周) of a date, 1 for the week of the term's first day; weeks begin on Monday. */
export function teachingWeek(date: string, termStart: string): number | undefined {
	const [day, start] = [utcDay(date), utcDay(termStart)];
	if (day === undefined || start === undefined) return undefined;
	return Math.round((mondayMs(day) - mondayMs(start)) / (7 * dayMs)) + 1;
}

/** The calendar date `YYYY-MM-DD` of an instant (epoch ms) in a time zone, by default the device's. */
export function calendarDate(atMs: number, timeZone?: string): string {
	return stamp(atMs, timeZone).slice(0, 10);
}

/** The wall-clock time `HH:MM` of an instant (epoch ms) in a time zone, by default the device's. */
export function clockText(atMs: number, timeZone?: string): string {
	return stamp(atMs, timeZone).slice(11, 16);
}

/** 14:05 for today, else 10月18日 14:05, with the year when it is another one. */
export function momentText(atMs: number, nowMs: number, locale: Locale, timeZone?: string): string {
	const [date, today] = [calendarDate(atMs, timeZone), calendarDate(nowMs, timeZone)];
	const clock = clockText(atMs, timeZone);
	if (date === today) return clock;
	const sameYear = date.slice(0, 4) === today.slice(0, 4);
	return `${sameYear ? shortDateText(date, locale) : dateText(date, locale)} ${clock}`;
}

function utcDay(date: string): Date | undefined {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
	const day = new Date(`${date}T00:00:00Z`);
	return Number.isNaN(day.getTime()) ? undefined : day;
}

function mondayMs(day: Date): number {
	return day.getTime() - ((day.getUTCDay() + 6) % 7) * dayMs;
}

function stamp(atMs: number, timeZone: string | undefined): string {
	// Sweden writes 2021-10-18 14:05, which is the only reason for its language here.
	return new Intl.DateTimeFormat('sv-SE', {
		dateStyle: 'short',
		timeStyle: 'short',
		...(timeZone === undefined ? {} : { timeZone })
	}).format(atMs);
}
