import { describe, expect, test } from 'vitest';
import { activity, alice, linesOf, partIn, scoreOf } from './testing.ts';

const one = activity('2024-10-10');
const partly = (change: Parameters<typeof partIn>[2], of = one) =>
	linesOf({ activities: [of], participation: [partIn(of, alice, change)] });

test('[AL-40] being outstanding gives +2, without having taken part too', () => {
	expect(partly({ outstanding: true })).toEqual(['AL-40 2']);
});

describe('[AL-41] proposals', () => {
	test.each([
		[['idea'], ['AL-41 1']],
		[['novel'], ['AL-41 2']],
		[['concise_summary'], ['AL-41 2']],
		[['novel', 'concise_summary'], ['AL-41 2']],
		[
			['novel', 'idea'],
			['AL-41 1', 'AL-41 2']
		],
		[[], []]
	] as const)('%j give %j', (proposal, expected) => {
		expect(partly({ proposal })).toEqual(expected);
	});
});

test.each([
	[0, []],
	[1, ['AL-42 2']],
	[3, ['AL-42 6']]
])('[AL-42] %i adopted ideas give %j', (adopted, expected) => {
	expect(partly({ adopted })).toEqual(expected);
});

describe('[AL-43] taking part', () => {
	const many = Array.from({ length: 7 }, (_, i) => activity(`2024-10-0${i + 1}`));
	const all = many.map((of, i) => partIn(of, alice, { tookPart: true }, 9 - i));

	test('gives +1 each time', () => {
		expect(partly({ tookPart: true })).toEqual(['AL-43 1']);
	});

	test('[AL-D6] is capped at +5 in time order; past the cap there is no line', () => {
		const { lines } = scoreOf({ activities: many, participation: all });
		expect(lines.map(({ at }) => at)).toEqual(many.slice(0, 5).map(({ heldOn }) => heldOn));
	});

	test('the line that reaches the cap is cut to it', () => {
		const input = { activities: many, participation: all };
		expect(linesOf(input, { 'AL-43.points': '2' })).toEqual(['AL-43 2', 'AL-43 2', 'AL-43 1']);
		expect(linesOf(input, { 'AL-43.cap': '0' })).toEqual([]);
	});

	test('[AL-D6] the cap is for AL-43 alone', () => {
		const participation = all.map((row) => ({ ...row, outstanding: true }));
		const lines = linesOf({ activities: many, participation });
		expect(lines.filter((line) => line === 'AL-40 2')).toHaveLength(7);
	});
});

describe('[AL-44] the activity’s evaluation', () => {
	test.each([
		['excellent', 'AL-44 2'],
		['good', 'AL-44 1'],
		['average', 'AL-44 0'],
		['poor', 'AL-44 -2']
	] as const)('%s gives %s to those who took part', (grade, expected) => {
		const graded = activity('2024-10-10', { grade });
		expect(partly({ tookPart: true }, graded)).toEqual(['AL-43 1', expected]);
		expect(partly({ outstanding: true }, graded)).toEqual(['AL-40 2']);
	});

	test('is stated by the activity, which is the cause of the line', () => {
		const graded = activity('2024-10-10', { grade: 'good' });
		const { lines } = scoreOf({
			activities: [graded],
			participation: [partIn(graded, alice, { tookPart: true })]
		});
		expect(lines.map(({ causes }) => causes.map(({ id }) => id))).toEqual([
			['participation:2'],
			['x10-10']
		]);
	});
});

test('[AL-43] an activity outside the term gives nothing and uses nothing of the cap', () => {
	const term = { from: '2024-10-11', to: null };
	const later = activity('2024-10-12');
	const participation = [
		partIn(one, alice, { tookPart: true, outstanding: true }, 2),
		partIn(later, alice, { tookPart: true }, 3)
	];
	const input = { term, activities: [one, later], participation };
	expect(linesOf(input, { 'AL-43.cap': '1' })).toEqual(['AL-43 1']);
});
