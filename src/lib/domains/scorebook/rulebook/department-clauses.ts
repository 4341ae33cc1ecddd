import type { Clause } from '#lib/kernel/rules/index.ts';
import { between } from './figures.ts';

/** Department warnings: article 7, appendix. */
export const departmentClauses: readonly Clause[] = [
	{
		id: 'AL-90',
		article: '7 附(部門)1',
		wording: {
			'zh-Hant': '2次不準時交納提案的。',
			'zh-Hans': '2次不准时交纳提案的。',
			en: 'Proposals not handed in on time, twice.'
		},
		figures: between(-5, -2),
		decisions: [],
		evaluator: 'entries'
	},
	{
		id: 'AL-91',
		article: '7 附(部門)2',
		wording: {
			'zh-Hant': '2次不按時召開部門例會的。',
			'zh-Hans': '2次不按时召开部门例会的。',
			en: 'Department routine meetings not held on time, twice.'
		},
		figures: between(-5, -2),
		decisions: [],
		evaluator: 'entries'
	},
	{
		id: 'AL-92',
		article: '7 附(部門)3',
		wording: {
			'zh-Hant': '工作整改意見下達後一周之內仍未及時改正的。',
			'zh-Hans': '工作整改意见下达后一周之内仍未及时改正的。',
			en: 'Rectification still not made within a week of the notice.'
		},
		figures: between(-5, -2),
		decisions: [],
		evaluator: 'entries'
	},
	{
		id: 'AL-93',
		article: '7 附(部門)4',
		wording: {
			'zh-Hant': '不按照要求完成工作計畫，工作總結敷衍了事的。',
			'zh-Hans': '不按照要求完成工作计划，工作总结敷衍了事的。',
			en: 'Work plan not as required, perfunctory summary.'
		},
		figures: between(-5, -2),
		decisions: [],
		evaluator: 'entries'
	},
	{
		id: 'AL-94',
		article: '7 附(部門)5',
		wording: {
			'zh-Hant': '活動完成後一周之內活動物品未及時收回，活動材料未及時收集的。',
			'zh-Hans': '活动完成后一周之内活动物品未及时收回，活动材料未及时收集的。',
			en: 'Within a week of an activity its items have not been returned and its materials not collected.'
		},
		figures: between(-5, -2),
		decisions: [],
		evaluator: 'entries'
	},
	{
		id: 'AL-95',
		article: '7 附(部門)6',
		wording: {
			'zh-Hant': '不服從總部長領導，自作主張，不按要求申請、執行或不及時匯報工作的。',
			'zh-Hans': '不服从总部长领导，自作主张，不按要求申请、执行或不及时汇报工作的。',
			en: 'Not following the head minister, acting on its own, not applying, carrying out or reporting as required.'
		},
		figures: between(-5, -2),
		decisions: [],
		evaluator: 'entries'
	},
	{
		id: 'AL-96',
		article: '7 附(部門)7',
		wording: {
			'zh-Hant': '經批准開展的活動，由於工作失誤不能達到預期效果的。',
			'zh-Hans': '经批准开展的活动，由于工作失误不能达到预期效果的。',
			en: 'An approved activity missed its expected effect through mistakes.'
		},
		figures: between(-5, -2),
		decisions: [],
		evaluator: 'entries'
	}
];
