import type { Clause } from '#lib/kernel/rules/index.ts';
import { after, mistakeThresholds, propertyThresholds, thresholds } from './figures.ts';

/** Grounds for warning, demerit and withdrawal: article 7, appendix. */
export const findingClauses: readonly Clause[] = [
	{
		id: 'AL-80',
		article: '7 附(一)1、(二)1、(三)1',
		wording: {
			'zh-Hant': '參加朋輩互助聯盟的活動、會議、值班等遲到：3次警告，4次記過，5次勸退。',
			'zh-Hans': '参加朋辈互助联盟的活动、会议、值班等迟到：3次警告，4次记过，5次劝退。',
			en: 'Late at the alliance’s activities, meetings or duty: warning at 3, demerit at 4, withdrawal at 5.'
		},
		figures: after(thresholds['AL-80']),
		decisions: ['AL-D3'],
		evaluator: 'findings'
	},
	{
		id: 'AL-81',
		article: '7 附(一)1、(二)1、(三)1',
		wording: {
			'zh-Hant': '參加朋輩互助聯盟的活動、會議、值班等無故缺席：2次警告，3次記過，4次勸退。',
			'zh-Hans': '参加朋辈互助联盟的活动、会议、值班等无故缺席：2次警告，3次记过，4次劝退。',
			en: 'Absent without reason from the alliance’s activities, meetings or duty: warning at 2, demerit at 3, withdrawal at 4.'
		},
		figures: after(thresholds['AL-81']),
		decisions: ['AL-D3'],
		evaluator: 'findings'
	},
	{
		id: 'AL-82',
		article: '7 附(一)2、(二)2、(三)2',
		wording: {
			'zh-Hant': '開會時不做記錄：3次警告，4次記過，5次勸退。',
			'zh-Hans': '开会时不做记录：3次警告，4次记过，5次劝退。',
			en: 'Making no notes in meetings: warning at 3, demerit at 4, withdrawal at 5.'
		},
		figures: after(thresholds['AL-82']),
		decisions: ['AL-D8'],
		evaluator: 'findings'
	},
	{
		id: 'AL-83',
		article: '7 附(一)3、(二)4、(三)4',
		wording: {
			'zh-Hant':
				'工作整改意見下達後沒有及時改正，工作拖延影響工作正常開展者：警告；2次記過；3次勸退。',
			'zh-Hans':
				'工作整改意见下达后没有及时改正，工作拖延影响工作正常开展者：警告；2次记过；3次劝退。',
			en: 'Rectification not made in time after the notice, with work held up: warning; demerit at 2; withdrawal at 3.'
		},
		figures: after(thresholds['AL-83']),
		decisions: [],
		evaluator: 'findings'
	},
	{
		id: 'AL-84',
		article: '7 附(一)4、(二)5、(三)5',
		wording: {
			'zh-Hant': '不按照要求完成工作計畫，工作總結敷衍了事者：警告；2次記過；3次勸退。',
			'zh-Hans': '不按照要求完成工作计划，工作总结敷衍了事者：警告；2次记过；3次劝退。',
			en: 'Work plan not as required, perfunctory summary: warning; demerit at 2; withdrawal at 3.'
		},
		figures: after(thresholds['AL-84']),
		decisions: [],
		evaluator: 'findings'
	},
	{
		id: 'AL-85',
		article: '7 附(二)3、(三)3',
		wording: {
			'zh-Hant': '一學期內沒有任何建設性意見或切實可行的工作計畫者。',
			'zh-Hans': '一学期内没有任何建设性意见或切实可行的工作计划者。',
			en: 'No constructive suggestion and no feasible work plan in a whole term.'
		},
		figures: after(thresholds['AL-85']),
		decisions: ['AL-D11'],
		evaluator: 'findings'
	},
	{
		id: 'AL-86',
		article: '7 附(二)6、(三)6',
		wording: {
			'zh-Hant':
				'不服從部長及總部長領導，自作主張，不按要求申請、執行或不及時匯報工作：2次記過，3次勸退。',
			'zh-Hans':
				'不服从部长及总部长领导，自作主张，不按要求申请、执行或不及时汇报工作：2次记过，3次劝退。',
			en: 'Not following the ministers and the head minister, acting on one’s own, not applying, carrying out or reporting as required: demerit at 2, withdrawal at 3.'
		},
		figures: after(thresholds['AL-86']),
		decisions: [],
		evaluator: 'findings'
	},
	{
		id: 'AL-87',
		article: '7 附(二)7、(三)7',
		wording: {
			'zh-Hant': '私自占有或損害公共財物：情節較輕者記過，情節嚴重者勸退。',
			'zh-Hans': '私自占有或损害公共财物：情节较轻者记过，情节严重者劝退。',
			en: 'Taking or damaging common property: demerit in a minor case, withdrawal in a grave one.'
		},
		figures: [...after(propertyThresholds.minor), ...after(propertyThresholds.grave)],
		decisions: [],
		evaluator: 'findings'
	},
	{
		id: 'AL-88',
		article: '7 附(二)8、(三)8',
		wording: {
			'zh-Hant': '工作失誤影響心理部工作正常開展者記過；工作有重大失誤3次者勸退。',
			'zh-Hans': '工作失误影响心理部工作正常开展者记过；工作有重大失误3次者劝退。',
			en: 'Demerit for a mistake that affects normal work; withdrawal for three grave mistakes.'
		},
		figures: [...after(mistakeThresholds.any), ...after(mistakeThresholds.grave)],
		decisions: [],
		evaluator: 'findings'
	},
	{
		id: 'AL-89',
		article: '7 附(三)9–11',
		wording: {
			'zh-Hant':
				'工作態度極不端正，影響朋輩互助聯盟工作正常開展者；不能在部門幹事中起積極帶頭作用，影響朋輩互助聯盟聲譽者；循私舞弊，以權謀私，破壞朋輩互助聯盟聲譽者。',
			'zh-Hans':
				'工作态度极不端正，影响朋辈互助联盟工作正常开展者；不能在部门干事中起积极带头作用，影响朋辈互助联盟声誉者；徇私舞弊，以权谋私，破坏朋辈互助联盟声誉者。',
			en: 'A very bad attitude that affects the alliance’s work; not leading as an active officer, harming its reputation; favouritism, fraud and abuse of office, damaging its reputation.'
		},
		figures: after(thresholds['AL-89']),
		decisions: [],
		evaluator: 'findings'
	}
];
