import { expect, test } from 'vitest';
import { audit, type Table } from '#lib/app/sheets/index.ts';
import { printReport } from './report.ts';
import { failureSentence, words } from './sentences.ts';

const table = (sheet: string, ...lines: readonly string[]): Table => ({
	sheet,
	rows: lines.map((line) => line.split('|'))
});
const settings = table('settings', 'key|value', 'rulebook|alliance');
const meetings = table(
	'meetings',
	'meeting_id|kind|start',
	'm1|routine|2024-09-05 19:00',
	'm2|routine|2024-10-10 19:00'
);
const printed = (...tables: readonly Table[]) => {
	const result = audit(tables);
	return result.ok ? printReport(result.value, 'zh-Hans').split('\n') : [];
};

test('scores, each line with its sign, and the problems', () => {
	expect(
		printed(
			settings,
			table('members', 'member_id|position', '甲|officer'),
			meetings,
			table('attendance', 'meeting_id|member_id|status|mood', 'm1|甲|present|', 'm2|甲|late|')
		)
	).toEqual([
		'成员  分数  迟到  旷会  请假  缺记录  评优',
		'甲    72    1     0     0     0       可',
		'',
		'甲',
		'  时间              条款   分值  依据',
		'  2024-09-05 19:00  AL-24  +3    attendance:2',
		'  2024-10-10 19:00  AL-20  -1    attendance:3',
		'',
		'请留意：',
		'  attendance 第 1 行 · mood · 没有这一列（已保留）'
	]);
});

test('[AL-78] [AL-80] thresholds reached and what keeps from awards', () => {
	const entries = table(
		'entries',
		'entry_id|date|member_id|clause',
		'e1|2024-09-05|甲|AL-80',
		'e2|2024-09-06|甲|AL-80',
		'e3|2024-09-07|甲|AL-80'
	);
	const lines = printed(settings, table('members', 'member_id|position', '甲|officer'), entries);
	expect(lines[1]).toBe('甲    70    3     0     0     0       AL-78');
	expect(lines.slice(5, 7)).toEqual(['  达到处分条件', '  2024-09-07  AL-80  警告  e1 e2 e3']);
});

test('a refused set shows what to correct and no scores', () => {
	expect(printed(settings, table('members', 'member_id|position', '甲|chief'))).toEqual([
		'表格有误，整套未予采用。请改正下列各项后重试：',
		'  members 第 2 行 · position · 不是这一列可填的值'
	]);
});

test('a set without problems says so', () => {
	expect(printed(settings).at(-1)).toBe('没有发现问题。');
});

test('a failure’s sentence has its facts, in every language', () => {
	const failure = { code: 'broken_quotes', file: 'members.csv', row: 7 } as const;
	expect(failureSentence(failure, 'en')).toBe(
		'Row 7 of members.csv has quotes that do not close. Correct them and try again.'
	);
	for (const { failures } of Object.values(words)) {
		const facts = failures.broken_quotes.match(/\{\w+\}/g)?.toSorted();
		expect(facts).toEqual(['{file}', '{row}']);
	}
});
