import { describe, expect, test } from 'vitest';
import { audited, members, problemsOf, settings, shown, table } from './testing.ts';

const meetings = table(
	'meetings',
	'meeting_id|kind|unit|start|end|recorders',
	'm1|routine|办公室|2024-09-05 19:00|2024-09-05 20:00|'
);
const attendance = (...lines: readonly string[]) =>
	table('attendance', 'meeting_id|member_id|status|arrived_at|left_at|reason_accepted', ...lines);
const everybody = ['m1|a01|present|||', 'm1|b01|present|||'];
const entries = (...lines: readonly string[]) =>
	table('entries', 'entry_id|date|member_id|unit|clause|degree|points', ...lines);

describe('refused', () => {
	test('missing_value: a required cell that is empty, and a required column that is missing', () => {
		expect(problemsOf(table('members', 'member_id|name', '|Alice', 'b01|'))).toEqual([
			'members 2 member_id missing_value',
			'members 2 position missing_value',
			'members 3 position missing_value'
		]);
	});

	test('missing_value: settings without a rulebook', () => {
		expect(problemsOf(table('settings', 'key|value', 'term_from|2024-09-01'))).toEqual([
			'settings 1 value missing_value'
		]);
		expect(problemsOf(table('settings'))).toEqual(['settings 1 value missing_value']);
		expect(problemsOf(table('settings', 'key|value', 'rulebook|'))).toEqual([
			'settings 2 value missing_value'
		]);
	});

	test.each([
		['2024-9-05 19:00'],
		['2024-09-31 19:00'],
		['2024-02-30 19:00'],
		['2024-09-05 24:00'],
		['2024-09-05 19:60'],
		['2024-09-05T19:00'],
		['2024-09-05'],
		['上午']
	])('unknown_value: %s is no time', (time) => {
		const sheet = table('meetings', 'meeting_id|kind|start', `m1|routine|${time}`);
		expect(problemsOf(sheet)).toEqual(['meetings 2 start unknown_value']);
	});

	test('unknown_value: words, numbers and switches that the column does not take', () => {
		expect(
			problemsOf(
				table(
					'meetings',
					'meeting_id|kind|stars|start|notes',
					'm1|weekly|6|2024-09-05 19:00|some',
					'm2|routine|0|2024-09-05 19:00|',
					'm3|routine|1.5|2024-09-05 19:00|'
				),
				table('members', 'member_id|position|failed_course', 'a01|Officer|ja')
			)
		).toEqual([
			'meetings 2 kind unknown_value',
			'meetings 2 notes unknown_value',
			'meetings 2 stars unknown_value',
			'meetings 3 stars unknown_value',
			'meetings 4 stars unknown_value',
			'members 2 failed_course unknown_value',
			'members 2 position unknown_value'
		]);
	});

	test('unknown_value: parameters of the wrong kind', () => {
		expect(
			problemsOf(
				settings(
					'AL-20.late|one',
					'AL-24.period|week',
					'term_from|2024-13-01',
					'timezone|Mars/Olympus',
					'AL-26.officer|0',
					'AL-25.minutes|-1'
				)
			)
		).toEqual([3, 4, 5, 6, 7, 8].map((row) => `settings ${row} value unknown_value`));
		expect(problemsOf(table('settings', 'key|value', 'rulebook|guild'))).toEqual([
			'settings 2 value unknown_value'
		]);
	});

	test('unknown_reference: ids that no sheet defines, in lists too', () => {
		expect(
			problemsOf(
				settings('AL-85.previous_term|a01;z09'),
				table(
					'meetings',
					'meeting_id|kind|start|recorders',
					'm1|routine|2024-09-05 19:00|a01;z09;z10',
					'm2|routine|2024-09-05 19:00|b01; c01;'
				),
				attendance('m1|a01|present|||', 'm9|z09|present|||')
			)
		).toEqual([
			'attendance 3 meeting_id unknown_reference',
			'attendance 3 member_id unknown_reference',
			'meetings 2 recorders unknown_reference',
			'settings 3 value unknown_reference'
		]);
	});

	test('duplicate: every further row for the same id, pair or key', () => {
		expect(
			problemsOf(
				settings('AL-25.minutes|5', 'AL-25.minutes|6'),
				table('members', 'member_id|position', 'a01|officer', 'a01|officer', 'a01|cadre'),
				meetings,
				attendance('m1|a01|present|||', 'm1|a01|late|||')
			)
		).toEqual([
			'attendance 3 - duplicate',
			'members 3 - duplicate',
			'members 4 - duplicate',
			'settings 4 - duplicate'
		]);
	});

	test('unknown_key: a setting that is in no table; those of the other rulebook are ignored', () => {
		expect(problemsOf(settings('AL-20.early|1', 'ME-25.counts|x', 'as_of|whenever'))).toEqual([
			'settings 3 key unknown_key'
		]);
	});

	test('[AL-61] [AL-70] [AL-87] entries against the rule of their clause', () => {
		expect(
			problemsOf(
				entries(
					'e1|2024-09-05|a01|办公室|AL-61||-1',
					'e2|2024-09-05|||AL-61||-1',
					'e3|2024-09-05|b01||AL-61||-1',
					'e4|2024-09-05||办公室|AL-70||6',
					'e5|2024-09-05||办公室|AL-70||',
					'e6|2024-09-05|a01||AL-83||-2',
					'e7|2024-09-05|a01||AL-87||',
					'e8|2024-09-05|a01||AL-83|minor|',
					'e9|2024-09-05|a01||AL-20||-1',
					'e10|2024-09-05|a01||AL-75||viel',
					'e11|2024-09-05|z09||AL-45||2',
					'e12|2024-09-05 10:00|a01||AL-88|small|'
				)
			)
		).toEqual([
			'entries 2 - wrong_target',
			'entries 3 - wrong_target',
			'entries 4 member_id wrong_target',
			'entries 5 points out_of_range',
			'entries 6 points missing_value',
			'entries 7 points wrong_target',
			'entries 8 degree wrong_target',
			'entries 9 degree wrong_target',
			'entries 10 clause unknown_value',
			'entries 11 points unknown_value',
			'entries 12 member_id unknown_reference',
			'entries 12 member_id wrong_target',
			'entries 13 date unknown_value',
			'entries 13 degree unknown_value'
		]);
	});

	test('an entry without a clause is reported once, and its targets still', () => {
		expect(problemsOf(entries('e1|2024-09-05|||||'))).toEqual([
			'entries 2 - wrong_target',
			'entries 2 clause missing_value'
		]);
	});

	test('a refusal leaves the set unread and the reports unsaid, but for unknown columns', () => {
		const result = audited(
			settings('term_to|2024-09-01'),
			members,
			table('meetings', 'meeting_id|kind|start|mood', 'm1|routine|2024-09-05 19:00|', 'm2|x||')
		);
		expect(result.members).toEqual([]);
		expect(shown(result.problems)).toEqual([
			'meetings 1 mood unknown_column',
			'meetings 3 kind unknown_value',
			'meetings 3 start missing_value'
		]);
	});
});

