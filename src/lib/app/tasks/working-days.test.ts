import { describe, expect, it } from 'vitest';
import type { StatedYear } from '#lib/domains/tasks/index.ts';
import { announcedDays, workingDays } from './working-days.ts';

// Only what the calendar reads of a statement is there.
const stated = (year: number, off: StatedYear['off'], on: readonly string[]) =>
	new Map([[year, { year, off, on } as StatedYear]]);

describe('working days', () => {
	it('are Monday to Friday, but for the days announced', async () => {
		const isWorkingDay = workingDays(await announcedDays(), new Map());
		expect(isWorkingDay('2026-03-02')).toBe(true);
		expect(isWorkingDay('2026-03-01')).toBe(false);
		// Spring Festival, and a Saturday worked for it.
		expect(isWorkingDay('2026-02-17')).toBe(false);
		expect(isWorkingDay('2026-02-14')).toBe(true);
	});

	it('of a year not announced yet are Monday to Friday, until the workspace states more', async () => {
		const announced = await announcedDays();
		expect([announced.years.has(2026), announced.years.has(2027)]).toEqual([true, false]);
		const before = workingDays(announced, new Map());
		expect(before('2027-02-08')).toBe(true);
		const calendar = stated(2027, [{ from: '2027-02-05', to: '2027-02-12' }], ['2027-02-14']);
		const after = workingDays(announced, calendar);
		expect(['2027-02-04', '2027-02-05', '2027-02-12', '2027-02-14'].map(after)).toEqual([
			true,
			false,
			false,
			true
		]);
	});

	it('are as the workspace states them, against what was announced too', async () => {
		const calendar = stated(2026, [{ from: '2026-07-06', to: '2026-08-28' }], ['2026-10-01']);
		const isWorkingDay = workingDays(await announcedDays(), calendar);
		expect(isWorkingDay('2026-07-06')).toBe(false);
		expect(isWorkingDay('2026-10-01')).toBe(true);
		expect(isWorkingDay('2026-10-02')).toBe(false);
	});
});
