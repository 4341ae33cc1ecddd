import { describe, expect, it } from 'vitest';
import {
	calendarDate,
	clockText,
	dateText,
	momentText,
	paperDateText,
	shortDateText,
	teachingWeek
} from './dates.ts';

const evening = Date.UTC(2021, 9, 18, 16, 5);

describe('dates', () => {
	it('writes a date with its weekday in each language', () => {
		expect(dateText('2021-10-18', 'zh-Hans')).toBe('2021年10月18日（周一）');
		expect(dateText('2021-10-18', 'zh-Hant')).toBe('2021年10月18日（週一）');
		expect(dateText('2021-10-18', 'en')).toBe('Mon 18 Oct 2021');
		expect(shortDateText('2021-03-07', 'zh-Hans')).toBe('3月7日');
		expect(shortDateText('2021-03-07', 'en')).toBe('7 Mar');
	});

	it('gives back as typed what is no date', () => {
		expect(dateText('十月', 'zh-Hans')).toBe('十月');
		expect(dateText('2021-13-01', 'zh-Hans')).toBe('2021-13-01');
	});

	it('counts teaching weeks from the week of the first day, on Mondays', () => {
		expect(teachingWeek('2021-09-01', '2021-09-01')).toBe(1);
		expect(teachingWeek('2021-09-05', '2021-09-01')).toBe(1);
		expect(teachingWeek('2021-09-06', '2021-09-01')).toBe(2);
		expect(teachingWeek('2021-10-18', '2021-09-01')).toBe(8);
		expect(teachingWeek('2021-08-29', '2021-09-01')).toBe(0);
		expect(teachingWeek('later', '2021-09-01')).toBeUndefined();
	});

	it('reads an instant in the time zone of the workspace', () => {
		expect(calendarDate(evening, 'Asia/Shanghai')).toBe('2021-10-19');
		expect(calendarDate(evening, 'UTC')).toBe('2021-10-18');
		expect(clockText(evening, 'Asia/Shanghai')).toBe('00:05');
	});

	it('writes a date as on paper, without the day of the week', () => {
		expect(paperDateText('2021-10-18', 'zh-Hans')).toBe('2021年10月18日');
		expect(paperDateText('2021-10-18', 'en')).toBe('18 Oct 2021');
		expect(paperDateText('someday', 'zh-Hant')).toBe('someday');
	});

	it('names the day only when it is another one', () => {
		const at = (nowMs: number) => momentText(evening, nowMs, 'zh-Hans', 'UTC');
		expect(at(evening + 60_000)).toBe('16:05');
		expect(at(evening + 86_400_000)).toBe('10月18日 16:05');
		expect(at(evening + 365 * 86_400_000)).toBe('2021年10月18日（周一） 16:05');
	});
});
