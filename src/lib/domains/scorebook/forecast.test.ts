import { describe, expect, test } from 'vitest';
import { forecastOf, noRecords, Records, type ScoreInput } from './index.ts';
import { alice, attended, bob, entry, meeting, valuesWith } from './testing.ts';

/** What one more event reaches for Alice, where something counts towards it already. */
const near = (input: Partial<ScoreInput>, who = alice) =>
	forecastOf(new Records({ ...noRecords, members: [who], ...input }), who.id, valuesWith())
		.filter(({ counted }) => counted > 0)
		.map(
			({ clause, level, event, times, counted }) =>
				`${event} ×${times}: ${clause} ${level} (${counted})`
		);

const held = [1, 2, 3, 4].map((day) => meeting(`2024-09-0${day}`));
const each = (statuses: readonly ('late' | 'absent')[], who = alice): Partial<ScoreInput> => ({
	members: [who],
	meetings: held.slice(0, statuses.length),
	attendance: statuses.flatMap((status, i) =>
		held.slice(i, i + 1).map((of) => attended(of, who, { status }, i + 2))
	)
});

describe('one more and …', () => {
	test('[AL-80] two lates: the next one is the warning, then come demerit and withdrawal', () => {
		expect(near(each(['late', 'late'])).filter((text) => text.includes('AL-80'))).toEqual([
			'late ×1: AL-80 warning (2)',
			'late ×2: AL-80 demerit (2)',
			'late ×3: AL-80 withdraw (2)'
		]);
	});

	test('[AL-81] the late that completes a set counts as the absence it becomes (AL-26)', () => {
		expect(near(each(['late', 'late', 'absent']))).toContain('late ×1: AL-81 warning (3)');
		expect(near(each(['absent']))).toContain('absent ×1: AL-81 warning (1)');
		expect(near(each(['late', 'absent'], bob), bob)).toContain('late ×1: AL-81 warning (2)');
	});

	test('[AL-80] what is reached is not foretold again', () => {
		const levels = near(each(['late', 'late', 'late', 'late']))
			.filter((text) => text.includes('AL-80'))
			.map((text) => text.replace(/ \(.*/, ''));
		expect(levels).toEqual(['late ×1: AL-80 withdraw']);
	});

	test.each([
		['[AL-83]', 'AL-83', 'occurrence ×1: AL-83 demerit (1)'],
		['[AL-84]', 'AL-84', 'occurrence ×1: AL-84 demerit (1)'],
		['[AL-86]', 'AL-86', 'occurrence ×1: AL-86 demerit (1)']
	])('%s a second occurrence of %s is foretold: %s', (_id, clause, foretold) => {
		expect(near({ entries: [entry(clause, '2024-10-01')] })).toContain(foretold);
	});

	test('[AL-88] three grave mistakes lead to withdrawal', () => {
		const grave = (row: number) => entry('AL-88', '2024-10-01', { degree: 'grave' }, row);
		expect(near({ entries: [grave(2), grave(3)] })).toEqual(['occurrence ×1: AL-88 withdraw (2)']);
	});

	test('[AL-85] [AL-87] [AL-89] without anything on record it says what a first time would do', () => {
		const first = forecastOf(
			new Records({ ...noRecords, members: [alice] }),
			'alice',
			valuesWith({ 'AL-85.previous_term': 'alice' })
		).filter(({ times, event }) => times === 1 && event === 'occurrence');
		expect(first.map(({ clause, level, degree }) => `${clause} ${level} ${degree}`)).toEqual([
			'AL-83 warning null',
			'AL-84 warning null',
			'AL-85 withdraw null',
			'AL-87 demerit minor',
			'AL-87 withdraw grave',
			'AL-88 demerit minor',
			'AL-89 withdraw null'
		]);
	});
});
