import { describe, expect, test } from 'vitest';
import { type EntryDraft, entryRefusals } from './index.ts';

const draft = (clause: string, change: Partial<EntryDraft> = {}): EntryDraft => ({
	clause,
	namesMember: false,
	namesUnit: false,
	position: null,
	points: null,
	degree: null,
	...change
});
const ofMember = { namesMember: true, position: 'officer' } as const;
const ofUnit = { namesUnit: true } as const;

describe('taken', () => {
	test.each([
		['[AL-45]', draft('AL-45', { ...ofUnit, points: -3 })],
		['[AL-60]', draft('AL-60', { ...ofUnit, points: 1 })],
		['[AL-61]', draft('AL-61', { ...ofMember, points: -1 })],
		['[AL-70]', draft('AL-70', { ...ofUnit, points: 5 })],
		['[AL-71]', draft('AL-71b', { ...ofMember, points: 5 })],
		['[AL-71]', draft('AL-71c', { ...ofMember, points: 3 })],
		['[AL-75]', draft('AL-75', { ...ofMember, points: -10 })],
		['[AL-76]', draft('AL-76', { ...ofMember, points: -2 })],
		['[AL-77]', draft('AL-77', { ...ofMember, position: 'cadre', points: -5 })],
		['[AL-80]', draft('AL-80', ofMember)],
		['[AL-87]', draft('AL-87', { ...ofMember, degree: 'minor' })],
		['[AL-96]', draft('AL-96', { ...ofUnit, points: -5 })]
	])('%s %j', (_clause, entry) => {
		expect(entryRefusals(entry)).toEqual([]);
	});
});

describe('refused', () => {
	test.each([
		['[AL-45]', draft('AL-45', { ...ofUnit, points: 1 }), 'out_of_range', 'points'],
		['[AL-45]', draft('AL-45', { ...ofMember, points: 2 }), 'wrong_target', 'member_id'],
		['[AL-60]', draft('AL-60', { ...ofUnit, points: 0 }), 'out_of_range', 'points'],
		['[AL-61]', draft('AL-61', { ...ofUnit, points: -1 }), 'wrong_target', 'unit'],
		[
			'[AL-61] a cadre',
			draft('AL-61', { ...ofMember, position: 'cadre', points: -1 }),
			'wrong_target',
			'member_id'
		],
		['[AL-61]', draft('AL-61', ofMember), 'missing_value', 'points'],
		['[AL-70]', draft('AL-70', { ...ofUnit, points: 6 }), 'out_of_range', 'points'],
		['[AL-71]', draft('AL-71a', { ...ofMember, points: 4 }), 'out_of_range', 'points'],
		['[AL-71]', draft('AL-71c', { ...ofMember, points: 11 }), 'out_of_range', 'points'],
		['[AL-75]', draft('AL-75', { ...ofMember, points: -1 }), 'out_of_range', 'points'],
		['[AL-76]', draft('AL-76', { ...ofMember, points: -6 }), 'out_of_range', 'points'],
		['[AL-80]', draft('AL-80', { ...ofMember, points: -1 }), 'wrong_target', 'points'],
		['[AL-83]', draft('AL-83', { ...ofMember, degree: 'minor' }), 'wrong_target', 'degree'],
		['[AL-88]', draft('AL-88', ofMember), 'wrong_target', 'degree'],
		['[AL-90]', draft('AL-90', { ...ofUnit, points: -1 }), 'out_of_range', 'points'],
		['[AL-61] both', draft('AL-61', { ...ofMember, ...ofUnit, points: -1 }), 'wrong_target', null],
		['[AL-61] neither', draft('AL-61', { points: -1 }), 'wrong_target', null],
		['a computed clause', draft('AL-20', ofMember), 'unknown_value', 'clause'],
		[
			'[AL-78] which the sheet of members states',
			draft('AL-78', ofMember),
			'unknown_value',
			'clause'
		],
		['no clause', draft('AL-97', ofMember), 'unknown_value', 'clause']
	] as const)('%s %j is %s in %s', (_clause, entry, code, field) => {
		expect(entryRefusals(entry)).toEqual([{ code, field }]);
	});

	test('everything that is wrong is said at once', () => {
		expect(entryRefusals(draft('AL-88', { points: 1 }))).toEqual([
			{ code: 'wrong_target', field: null },
			{ code: 'wrong_target', field: 'points' },
			{ code: 'wrong_target', field: 'degree' }
		]);
	});
});
