import { describe, expect, test } from 'vitest';
import type { Meeting, Member } from './index.ts';
import { alice, attended, bob, linesOf, meeting, scoreOf } from './testing.ts';

/** Lates at `meetings`, listed in the order given. */
const lateAt = (who: Member, ...meetings: readonly Meeting[]) => ({
	members: [who],
	meetings,
	attendance: meetings.map((of, i) => attended(of, who, { status: 'late' as const }, i + 2))
});

const one = meeting('2024-09-05');
const two = meeting('2024-09-12');
const three = meeting('2024-09-19');
const four = meeting('2024-09-26');
const plenary = meeting('2024-09-19', { kind: 'plenary' });
const starred = meeting('2024-09-19', { stars: 4 });

describe('[AL-26] lates convert', () => {
	test('two lates of an officer do not', () => {
		expect(linesOf(lateAt(alice, one, two))).toEqual(['AL-20 -1', 'AL-20 -1']);
	});

	test('three lates of an officer become one absence of the last meeting', () => {
		// −1 −1 −1 are already deducted and the absence is −3: nothing is left to deduct.
		expect(linesOf(lateAt(alice, one, two, three))).toEqual([
			'AL-20 -1',
			'AL-20 -1',
			'AL-20 -1',
			'AL-26 0'
		]);
	});

	test('two lates of a cadre do', () => {
		expect(linesOf(lateAt(bob, one, two))).toEqual(['AL-20 -1', 'AL-20 -1', 'AL-26 -1']);
	});

	test('[AL-D9] the presidium converts like cadres', () => {
		const presidium = { ...bob, position: 'presidium' as const };
		expect(linesOf(lateAt(presidium, one, two)).at(-1)).toBe('AL-26 -1');
	});

	test.each([
		[plenary, 'AL-26 -1'], // −5 − (−1 −1 −2)
		[starred, 'AL-26 -4'] // −8 − (−1 −1 −2)
	])('[AL-D3] the meeting that completes the set gives the absence figure', (last, expected) => {
		expect(linesOf(lateAt(alice, one, two, last)).at(-1)).toBe(expected);
	});

	test('[AL-D3] the extra line never gives points back', () => {
		const heavy = [1, 2, 3].map((day) => meeting(`2024-09-0${day}`, { kind: 'plenary' }));
		// −2 −2 at plenaries and −1 at a routine meeting come to −5, its absence to −3.
		expect(linesOf(lateAt(alice, ...heavy.slice(0, 2), three)).at(-1)).toBe('AL-26 0');
	});

	test('[AL-D3] “add” puts the whole absence figure on top', () => {
		const lines = linesOf(lateAt(alice, one, two, starred), { 'AL-26.effect': 'add' });
		expect(lines.at(-1)).toBe('AL-26 -8');
	});

	test('[AL-D3] counting starts anew after a set', () => {
		const lines = linesOf(lateAt(bob, one, two, three, four));
		expect(lines.filter((line) => line.startsWith('AL-26'))).toEqual(['AL-26 -1', 'AL-26 -1']);
		const officer = linesOf(lateAt(alice, one, two, three, four));
		expect(officer.filter((line) => line.startsWith('AL-26'))).toEqual(['AL-26 0']);
	});

	test('[AL-D3] sets form in time order, however the rows are sorted', () => {
		const { lines } = scoreOf(lateAt(bob, four, one, two));
		const extra = lines.find(({ clause }) => clause === 'AL-26');
		expect(extra?.at).toBe('2024-09-12 19:00');
		expect(extra?.causes.map(({ id }) => id)).toEqual(['attendance:3', 'attendance:4']);
	});

	test('[AL-D2] an excused late does not count towards a set', () => {
		const input = lateAt(bob, one, two);
		const [first, ...rest] = input.attendance.map((row) => ({ ...row, reasonAccepted: true }));
		const attendance = [
			...(first ? [first] : []),
			...rest.map((row) => ({ ...row, reasonAccepted: false }))
		];
		expect(linesOf({ ...input, attendance })).toEqual(['AL-20 -1']);
	});

	test('[AL-26] an absence is no late', () => {
		const input = lateAt(bob, one, two);
		const attendance = input.attendance.map((row) => ({ ...row, status: 'absent' as const }));
		expect(linesOf({ ...input, attendance })).toEqual(['AL-20 -3', 'AL-20 -3']);
	});

	test('[AL-26] the numbers are parameters', () => {
		expect(linesOf(lateAt(alice, one), { 'AL-26.officer': '1' })).toEqual(['AL-20 -1', 'AL-26 -2']);
	});
});

test('[AL-D3] in the counts each late stays a late and the converted absence is one', () => {
	expect(scoreOf(lateAt(bob, one, two, three)).counts).toEqual({
		lates: 3,
		absences: 1,
		leaves: 0,
		missingNotes: 0
	});
});
