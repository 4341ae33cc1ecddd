import { describe, expect, test } from 'vitest';
import type { Entry, Note, ScoreInput } from './index.ts';
import { alice, attended, bob, cause, entry, meeting, scoreOf } from './testing.ts';

const findings = (input: Partial<ScoreInput>, stated: Readonly<Record<string, string>> = {}) =>
	scoreOf(input, stated).findings.map(
		({ clause, level, at, causes }) =>
			`${clause} ${level} ${at} ${causes.map(({ id }) => id).join(' ')}`
	);

/** `count` occurrences of `clause` on the first days of October. */
const times = (clause: string, count: number, change: Partial<Entry> = {}): readonly Entry[] =>
	Array.from({ length: count }, (_, i) => entry(clause, `2024-10-0${i + 1}`, change, i + 2));

const held = [1, 2, 3, 4, 5].map((day) => meeting(`2024-09-0${day}`));
const each = (status: 'late' | 'absent', count: number, who = alice) => ({
	members: [who],
	meetings: held.slice(0, count),
	attendance: held.slice(0, count).map((of, i) => attended(of, who, { status }, i + 2))
});

describe('[AL-80] lates', () => {
	test('two reach nothing, three a warning, four a demerit, five withdrawal', () => {
		const ofLates = (count: number) =>
			scoreOf(each('late', count))
				.findings.filter(({ clause }) => clause === 'AL-80')
				.map(({ level }) => level);
		expect([2, 3, 4, 5].map(ofLates)).toEqual([
			[],
			['warning'],
			['warning', 'demerit'],
			['warning', 'demerit', 'withdraw']
		]);
	});

	test('a finding is dated by the event that reached it, because of all up to that one', () => {
		expect(findings(each('late', 3))).toEqual([
			'AL-80 warning 2024-09-03 19:00 attendance:2 attendance:3 attendance:4'
		]);
	});

	test('those at activities and duty, which the office enters, count in time order', () => {
		const input = { ...each('late', 2), entries: [entry('AL-80', '2024-08-30', {}, 9)] };
		expect(findings(input)).toEqual([
			'AL-80 warning 2024-09-02 19:00 e9 attendance:2 attendance:3'
		]);
		expect(scoreOf(input).counts.lates).toBe(3);
	});
});

describe('[AL-81] absences', () => {
	test('one reaches nothing, two a warning, three a demerit, four withdrawal', () => {
		const levels = (count: number) =>
			scoreOf(each('absent', count)).findings.map(({ level }) => level);
		expect([1, 2, 3, 4].map(levels)).toEqual([
			[],
			['warning'],
			['warning', 'demerit'],
			['warning', 'demerit', 'withdraw']
		]);
	});

	test('[AL-D3] a converted absence counts, and its lates stand for it', () => {
		const { meetings, attendance } = each('late', 2, bob);
		const fifth = held[4] ?? meeting('2024-09-05');
		const input = {
			members: [bob],
			meetings: [...meetings, fifth],
			attendance: [...attendance, attended(fifth, bob, { status: 'absent' }, 9)]
		};
		expect(findings(input)).toEqual([
			'AL-81 warning 2024-09-05 19:00 attendance:2 attendance:3 attendance:9'
		]);
	});

	test('[AL-D3] four lates of a cadre are two absences, dated by the fourth', () => {
		expect(findings(each('late', 4, bob)).filter((line) => line.startsWith('AL-81'))).toEqual([
			'AL-81 warning 2024-09-04 19:00 attendance:2 attendance:3 attendance:4 attendance:5'
		]);
	});

	test('[AL-D2] an excused absence does not count', () => {
		const input = each('absent', 2);
		const attendance = input.attendance.map((row) => ({ ...row, reasonAccepted: true }));
		expect(findings({ ...input, attendance })).toEqual([]);
	});
});

test('[AL-82] missing notes count with those that the office enters', () => {
	const recorded = held.slice(0, 2).map((of) => ({ ...of, recorders: ['alice'] }));
	const notes = recorded.map((of, i): Note => ({
		cause: cause('notes', i + 2, of.start),
		meeting: of.id,
		member: 'alice',
		grade: 'none'
	}));
	const input = { meetings: recorded, notes, entries: times('AL-82', 2) };
	expect(findings(input)).toEqual([
		'AL-82 warning 2024-10-01 notes:2 notes:3 e2',
		'AL-82 demerit 2024-10-02 notes:2 notes:3 e2 e3'
	]);
	expect(scoreOf(input).counts.missingNotes).toBe(4);
});

