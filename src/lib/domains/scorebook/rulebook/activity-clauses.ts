import type { Clause } from '#lib/kernel/rules/index.ts';
import { activityPoints, fixed, gradePoints, setBy } from './figures.ts';

/** Activities: article 5, heading 3. */
export const activityClauses: readonly Clause[] = [
	{
		id: 'AL-40',
		article: '5.3(1)',
		wording: {
			'zh-Hant': '開展各項大小型活動保質保量的完成中表現出色者+2分。',
			'zh-Hans': '开展各项大小型活动保质保量的完成中表现出色者+2分。',
			en: '+2 for being outstanding in carrying out an activity, large or small, fully and well.'
		},
		figures: fixed({ outstanding: activityPoints.outstanding }),
		decisions: [],
		evaluator: 'activities'
	},
	{
		id: 'AL-41',
		article: '5.3(2)',
		wording: {
			'zh-Hant': '提出活動方案或構想者+1分；方案新穎可行或總結幹練者+2分。',
			'zh-Hans': '提出活动方案或构想者+1分；方案新颖可行或总结干练者+2分。',
			en: '+1 for proposing a plan or idea for an activity; +2 when the plan is novel and feasible or the summary concise.'
		},
		figures: fixed({ idea: activityPoints.idea, novel: activityPoints.novel }),
		decisions: [],
		evaluator: 'activities'
	},
	{
		id: 'AL-42',
		article: '5.3(3)',
		wording: {
			'zh-Hant': '舉辦活動之前提出的活動構想被採納者每次+2分。',
			'zh-Hans': '举办活动之前提出的活动构想被采纳者每次+2分。',
			en: '+2 each time an idea put forward before an activity is adopted.'
		},
		figures: fixed({ adopted: activityPoints.adopted }),
		decisions: [],
		evaluator: 'activities'
	},
	{
		id: 'AL-43',
		article: '5.3(4)',
		wording: {
			'zh-Hant': '參加部門活動每次+1分（累計最高+5分）。',
			'zh-Hans': '参加部门活动每次+1分（累计最高+5分）。',
			en: '+1 each time for taking part in a department activity (+5 in total at most).'
		},
		figures: setBy('AL-43.points', 'AL-43.cap'),
		decisions: ['AL-D6'],
		evaluator: 'activities'
	},
	{
		id: 'AL-44',
		article: '5.3(4)',
		wording: {
			'zh-Hant': '活動總評為優+2分，良+1分，一般0分，差-2分。',
			'zh-Hans': '活动总评为优+2分，良+1分，一般0分，差-2分。',
			en: 'Overall evaluation of an activity: excellent +2, good +1, average 0, poor −2.'
		},
		figures: fixed(gradePoints),
		decisions: [],
		evaluator: 'activities'
	},
	{
		id: 'AL-45',
		article: '5.3(5)',
		wording: {
			'zh-Hant': '各個部門內部配合協調整體+2分（部長及幹事均加分），配合亂差整體-3分。',
			'zh-Hans': '各个部门内部配合协调整体+2分（部长及干事均加分），配合乱差整体-3分。',
			en: 'A department that works well together: +2 for all of it (ministers and officers alike); one that works together badly: −3 for all of it.'
		},
		figures: fixed({ well_coordinated: 2, badly_coordinated: -3 }),
		decisions: ['AL-D9'],
		evaluator: 'entries'
	}
];
