import type { ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { valuesInForce } from '#lib/kernel/rules/index.ts';
import { alliance, allianceParameters } from '#lib/domains/scorebook/index.ts';
import {
	clauseOf,
	explain,
	Ledger,
	parameterText,
	RulebookList,
	ScoreChart,
	ScoreTable,
	Standing
} from './index.ts';
import { line } from './testing.ts';

const values = valuesInForce(allianceParameters, new Map([['AL-20.late', '-4']])).values;
const textOf = (body: string): string =>
	body
		.replace(/<!--.*?-->/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');

describe('a ledger', () => {
	const shown = (lines: Parameters<typeof line>[]) =>
		textOf(
			render(Ledger, {
				props: {
					base: 70,
					lines: lines.map((args) => line(...args)),
					rulebook: alliance,
					values,
					nameOf: (id: string) => (id === 'bob' ? 'Bob' : undefined),
					hrefOf: (kind: string, id: string) => `/${kind}/${id}`
				}
			}).body
		);

	test('[AL-20] says of each line the figure, the meeting, the date, the recorder and the clause', () => {
		const text = shown([['2024-09-05', -4]]);
		expect(text).toContain('迟到：办公室例会');
		expect(text).toContain('−4');
		expect(text).toContain('部门日常例会迟到者-1分');
		expect(text).toContain('已改，默认 −1');
		expect(text).toContain('2024年9月5日（周四）');
		expect(text).toContain('Bob 登记');
	});

	test('[AL-45] [AL-75] says of an entry the figure it took, for whom, and the words written with it', () => {
		const explanation = {
			key: 'entry_unit',
			facts: { entry: 'e1', unit: 'publicity', reason: '海报两次未按约定交付' }
		};
		const text = shown([['2024-10-31', -3, { clause: 'AL-45', explanation }]]);
		expect(text).toContain('配合差 −3');
		expect(text).toContain('部门 publicity');
		expect(text).toContain('事由 海报两次未按约定交付');
		const penalty = { key: 'entry_imposed', facts: { entry: 'e2' } };
		const own = shown([['2024-10-31', -5, { clause: 'AL-75', explanation: penalty }]]);
		expect(own).toContain('−10 至 −2');
	});

	test('[AL-26] shows how the difference of a conversion comes about', () => {
		const explanation = {
			key: 'lates_converted',
			facts: { lates: 3, absence: -8, deducted: -5, meeting: 'm3', title: '迎新筹备' }
		};
		const text = shown([['2024-10-10', -3, { clause: 'AL-26', explanation }]]);
		expect(text).toContain('迟到 3 次折算缺席 1 次，补差额');
		expect(text).toContain('-8 减去已扣的 -5，不得为正');
	});

	test('links to the meeting, and says so where nothing has been counted', () => {
		const { body } = render(Ledger, {
			props: {
				base: 70,
				lines: [line('2024-09-05', -1)],
				rulebook: alliance,
				values,
				nameOf: () => undefined,
				hrefOf: (kind: string, id: string) => `/${kind}/${id}`
			}
		});
		expect(body).toContain('href="/meeting/m1"');
		expect(textOf(body)).toContain('登记人未载明');
		expect(shown([])).toContain('还没有加减分');
	});
});

describe('sentences', () => {
	test.each([
		['meeting_late', { title: '例会', seconds_late: 241 }, '迟到 5 分钟：例会'],
		['meeting_absent_by_time', { title: '', seconds_late: 1500 }, '晚到 25 分钟，按缺席计：未命名'],
		['full_attendance_month', { period: '2024-09', meetings: 2 }, '2024-09 全勤，共 2 次会议'],
		['task_grade', { title: '海报', grade: 'excellent' }, '任务评为优：海报'],
		['something_newer', {}, 'something_newer']
	])('%s with %j is %s', (key, facts, sentence) => {
		expect(explain({ clause: 'AL-20', explanation: { key, facts } })).toBe(sentence);
	});

	test.each([
		['[AL-61]', 'AL-61', 'entry', {}, '会议中特别吵闹（办公室登记）'],
		['[AL-45]', 'AL-45', 'entry_unit', { unit: 'u' }, '部门内部配合协调（办公室登记） · 宣传部'],
		['[AL-71]', 'AL-71c', 'entry_approved', {}, '奖励：意见被采纳'],
		['[AL-75]', 'AL-75', 'entry_imposed', {}, '处分：重大失误及失职'],
		[
			'[AL-75]',
			'AL-75',
			'entry_changed',
			{ before: -5 },
			'处分经申诉变更：重大失误及失职，原为 −5 分'
		],
		[
			'[AL-90]',
			'AL-90',
			'entry_lifted_unit',
			{ before: -2, unit: 'u' },
			'处分经申诉撤销：提案未准时交纳，原为 −2 分 · 宣传部'
		]
	])('%s an entry by %s that is %s with %j reads %s', (_id, clause, key, facts, sentence) => {
		expect(explain({ clause, explanation: { key, facts } }, () => '宣传部')).toBe(sentence);
	});
});

test('a chart has its figures as a table and in its name', () => {
	const { body } = render(ScoreChart, {
		props: {
			base: 70,
			lines: [line('2024-09-05', -1), line('2024-10-10', 3)],
			term: { from: '2024-09-01', to: '2025-01-15' }
		}
	});
	expect(body).toContain('从 70 到 72，最低 69，最高 72。');
	expect(textOf(body)).toContain('2024年10月10日（周四） +3 72');
});

test('a score table lists departments, and says that only officers are ranked', () => {
	const row = { lates: 1, absences: 0, leaves: 2, href: '/scores/x', unit: '办公室' } as const;
	const text = textOf(
		render(ScoreTable, {
			props: {
				rows: [
					{ ...row, member: 'a', name: 'Alice', position: 'officer', score: 69 },
					{ ...row, member: 'b', name: 'Bob', position: 'cadre', score: 72 }
				]
			}
		}).body
	);
	expect(text).toContain('办公室 2 人 · 部门平均 70.5');
	expect(text).toMatch(/Bob 干部 72 – 1 0 2 Alice 干事 69 1 1 0 2/);
	expect(text).toContain('名次只列干事');
});

test('[AL-23] the rulebook shows source wording, figures in force and decisions', () => {
	const { body } = render(RulebookList, { props: { rulebook: alliance, values } });
	expect(body).toContain('id="AL-23"');
	const text = textOf(body);
	expect(text).toContain('三星級以下的會議遲到一次扣1分，曠會一次扣5分。');
	expect(text).toContain('迟到 −4 已改，默认 −1');
	expect(text).toContain('算作迟到的分钟数 10');
	expect(text).toContain('AL-D1 第五条与第七条的分值不同');
});

describe('a standing', () => {
	const standing = (props: Partial<ComponentProps<typeof Standing>>) =>
		textOf(
			render(Standing, {
				props: { ineligibleBecause: [], rulebook: alliance, ...props }
			}).body
		).trim();

	test('[AL-78] says what keeps a member from awards, and nothing where nothing does', () => {
		expect(standing({ ineligibleBecause: ['AL-78'] })).toContain('不可参加评优 AL-78');
		expect(standing({})).toBe('');
	});
});

test('[AL-81] the rulebook shows after how many times a level is reached', () => {
	const { body } = render(RulebookList, { props: { rulebook: alliance, values } });
	expect(textOf(body)).toContain('警告 2 次 记过 3 次 劝退 4 次');
});

test('[AL-20] [AL-26] a figure to be amended reads as its clause has it: points signed, counts plain, choices in words', () => {
	const texts = [
		parameterText(alliance, 'AL-20.late', -2),
		parameterText(alliance, 'AL-26.officer', 4),
		parameterText(alliance, 'AL-26.effect', 'add'),
		parameterText(alliance, 'AL-43.cap', 6),
		parameterText(alliance, 'AL-99.new', 1)
	];
	expect(texts.map(({ label, value }) => `${label} ${value}`)).toEqual([
		'迟到 −2',
		'干事迟到几次折算一次 4',
		'折算方式 另加整个分值',
		'累计最高 +6',
		'AL-99.new 1'
	]);
	expect(clauseOf(alliance, 'AL-20.late')?.id).toBe('AL-20');
	expect(clauseOf(alliance, 'AL-2.late')).toBeUndefined();
});
