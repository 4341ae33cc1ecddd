import type { Clause } from '#lib/kernel/rules/index.ts';
import { fixed, gradePoints, noNotesPoints } from './figures.ts';

/** Notes of meetings and conduct in them: article 5, headings 4 and 5. */
export const conductClauses: readonly Clause[] = [
	{
		id: 'AL-50',
		article: '5.4(1)',
		wording: {
			'zh-Hant': '會議記錄為優+2分，良+1分，一般0分，差-2分。',
			'zh-Hans': '会议记录为优+2分，良+1分，一般0分，差-2分。',
			en: 'Meeting notes: excellent +2, good +1, average 0, poor −2.'
		},
		figures: fixed(gradePoints),
		decisions: ['AL-D8'],
		evaluator: 'notes'
	},
	{
		id: 'AL-51',
		article: '5.4(2)',
		wording: {
			'zh-Hant': '未做會議記錄者-3分。',
			'zh-Hans': '未做会议记录者-3分。',
			en: '−3 for making no meeting notes.'
		},
		figures: fixed({ none: noNotesPoints }),
		decisions: ['AL-D8'],
		evaluator: 'notes'
	},
	{
		id: 'AL-60',
		article: '5.5(1)',
		wording: {
			'zh-Hant':
				'若該月有部門全體會議，要做好有關部門的考核，開會前的會場紀律以及各部門職能的執行情況，表現良好的部門，每個幹事+1分，混亂吵鬧的部門，每個幹事-1分。',
			'zh-Hans':
				'若该月有部门全体会议，要做好有关部门的考核，开会前的会场纪律以及各部门职能的执行情况，表现良好的部门，每个干事+1分，混乱吵闹的部门，每个干事-1分。',
			en: 'In a month with a plenary the departments are assessed by their order before the meeting and by how they did their duties: +1 for every officer of a department that did well, −1 for every officer of one that was noisy and disorderly.'
		},
		figures: fixed({ well_done: 1, noisy: -1 }),
		decisions: [],
		evaluator: 'entries'
	},
	{
		id: 'AL-61',
		article: '5.5(2)',
		wording: {
			'zh-Hant': '會議中，特別吵鬧、嚴重影響會場紀律的每個幹事-1分。',
			'zh-Hans': '会议中，特别吵闹、严重影响会场纪律的每个干事-1分。',
			en: '−1 for every officer who is particularly noisy in a meeting and seriously disturbs its order.'
		},
		figures: fixed({ noisy: -1 }),
		decisions: [],
		evaluator: 'entries'
	}
];