describe('occurrences that the office enters', () => {
	test.each([
		['[AL-83]', 'AL-83', ['warning', 'demerit', 'withdraw']],
		['[AL-84]', 'AL-84', ['warning', 'demerit', 'withdraw']],
		['[AL-86]', 'AL-86', ['demerit', 'withdraw']],
		['[AL-89]', 'AL-89', ['withdraw']]
	])('%s %s three times reaches %j', (_id, clause, levels) => {
		const entries = times(clause, 3);
		expect(scoreOf({ entries }).findings.map(({ level }) => level)).toEqual(levels);
	});

	test('[AL-86] once reaches nothing', () => {
		expect(findings({ entries: times('AL-86', 1) })).toEqual([]);
	});

	test('[AL-85] [AL-D11] is a demerit; a second term in a row it is withdrawal only', () => {
		const entries = times('AL-85', 2);
		expect(findings({ entries })).toEqual(['AL-85 demerit 2024-10-01 e2']);
		expect(findings({ entries }, { 'AL-85.previous_term': 'bob;alice' })).toEqual([
			'AL-85 withdraw 2024-10-01 e2'
		]);
		expect(findings({}, { 'AL-85.previous_term': 'alice' })).toEqual([]);
	});

	test('[AL-87] a minor case is a demerit, a grave one withdrawal', () => {
		const minor = entry('AL-87', '2024-10-02', { degree: 'minor' }, 2);
		const grave = entry('AL-87', '2024-10-01', { degree: 'grave' }, 3);
		expect(findings({ entries: [minor, grave] })).toEqual([
			'AL-87 withdraw 2024-10-01 e3',
			'AL-87 demerit 2024-10-02 e2'
		]);
	});

	test('[AL-88] the first of any degree is a demerit, the third grave one withdrawal', () => {
		const minor = entry('AL-88', '2024-10-02', { degree: 'minor' }, 9);
		const grave = times('AL-88', 3, { degree: 'grave' });
		expect(findings({ entries: [minor, ...grave] })).toEqual([
			'AL-88 demerit 2024-10-01 e2',
			'AL-88 withdraw 2024-10-03 e2 e3 e4'
		]);
		expect(findings({ entries: [minor, ...grave.slice(0, 2)] })).toHaveLength(1);
	});

	test('[AL-77] every entry is its own finding', () => {
		expect(findings({ entries: times('AL-77', 2, { points: -2 }) })).toEqual([
			'AL-77 warning 2024-10-01 e2',
			'AL-77 warning 2024-10-02 e3'
		]);
	});

	test('[AL-90] a department’s warning is no finding about its officers', () => {
		expect(findings({ entries: times('AL-90', 3, { unit: 'office', points: -2 }) })).toEqual([]);
	});

	test('[AL-83] outside the term count nowhere', () => {
		const term = { from: '2024-10-02', to: null };
		expect(findings({ term, entries: times('AL-83', 2) })).toEqual(['AL-83 warning 2024-10-02 e3']);
	});
});

test('findings at one time are in the order of clause and level', () => {
	const same = (clause: string, row: number) => entry(clause, '2024-10-01', {}, row);
	const entries = [same('AL-89', 2), same('AL-83', 3), same('AL-83', 4), same('AL-86', 5)];
	expect(findings({ entries })).toEqual([
		'AL-83 warning 2024-10-01 e3',
		'AL-83 demerit 2024-10-01 e3 e4',
		'AL-89 withdraw 2024-10-01 e2'
	]);
});

describe('[AL-78] not eligible for awards', () => {
	test('lates and absences together reach three', () => {
		expect(scoreOf(each('late', 2)).ineligibleBecause).toEqual([]);
		expect(scoreOf(each('late', 3)).ineligibleBecause).toEqual(['AL-78']);
		const input = { ...each('absent', 2), entries: [entry('AL-80', '2024-10-01')] };
		expect(scoreOf(input).ineligibleBecause).toEqual(['AL-78']);
	});

	test('[AL-D12] a converted absence is not counted again', () => {
		expect(scoreOf(each('late', 2, bob)).ineligibleBecause).toEqual([]);
	});

	test('an excused late, a leave and an early leaving are none of them', () => {
		const meetings = held.slice(0, 4);
		const attendance = meetings.map((of, i) =>
			attended(
				of,
				alice,
				i < 2
					? { status: 'late', reasonAccepted: true }
					: { status: i === 2 ? 'leave' : 'left_early' },
				i + 2
			)
		);
		expect(scoreOf({ meetings, attendance }).ineligibleBecause).toEqual([]);
	});

	test('a failed course alone is enough, and with lates it is said once', () => {
		const failed = { ...alice, failedCourse: true };
		expect(scoreOf({ members: [failed] }).ineligibleBecause).toEqual(['AL-78']);
		expect(scoreOf(each('late', 3, failed)).ineligibleBecause).toEqual(['AL-78']);
	});

	test('a failed course that the office entered is enough in its term, and costs nothing', () => {
		const inTerm = scoreOf({
			term: { from: '2024-09-01', to: '2025-01-15' },
			entries: [entry('AL-78', '2024-10-01')]
		});
		expect(inTerm.ineligibleBecause).toEqual(['AL-78']);
		expect([inTerm.score, inTerm.lines, inTerm.findings]).toEqual([70, [], []]);
		const term = { from: '2024-09-01', to: '2025-01-15' };
		const before = scoreOf({ term, entries: [entry('AL-78', '2024-06-30')] });
		expect(before.ineligibleBecause).toEqual([]);
	});
});
