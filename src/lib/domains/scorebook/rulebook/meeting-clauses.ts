import type { Clause } from '#lib/kernel/rules/index.ts';
import { setBy } from './figures.ts';

/** Attendance at meetings: article 5, heading 1, and article 7, items 1 to 4. */
export const meetingClauses: readonly Clause[] = [
	{
		id: 'AL-20',
		article: '5.1(1)–(4)',
		wording: {
			'zh-Hant':
				'部門日常例會遲到者-1分；部門日常例會無故缺席者，每次-3分；部門日常例會早退者，每次-1分；部門日常例會請假者，每次-1分。',
			'zh-Hans':
				'部门日常例会迟到者-1分；部门日常例会无故缺席者，每次-3分；部门日常例会早退者，每次-1分；部门日常例会请假者，每次-1分。',
			en: 'Department routine meetings: −1 for coming late; −3 each time for being absent without reason; −1 each time for leaving early; −1 each time for being on leave.'
		},
		figures: setBy('AL-20.late', 'AL-20.absent', 'AL-20.left_early', 'AL-20.leave'),
		decisions: ['AL-D1', 'AL-D2', 'AL-D7'],
		evaluator: 'meetings'
	},
	{
		id: 'AL-21',
		article: '5.1(5)–(8)',
		wording: {
			'zh-Hant':
				'全體會議遲到者，每次-2分；全體會議請假者，每次-2分；全體會議早退者，每次-2分；全體會議無故缺席者，每次-5分。',
			'zh-Hans':
				'全体会议迟到者，每次-2分；全体会议请假者，每次-2分；全体会议早退者，每次-2分；全体会议无故缺席者，每次-5分。',
			en: 'Plenary meetings, each time: −2 for coming late; −2 for being on leave; −2 for leaving early; −5 for being absent without reason.'
		},
		figures: setBy('AL-21.late', 'AL-21.absent', 'AL-21.left_early', 'AL-21.leave'),
		decisions: ['AL-D1', 'AL-D2', 'AL-D7'],
		evaluator: 'meetings'
	},
	{
		id: 'AL-22',
		article: '7.3',
		wording: {
			'zh-Hant': '三星級會議及以上會議遲到一次扣2分，曠會一次扣8分。',
			'zh-Hans': '三星级会议及以上会议迟到一次扣2分，旷会一次扣8分。',
			en: 'Meetings of three stars and above: 2 points off for each late, 8 points off for each absence.'
		},
		figures: setBy('AL-22.late', 'AL-22.absent'),
		decisions: ['AL-D1', 'AL-D2'],
		evaluator: 'meetings'
	},
	{
		id: 'AL-23',
		article: '7.4',
		wording: {
			'zh-Hant': '三星級以下的會議遲到一次扣1分，曠會一次扣5分。',
			'zh-Hans': '三星级以下的会议迟到一次扣1分，旷会一次扣5分。',
			en: 'Meetings below three stars: 1 point off for each late, 5 points off for each absence.'
		},
		figures: setBy('AL-23.late', 'AL-23.absent'),
		decisions: ['AL-D1', 'AL-D2'],
		evaluator: 'meetings'
	},
	{
		id: 'AL-24',
		article: '5.1(9)',
		wording: {
			'zh-Hant': '所有會議全勤者，每次考核+3分。',
			'zh-Hans': '所有会议全勤者，每次考核+3分。',
			en: '+3 at each assessment for full attendance at all meetings.'
		},
		figures: setBy('AL-24.points'),
		decisions: ['AL-D4'],
		evaluator: 'full_attendance'
	},
	{
		id: 'AL-25',
		article: '7.1',
		wording: {
			'zh-Hant': '開會無故遲到10分鐘以內視為遲到，10分鐘以後視為曠會。',
			'zh-Hans': '开会无故迟到10分钟以内视为迟到，10分钟以后视为旷会。',
			en: 'Coming to a meeting without a reason within 10 minutes of its start is late; after 10 minutes it is an absence.'
		},
		figures: [],
		decisions: ['AL-D2'],
		evaluator: 'meetings'
	},
	{
		id: 'AL-26',
		article: '7.2',
		wording: {
			'zh-Hant': '幹部遲到兩次，記曠會一次。幹事遲到三次，記曠會一次。',
			'zh-Hans': '干部迟到两次，记旷会一次。干事迟到三次，记旷会一次。',
			en: 'Two lates of a cadre are recorded as one absence. Three lates of an officer are recorded as one absence.'
		},
		figures: [],
		decisions: ['AL-D3', 'AL-D9'],
		evaluator: 'conversion'
	}
];
