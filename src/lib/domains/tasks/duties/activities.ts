import type { Department } from './department.ts';

/** Activities: (4) 1 to 6. */
export const activities: Department = {
	id: 'activities',
	name: { 'zh-Hant': '活動部', 'zh-Hans': '活动部', en: 'activities department' },
	duties: [
		{
			id: 'activities-1',
			wording: {
				'zh-Hant':
					'負責針對大學生需求策劃相關活動。並在活動前與相關部門溝通,做好活動的人事安排及細節流程安排。',
				'zh-Hans':
					'负责针对大学生需求策划相关活动。并在活动前与相关部门沟通,做好活动的人事安排及细节流程安排。',
				en: 'Plan activities that meet students’ needs; before an activity talk to the departments concerned and arrange people and procedure in detail.'
			}
		},
		{
			id: 'activities-2',
			wording: {
				'zh-Hant': '做好每次活動之後的活動總結,做成電子檔上傳雲盤備份。',
				'zh-Hans': '做好每次活动之后的活动总结,做成电子档上传云盘备份。',
				en: 'Write the summary after each activity and store it electronically on the shared drive.'
			}
		},
		{
			id: 'activities-3',
			wording: {
				'zh-Hant': '在無具體活動時期,主要著力於部門總體發展規劃並提出建設性建議。',
				'zh-Hans': '在无具体活动时期,主要着力于部门总体发展规划并提出建设性建议。',
				en: 'When no activity is at hand, work on the alliance’s overall development and make constructive suggestions.'
			}
		},
		{
			id: 'activities-4',
			wording: {
				'zh-Hant': '在各類活動、講座開展前完成素拓認證。',
				'zh-Hans': '在各类活动、讲座开展前完成素拓认证。',
				en: 'Complete the credit registration before activities and lectures.'
			}
		},
		{
			id: 'activities-5',
			wording: {
				'zh-Hant': '活動中負責會場秩序的維持及突發事件的整理,在活動結束後整理會場保證會場的清潔。',
				'zh-Hans': '活动中负责会场秩序的维持及突发事件的整理,在活动结束后整理会场保证会场的清洁。',
				en: 'Keep order at the venue and handle incidents during an activity; afterwards tidy the venue and leave it clean.'
			}
		},
		{
			id: 'activities-6',
			wording: {
				'zh-Hant':
					'負責與外校聯繫,加強與外校心理的交流與溝通,回復外校發出的邀請,參加外校心協舉辦的活動;同時全面負責朋輩互助聯盟對全湖南省各個高校的交流聯絡工作,促進高校之間的協作與溝通,邀請各個高校參加活動並參加和匯總學習其他高校心理的活動。',
				'zh-Hans':
					'负责与外校联系,加强与外校心理的交流与沟通,回复外校发出的邀请,参加外校心协举办的活动;同时全面负责朋辈互助联盟对全湖南省各个高校的交流联络工作,促进高校之间的协作与沟通,邀请各个高校参加活动并参加和汇总学习其他高校心理的活动。',
				en: 'Keep in touch with other universities, exchange with their mental-health organisations, answer their invitations and attend their activities; be responsible for the alliance’s contacts with all universities of Hunan, further their cooperation, invite them to activities, and take part in theirs and learn from them.'
			}
		}
	]
};
