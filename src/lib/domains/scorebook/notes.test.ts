import { describe, expect, test } from 'vitest';
import type { Meeting, Note } from './index.ts';
import { alice, attended, carol, cause, linesOf, meeting, scoreOf } from './testing.ts';

const noteOf = (of: Meeting, grade: Note['grade'], member = 'alice'): Note => ({
	cause: cause('notes', 2, of.start),
	meeting: of.id,
	member,
	grade
});
const recorded = meeting('2024-09-05', { recorders: ['alice'] });
const present = attended(recorded, alice, { status: 'present' });
const input = (of: Meeting, grade: Note['grade']) => ({
	meetings: [of],
	attendance: [attended(of, alice, { status: 'present' })],
	notes: [noteOf(of, grade)]
});

describe('[AL-50] notes of a recorder', () => {
	test.each([
		['excellent', 'AL-50 2'],
		['good', 'AL-50 1'],
		['average', 'AL-50 0'],
		['poor', 'AL-50 -2']
	] as const)('%s give %s', (grade, expected) => {
		expect(linesOf(input(recorded, grade))).toEqual(['AL-24 3', expected]);
	});

	test('without a grade give nothing', () => {
		expect(linesOf(input(recorded, null))).toEqual(['AL-24 3']);
	});
});

describe('[AL-51] no notes', () => {
	test('cost 3 and count as missing', () => {
		const { lines, counts } = scoreOf(input(recorded, 'none'));
		expect(lines.map(({ clause, points }) => [clause, points])).toEqual([
			['AL-24', 3],
			['AL-51', -3]
		]);
		expect(counts.missingNotes).toBe(1);
	});

	test('[AL-D8] only a stated “none” is AL-51', () => {
		expect(linesOf({ meetings: [recorded], attendance: [present] })).toEqual(['AL-24 3']);
	});
});

describe('[AL-D8] who owes notes', () => {
	test('nobody but the recorders, unless the meeting says everybody', () => {
		expect(linesOf(input(meeting('2024-09-05'), 'none'))).toEqual(['AL-24 3']);
		expect(linesOf(input(meeting('2024-09-05', { notes: 'all' }), 'none'))).toEqual([
			'AL-24 3',
			'AL-51 -3'
		]);
	});

	test('a recorder from another unit does, expected or not', () => {
		const ofOffice = meeting('2024-09-05', { unit: 'office', recorders: ['carol'] });
		const notes = [noteOf(ofOffice, 'good', 'carol')];
		expect(linesOf({ members: [carol], meetings: [ofOffice], notes })).toEqual(['AL-50 1']);
	});

	test.each(['absent', 'leave'] as const)('whoever is %s does not', (status) => {
		const attendance = [attended(recorded, alice, { status })];
		const notes = [noteOf(recorded, 'none')];
		expect(linesOf({ meetings: [recorded], attendance, notes })).toHaveLength(1);
	});

	test('whoever came too late does not; with an accepted reason they do', () => {
		const late = { arrivedAt: '2024-09-05 19:30' };
		const notes = [noteOf(recorded, 'none')];
		const lines = (reasonAccepted: boolean) =>
			linesOf({
				meetings: [recorded],
				attendance: [attended(recorded, alice, { ...late, reasonAccepted })],
				notes
			});
		expect(lines(false)).toEqual(['AL-20 -3']);
		expect(lines(true)).toEqual(['AL-24 3', 'AL-51 -3']);
	});

	test('[AL-50] notes of a meeting outside the term count nowhere', () => {
		const term = { from: '2024-10-01', to: null };
		const { lines, counts } = scoreOf({ ...input(recorded, 'none'), term });
		expect([lines, counts.missingNotes]).toEqual([[], 0]);
	});
});