describe('reported', () => {
	test('unknown_column: by the heading as it is written; empty headings are ignored', () => {
		const sheet = table('members', 'member_id|position||Mood|心情', 'a01|officer|x|y|z|surplus');
		expect(problemsOf(sheet)).toEqual([
			'members 1 Mood unknown_column',
			'members 1 心情 unknown_column'
		]);
	});

	test('status_disagrees, not_expected and unrecorded', () => {
		expect(
			problemsOf(
				meetings,
				attendance('m1|a01|present|2024-09-05 19:05||', 'm1|b01||||yes', 'm1|c01|present|||')
			)
		).toEqual([
			'attendance 2 status status_disagrees',
			'attendance 3 - unrecorded b01',
			'attendance 4 - not_expected'
		]);
	});

	test('unrecorded: at the meeting where there is no row, one for each member', () => {
		expect(problemsOf(meetings)).toEqual([
			'meetings 2 - unrecorded a01',
			'meetings 2 - unrecorded b01'
		]);
	});

	test('[AL-D8] unrecorded_notes and no_note_duty of recorders', () => {
		const recorded = table(
			'meetings',
			'meeting_id|kind|unit|start|recorders',
			'm1|routine|办公室|2024-09-05 19:00|a01;c01'
		);
		const notes = table('notes', 'meeting_id|member_id|grade', 'm1|b01|good', 'm1|c01|');
		expect(problemsOf(recorded, attendance(...everybody), notes)).toEqual([
			'meetings 2 - unrecorded_notes a01',
			'meetings 2 - unrecorded_notes c01',
			'notes 2 - no_note_duty'
		]);
	});

	test('[AL-D8] whoever is absent or on leave owes no notes; who came for a reason does', () => {
		const all = table('meetings', 'meeting_id|kind|start|notes', 'm1|routine|2024-09-05 19:00|all');
		const rows = attendance(
			'm1|a01|absent|||yes',
			'm1|b01||2024-09-05 19:30||',
			'm1|c01||2024-09-05 19:30||yes'
		);
		expect(problemsOf(all, rows)).toEqual(['meetings 2 - unrecorded_notes c01']);
		const notes = table('notes', 'meeting_id|member_id|grade', 'm1|a01|none', 'm1|c01|none');
		expect(problemsOf(all, rows, notes)).toEqual(['notes 2 - no_note_duty']);
	});

	test('not_addressed and grade_without_submission', () => {
		const tasks = table('tasks', 'task_id|due_at|addressees', 't1|2024-09-05 12:00|a01');
		const handins = table(
			'handins',
			'task_id|member_id|submitted_at|grade',
			't1|a01||good',
			't1|b01|2024-09-05 11:00|'
		);
		expect(problemsOf(tasks, handins)).toEqual([
			'handins 2 grade grade_without_submission',
			'handins 3 - not_addressed'
		]);
	});

	test('outside_term: meetings, tasks, activities and entries; the others stand beside it', () => {
		expect(
			problemsOf(
				settings('term_from|2024-09-06', 'term_to|2024-09-07'),
				meetings,
				attendance(...everybody.slice(1)),
				table(
					'tasks',
					'task_id|due_at|issued_at',
					't1|2024-09-08 00:00|2024-09-06 00:00',
					't2|2024-09-07 23:59|'
				),
				table('activities', 'activity_id|held_on', 'x1|2024-09-05', 'x2|2024-09-06'),
				entries('e1|2024-09-08|a01||AL-83||', 'e2|2024-09-07|a01||AL-83||')
			)
		).toEqual([
			'activities 2 - outside_term',
			'entries 2 - outside_term',
			'meetings 2 - outside_term',
			'meetings 2 - unrecorded a01',
			'tasks 2 - outside_term'
		]);
	});
});

describe('reading', () => {
	test('blank rows are skipped and keep their number; cells are trimmed', () => {
		expect(
			problemsOf(table('members', 'member_id | position', ' a01 | officer ', '|', ' | ', 'b01|x'))
		).toEqual(['members 5 position unknown_value']);
	});

	test('headings may be Chinese, simplified or traditional, and mixed with names', () => {
		expect(
			problemsOf(
				table('members', '学号|職務|挂科', 'a01|officer|no'),
				table('meetings', '会议编号|會議類型|start', 'm1|routine|2024-09-05 19:00'),
				table('attendance', '會議編號|学号|到达时间', 'm1|a01|2024-09-05 19:00')
			)
		).toEqual([]);
	});

	test('a heading that stands twice counts the first time', () => {
		expect(problemsOf(table('members', 'member_id|position|职务', 'a01|officer|x'))).toEqual([]);
	});

	test('times may have seconds; an end before its start is not refused', () => {
		const sheet = table(
			'meetings',
			'meeting_id|kind|unit|start|end',
			'm1|routine|nobody|2024-09-05 19:00:30|2024-09-05 18:00'
		);
		expect(problemsOf(sheet)).toEqual([]);
	});
});
