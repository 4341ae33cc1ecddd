import type { Clause } from '#lib/kernel/rules/index.ts';
import { between } from './figures.ts';

/** Rewards: article 6. */
export const rewardClauses: readonly Clause[] = [
	{
		id: 'AL-70',
		article: '6(1)1',
		wording: {
			'zh-Hant': '朋輩互助聯盟組織工作中有突出表現的部門，該部門成員每人加2-5分。',
			'zh-Hans': '朋辈互助联盟组织工作中有突出表现的部门，该部门成员每人加2-5分。',
			en: 'Every member of a department that did outstanding work for the alliance gets 2 to 5 points.'
		},
		figures: between(2, 5),
		decisions: [],
		evaluator: 'entries'
	},
	{
		id: 'AL-71a',
		article: '6(2)1',
		wording: {
			'zh-Hant': '做好本部工作的同時，給其它部門予幫助加5―10分。',
			'zh-Hans': '做好本部工作的同时，给其他部门予帮助加5―10分。',
			en: '5 to 10 points for helping another department while doing one’s own work well.'
		},
		figures: between(5, 10),
		decisions: ['AL-D10'],
		evaluator: 'entries'
	},
	{
		id: 'AL-71b',
		article: '6(2)2',
		wording: {
			'zh-Hant': '部門活動表現突出者加5―10分。',
			'zh-Hans': '部门活动表现突出者加5―10分。',
			en: '5 to 10 points for being outstanding in department activities.'
		},
		figures: between(5, 10),
		decisions: ['AL-D10'],
		evaluator: 'entries'
	},
	{
		id: 'AL-71c',
		article: '6(2)3',
		wording: {
			'zh-Hant': '向整個部門工作或發展方向提出意見並被採納者加3―10分。',
			'zh-Hans': '向整个部门工作或发展方向提出意见并被采纳者加3―10分。',
			en: '3 to 10 points for a suggestion on the work or direction of the whole organisation that is adopted.'
		},
		figures: between(3, 10),
		decisions: ['AL-D10'],
		evaluator: 'entries'
	}
];
