import { describe, expect, test } from 'vitest';
import { contradictsTimes, presenceOf } from './index.ts';
import { alice, attended, meeting } from './testing.ts';

const m = meeting('2024-09-05');
const at = (clock: string) => `2024-09-05 ${clock}`;

const shown = (change: Parameters<typeof attended>[2], of = m) => {
	const presence = presenceOf(of, attended(of, alice, change), 10);
	if (!presence) return 'unrecorded';
	const { late, absent, leave, leftEarly, inFull } = presence;
	const parts = { late, absent, leave, leftEarly, inFull };
	return Object.entries(parts)
		.filter(([, is]) => is)
		.map(([name]) => name)
		.join('+');
};

describe('[AL-25] the times decide where no status is stated', () => {
	test.each([
		['18:30', 'inFull'],
		['19:00', 'inFull'],
		['19:00:01', 'late'],
		['19:10', 'late'],
		['19:10:01', 'absent'],
		['23:00', 'absent']
	])('arriving at %s for 19:00 is %s', (clock, expected) => {
		expect(shown({ arrivedAt: at(clock) })).toBe(expected);
	});

	test('the minutes are a parameter', () => {
		const row = attended(m, alice, { arrivedAt: at('19:06') });
		expect(presenceOf(m, row, 5)?.absent).toBe(true);
		expect(presenceOf(m, row, 6)?.late).toBe(true);
	});

	test('a start in the last minute of a day is compared across midnight', () => {
		const midnight = meeting('2024-09-05', { start: '2024-09-05 23:55', end: null });
		expect(shown({ arrivedAt: '2024-09-06 00:05' }, midnight)).toBe('late');
		expect(shown({ arrivedAt: '2024-09-06 00:06' }, midnight)).toBe('absent');
	});

	test('leaving before the end is leaving early; at the end it is not', () => {
		expect(shown({ leftAt: at('19:59:59') })).toBe('leftEarly');
		expect(shown({ leftAt: at('20:00') })).toBe('inFull');
	});

	test('without a planned end nobody leaves early', () => {
		expect(shown({ leftAt: at('19:01') }, { ...m, end: null })).toBe('inFull');
	});

	test('neither status nor time is unrecorded, with a reason too', () => {
		expect(shown({})).toBe('unrecorded');
		expect(shown({ reasonAccepted: true })).toBe('unrecorded');
	});
});

describe('[AL-D2] an absence by time', () => {
	test('is not also a late and excludes leaving early', () => {
		expect(shown({ arrivedAt: at('19:11'), leftAt: at('19:30') })).toBe('absent');
	});

	test('[AL-D7] a late that also left early is both', () => {
		expect(shown({ arrivedAt: at('19:10'), leftAt: at('19:30') })).toBe('late+leftEarly');
		expect(shown({ status: 'late+left_early' })).toBe('late+leftEarly');
	});
});

describe('[AL-D2] an accepted reason', () => {
	test.each([
		[{ status: 'late' }, 'inFull'],
		[{ status: 'absent' }, ''],
		[{ status: 'leave' }, 'leave'],
		[{ status: 'left_early' }, 'leftEarly'],
		[{ status: 'late+left_early' }, 'leftEarly'],
		[{ status: 'present' }, 'inFull'],
		[{ arrivedAt: at('19:10') }, 'inFull'],
		[{ arrivedAt: at('19:40') }, 'inFull'],
		[{ arrivedAt: at('19:10'), leftAt: at('19:30') }, 'leftEarly'],
		[{ arrivedAt: at('19:15'), leftAt: at('19:30') }, 'leftEarly']
	] as const)('leaves of %j: %s', (change, expected) => {
		expect(shown({ ...change, reasonAccepted: true })).toBe(expected);
	});
});

describe('a stated status contradicts the times', () => {
	test.each([
		['leave', { arrivedAt: at('19:00') }],
		['absent', { leftAt: at('20:00') }],
		['absent', { arrivedAt: at('19:30') }],
		['present', { arrivedAt: at('19:01') }],
		['late', { arrivedAt: at('19:00') }],
		['late', { arrivedAt: at('19:11') }],
		['late', { arrivedAt: at('19:11'), reasonAccepted: true }],
		['left_early', { leftAt: at('20:00') }],
		['left_early', { arrivedAt: at('19:05') }],
		['present', { leftAt: at('19:30') }],
		['present', { leftAt: at('19:30'), reasonAccepted: true }],
		['late+left_early', { arrivedAt: at('19:05'), leftAt: at('20:00') }]
	] as const)('%s with %j', (status, change) => {
		expect(contradictsTimes(m, attended(m, alice, { status, ...change }), 10)).toBe(true);
	});

	test.each([
		[null, { arrivedAt: at('19:30') }],
		['leave', {}],
		['present', {}],
		['late', { arrivedAt: at('19:10') }],
		['late', { leftAt: at('20:00') }],
		['left_early', { arrivedAt: at('18:50') }],
		['late+left_early', { arrivedAt: at('19:05'), leftAt: at('19:30') }],
		['late+left_early', { leftAt: at('19:30') }],
		['present', { arrivedAt: at('19:50'), reasonAccepted: true }]
	] as const)('not: %s with %j', (status, change) => {
		expect(contradictsTimes(m, attended(m, alice, { status, ...change }), 10)).toBe(false);
	});

	test('not: a leaving time where the meeting has no end', () => {
		const open = { ...m, end: null };
		const row = attended(open, alice, { status: 'left_early', leftAt: at('19:30') });
		expect(contradictsTimes(open, row, 10)).toBe(false);
	});
});
