import { describe, expect, it } from 'vitest';
import type { Meeting } from '#lib/domains/meetings/index.ts';
import { pastMeetings, upcomingMeetings } from './sorting.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2021, 9, 18, 6);

// Only what the sorting reads.
const meeting = (id: string, start: number, end: number | null, isFinal = false) =>
	({ id, start, end, minutes: { inForce: isFinal ? {} : null } }) as unknown as Meeting;

const meetings = [
	meeting('next week', NOW + 168 * HOUR, null),
	meeting('soon', NOW + HOUR, null),
	meeting('sealed early', NOW - HOUR, NOW + HOUR, true),
	meeting('going on', NOW - 2 * HOUR, null),
	meeting('over', NOW - 2 * HOUR, NOW - 1)
];
const ids = (found: readonly Meeting[]) => found.map(({ id }) => id);

describe('the list of meetings', () => {
	it('shows what is on or coming, soonest first', () => {
		expect(ids(upcomingMeetings(meetings, NOW))).toEqual(['going on', 'soon', 'next week']);
	});

	it('shows what is over or sealed, latest first', () => {
		expect(ids(pastMeetings(meetings, NOW))).toEqual(['sealed early', 'over']);
	});
});
