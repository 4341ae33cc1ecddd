import type { Clause } from '#lib/kernel/rules/index.ts';
import { fixed, gradePoints, setBy } from './figures.ts';

/** Tasks: article 5, heading 2. */
export const taskClauses: readonly Clause[] = [
	{
		id: 'AL-30',
		article: '5.2(1)',
		wording: {
			'zh-Hant': '日常任務首位交者+2分，其餘各+1分。',
			'zh-Hans': '日常任务首位交者+2分，其余各+1分。',
			en: 'Tasks: +2 for the first to submit, +1 for each of the others.'
		},
		figures: setBy('AL-30.first', 'AL-30.others'),
		decisions: ['AL-D5'],
		evaluator: 'tasks'
	},
	{
		id: 'AL-31',
		article: '5.2(2)',
		wording: {
			'zh-Hant': '超過任務時限交任務者-1分。',
			'zh-Hans': '超过任务时限交任务者-1分。',
			en: '−1 for handing a task in after its due time.'
		},
		figures: setBy('AL-31.points'),
		decisions: ['AL-D5'],
		evaluator: 'tasks'
	},
	{
		id: 'AL-32',
		article: '5.2(3)',
		wording: {
			'zh-Hant': '有答收到但未交任務者-3分，未答收到未交任務者-1分。',
			'zh-Hans': '有答收到但未交任务者-3分，未答收到未交任务者-1分。',
			en: '−3 for not handing in a task that one has acknowledged, −1 for neither acknowledging nor handing in.'
		},
		figures: setBy('AL-32.acknowledged', 'AL-32.silent'),
		decisions: ['AL-D5'],
		evaluator: 'tasks'
	},
	{
		id: 'AL-33',
		article: '5.2(4)',
		wording: {
			'zh-Hant': '日常任務完成優秀者+2分，良好+1分，一般0分，差-2分。',
			'zh-Hans': '日常任务完成优秀者+2分，良好+1分，一般0分，差-2分。',
			en: 'Quality of a task: excellent +2, good +1, average 0, poor −2.'
		},
		figures: fixed(gradePoints),
		decisions: ['AL-D5'],
		evaluator: 'tasks'
	}
];
