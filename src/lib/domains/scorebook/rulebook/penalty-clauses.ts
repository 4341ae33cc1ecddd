import type { Clause } from '#lib/kernel/rules/index.ts';
import { after, between, ineligibleFrom } from './figures.ts';

/** Penalties with points, and what keeps members from awards: article 7. */
export const penaltyClauses: readonly Clause[] = [
	{
		id: 'AL-75',
		article: '7.5',
		wording: {
			'zh-Hant': '在工作中有重大失誤及失職的幹部或幹事應自我檢討，並扣2-10分。',
			'zh-Hans': '在工作中有重大失误及失职的干部或干事应自我检讨，并扣2-10分。',
			en: 'Cadres or officers with grave mistakes or neglect in their work write a self-criticism and lose 2 to 10 points.'
		},
		figures: between(-10, -2),
		decisions: [],
		evaluator: 'entries'
	},
	{
		id: 'AL-76',
		article: '7.7',
		wording: {
			'zh-Hant': '未按時完成規定任務者，酌情扣2-5分。',
			'zh-Hans': '未按时完成规定任务者，酌情扣2-5分。',
			en: '2 to 5 points off, at discretion, for not completing a set task in time.'
		},
		figures: between(-5, -2),
		decisions: [],
		evaluator: 'entries'
	},
	{
		id: 'AL-77',
		article: '7.8',
		wording: {
			'zh-Hant': '工作不認真給警告處分，並扣2-5分。',
			'zh-Hans': '工作不认真给警告处分，并扣2-5分。',
			en: 'A warning and 2 to 5 points off for careless work.'
		},
		figures: [...between(-5, -2), ...after({ warning: 1 })],
		decisions: [],
		evaluator: 'entries'
	},
	{
		id: 'AL-78',
		article: '7.6',
		wording: {
			'zh-Hant': '遲到未請假及曠到3次以上者，或者每學期有掛科的取消參與各項評比。',
			'zh-Hans': '迟到未请假及旷到3次以上者，或者每学期有挂科的取消参与各项评比。',
			en: 'Whoever was late without leave or absent three times or more, or failed a course in the term, takes no part in any selection for awards.'
		},
		figures: after({ ineligible: ineligibleFrom }),
		decisions: ['AL-D12'],
		evaluator: 'eligibility'
	}
];
