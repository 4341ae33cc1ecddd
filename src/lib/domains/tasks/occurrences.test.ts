import { describe, expect, it } from 'vitest';
import type { RecurrenceDetails } from './events.ts';
import { authorOf, SET, stated, weekly } from './history.ts';
import { occurrencesOf, weekdayOf } from './occurrences.ts';
import { viewCalendar, viewRecurrence } from './recurrence-view.ts';

const scheduled = (change: Partial<RecurrenceDetails>) => {
	const fact = stated('rule', SET, 'duty.scheduled', { ...weekly, ...change });
	const recurrence = viewRecurrence([fact], authorOf);
	if (!recurrence) throw new Error('the office may set tasks');
	return recurrence;
};

/** Monday to Friday, but for a week off from 6 April 2026, worked in on the Saturday before. */
const isWorkingDay = (date: string) =>
	date === '2026-04-04' ||
	(weekdayOf(date) <= 5 && !(date >= '2026-04-06' && date <= '2026-04-10'));

const inApril = (change: Partial<RecurrenceDetails>) =>
	occurrencesOf(scheduled(change), '2026-04-01', '2026-04-15', isWorkingDay).map(
		({ date, dueOn }) => (date === dueOn ? date.slice(8) : `${date.slice(8)}→${dueOn.slice(5)}`)
	);

describe('[AL-100] a recurring task comes', () => {
	it('on every working day', () => {
		expect(inApril({ every: { unit: 'workday' } })).toEqual([
			'01',
			'02',
			'03',
			'04',
			'13',
			'14',
			'15'
		]);
	});

	it.each([
		['next', ['03', '06→04-13', '10→04-13', '13']],
		['before', ['03', '06→04-04', '10→04-04', '13']],
		['skip', ['03', '13']],
		['keep', ['03', '06', '10', '13']]
	] as const)('on weekdays; where that is a day off: %s', (onDayOff, days) => {
		expect(inApril({ every: { unit: 'week', days: [1, 5] }, onDayOff })).toEqual(days);
	});

	it('on a day of the month, on the last one where the month is shorter', () => {
		const last = scheduled({ every: { unit: 'month', day: 31 }, onDayOff: 'keep' });
		const dates = occurrencesOf(last, '2026-01-01', '2028-03-01', () => true);
		expect(dates.map(({ date }) => date).filter((date) => date.slice(5, 7) === '02')).toEqual([
			'2027-02-28',
			'2028-02-29'
		]);
		expect(dates[0]?.date).toBe('2026-03-31');
	});

	it('not before it begins, not after its last day, not from the day it was ended on', () => {
		const recurrence = scheduled({ every: { unit: 'week', days: [1] }, until: '2026-03-23' });
		const all = (of: typeof recurrence) =>
			occurrencesOf(of, '2026-01-01', '2026-12-31', () => true).map(({ date }) => date);
		expect(all(recurrence)).toEqual(['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23']);
		const ended = { ...recurrence.scheduled, from: '2026-03-16', reason: '换届' };
		expect(all({ ...recurrence, ended })).toEqual(['2026-03-02', '2026-03-09']);
	});

	it('never on a day off where a vacation has no end', () => {
		const recurrence = scheduled({ every: { unit: 'week', days: [1] } });
		expect(occurrencesOf(recurrence, '2026-03-01', '2026-03-31', () => false)).toEqual([]);
	});
});

describe('the working days of a year', () => {
	it('are those stated last, by whoever keeps the calendar', () => {
		const year = (name: string, at: number, on: string, by?: string) =>
			stated(name, at, 'calendar.stated', { year: 2027, off: [], on: [on] }, by);
		const calendar = viewCalendar(
			[
				year('a', SET, '2027-02-06'),
				year('b', SET + 1, '2027-02-07'),
				year('c', SET + 2, '2027-02-08', 'Bob')
			],
			authorOf
		);
		expect([...calendar.values()].map(({ on }) => on)).toEqual([['2027-02-07']]);
	});
});
