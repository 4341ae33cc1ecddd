import { describe, expect, it } from 'vitest';
import type { Status } from './events.ts';
import { END, MINUTE, START } from './history.ts';
import { cameAtAll, disagreesWithTimes, statusOf, type Times } from './status.ts';

const timing = { start: START, end: END, lateMinutes: 10 };
const arrival = (minute: number) => START + minute * MINUTE;
const times = (more: Partial<Times>): Times => ({
	status: null,
	arrivedAt: null,
	leftAt: null,
	reasonAccepted: false,
	...more
});

describe('the status that the times say [AL-25]', () => {
	it.each<[string, Partial<Times>, Status]>([
		['before the start', { arrivedAt: START - 1 }, 'present'],
		['at the start', { arrivedAt: START }, 'present'],
		['a millisecond after it', { arrivedAt: START + 1 }, 'late'],
		['up to and including 10 minutes', { arrivedAt: arrival(10) }, 'late'],
		['a millisecond more', { arrivedAt: arrival(10) + 1 }, 'absent'],
		['left before the end', { arrivedAt: START, leftAt: END - 1 }, 'left_early'],
		['left at the end', { arrivedAt: START, leftAt: END }, 'present'],
		['late and left early', { arrivedAt: arrival(3), leftAt: END - 1 }, 'late+left_early'],
		['a leaving time alone', { leftAt: END - 1 }, 'left_early'],
		['a leaving time alone, at the end', { leftAt: END }, 'present']
	])('%s', (_, given, status) => {
		expect(statusOf(times(given), timing)).toBe(status);
	});

	it('more than 10 minutes excludes having left early [AL-D2]', () => {
		expect(statusOf(times({ arrivedAt: arrival(11), leftAt: END - 1 }), timing)).toBe('absent');
	});

	it('an accepted reason removes the absence and leaves the early leaving [AL-D2]', () => {
		const excused = { arrivedAt: arrival(30), reasonAccepted: true };
		expect(statusOf(times(excused), timing)).toBe('late');
		expect(statusOf(times({ ...excused, leftAt: END - 1 }), timing)).toBe('late+left_early');
	});

	it('a stated status counts, whatever the times', () => {
		expect(statusOf(times({ status: 'present', arrivedAt: arrival(30) }), timing)).toBe('present');
	});

	it('uses the rulebook’s minutes', () => {
		const strict = { ...timing, lateMinutes: 0 };
		expect(statusOf(times({ arrivedAt: START + 1 }), strict)).toBe('absent');
		expect(statusOf(times({ arrivedAt: START }), strict)).toBe('present');
	});

	it('nobody leaves early from a meeting without an end', () => {
		const open = { ...timing, end: null };
		expect(statusOf(times({ arrivedAt: START, leftAt: arrival(1) }), open)).toBe('present');
	});
});

describe('a stated status', () => {
	it.each<[Partial<Times>, boolean]>([
		[{ status: 'present' }, false],
		[{ status: 'present', arrivedAt: START }, false],
		[{ status: 'present', arrivedAt: START + 1 }, true],
		[{ status: 'present', arrivedAt: arrival(40), reasonAccepted: true }, false],
		[{ status: 'late', arrivedAt: arrival(5) }, false],
		[{ status: 'late', arrivedAt: START }, true],
		[{ status: 'late', arrivedAt: arrival(11) }, true],
		[{ status: 'late', arrivedAt: arrival(5), leftAt: END - 1 }, true],
		[{ status: 'late+left_early', arrivedAt: arrival(5), leftAt: END - 1 }, false],
		[{ status: 'late+left_early', arrivedAt: arrival(5) }, false],
		[{ status: 'late+left_early', arrivedAt: arrival(5), leftAt: END }, true],
		[{ status: 'left_early', leftAt: END - 1 }, false],
		[{ status: 'left_early', leftAt: END }, true],
		[{ status: 'left_early', arrivedAt: arrival(5), reasonAccepted: true }, true],
		[{ status: 'present', leftAt: END - 1 }, true],
		[{ status: 'present', arrivedAt: arrival(5), leftAt: END - 1, reasonAccepted: true }, true],
		[{ status: 'leave' }, false],
		[{ status: 'leave', arrivedAt: START }, true],
		[{ status: 'absent', arrivedAt: arrival(30) }, true],
		[{ status: 'absent', leftAt: END }, true],
		[{ arrivedAt: arrival(30) }, false]
	])('%j contradicts the times: %s (status_disagrees)', (given, expected) => {
		expect(disagreesWithTimes(times(given), timing)).toBe(expected);
	});

	it('is not compared with a leaving time where the meeting has no end', () => {
		const open = { ...timing, end: null };
		expect(disagreesWithTimes(times({ status: 'present', leftAt: START }), open)).toBe(false);
	});
});

describe('somebody came', () => {
	it.each<[Partial<Times>, boolean]>([
		[{ status: 'present' }, true],
		[{ status: 'late+left_early' }, true],
		[{ status: 'absent' }, false],
		[{ status: 'leave' }, false],
		[{ status: 'absent', arrivedAt: arrival(30) }, true],
		[{ arrivedAt: arrival(30) }, true],
		[{ leftAt: END }, true]
	])('%j: %s', (given, expected) => {
		expect(cameAtAll(times(given))).toBe(expected);
	});
});
