import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import {
	instantToDate,
	instantToSheetTime,
	instantToWallClock,
	wallClockToInstant
} from './zone.ts';

const SHANGHAI = 'Asia/Shanghai';
const BERLIN = 'Europe/Berlin';

describe('time in a zone', () => {
	it('shows the wall clock and the date of an instant', () => {
		const at = Date.UTC(2021, 9, 18, 16, 30, 59);
		expect(instantToWallClock(at, SHANGHAI)).toBe('2021-10-19 00:30');
		expect(instantToDate(at, SHANGHAI)).toBe('2021-10-19');
		expect(instantToDate(at, BERLIN)).toBe('2021-10-18');
	});

	it('finds the instant of a wall clock, written with a blank or a T', () => {
		const at = Date.UTC(2021, 9, 18, 6, 0);
		expect(wallClockToInstant('2021-10-18 14:00', SHANGHAI)).toBe(at);
		expect(wallClockToInstant('2021-10-18T14:00', SHANGHAI)).toBe(at);
	});

	it('shows what the zone’s own calendar shows, at any second, summer time or not', () => {
		const zones = [SHANGHAI, BERLIN, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
		fc.assert(
			fc.property(fc.constantFrom(...zones), fc.nat({ max: 4_000_000_000 }), (zone, second) => {
				const at = second * 1000;
				const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
				const text = there.toPlainDateTime().toString({ smallestUnit: 'second' });
				expect(instantToSheetTime(at, zone)).toBe(text.replace('T', ' ').replace(/:00$/, ''));
			}),
			{ seed: 20211031, numRuns: 500 }
		);
	});

	it('refuses what is no date or no time', () => {
		for (const text of [
			'',
			'2021-02-30 10:00',
			'2021-10-18 24:30',
			'2021-10-18',
			'18.10.2021 14:00'
		])
			expect(wallClockToInstant(text, SHANGHAI)).toBeUndefined();
	});

	it('takes the earlier of two equal hours and moves a skipped one on', () => {
		expect(wallClockToInstant('2021-10-31 02:30', BERLIN)).toBe(Date.UTC(2021, 9, 31, 0, 30));
		expect(wallClockToInstant('2021-03-28 02:30', BERLIN)).toBe(Date.UTC(2021, 2, 28, 1, 30));
	});

	it('comes back to the same minute in a zone without summer time', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 68_000_000 }), (minute) => {
				const at = minute * 60_000;
				// Chinese summer time ended in 1991.
				fc.pre(at > Date.UTC(1992, 0, 1));
				expect(wallClockToInstant(instantToWallClock(at, SHANGHAI), SHANGHAI)).toBe(at);
			}),
			{ seed: 20211018, numRuns: 300 }
		);
	});
});
