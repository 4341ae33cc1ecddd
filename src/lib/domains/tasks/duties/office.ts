import type { Department } from './department.ts';

/** The general office: (2) 1 to 14. */
export const office: Department = {
	id: 'office',
	name: { 'zh-Hant': '辦公室', 'zh-Hans': '办公室', en: 'general office' },
	duties: [
		{
			id: 'office-1',
			wording: {
				'zh-Hant':
					'負責協助學校,做好上傳下達工作,與朋輩互助聯盟的其他部門相互合作,相互幫助,配合各個學院的心理部展開一系列關於心理的活動。',
				'zh-Hans':
					'负责协助学校,做好上传下达工作,与朋辈互助联盟的其他部门相互合作,相互帮助,配合各个学院的心理部展开一系列关于心理的活动。',
				en: 'Assist the university and pass word between it and the alliance; work with the alliance’s other departments, help one another, and support the mental-health units of the colleges in their activities.'
			}
		},
		{
			id: 'office-2',
			wording: {
				'zh-Hant': '與二級學院的心理部的部長交流,交換意見和想法,促進各個學院的心理部進步完善。',
				'zh-Hans': '与二级学院的心理部的部长交流,交换意见和想法,促进各个学院的心理部进步完善。',
				en: 'Exchange views with the heads of the second-level colleges’ mental-health units, and help those units improve.'
			}
		},
		{
			id: 'office-3',
			wording: {
				'zh-Hant': '負責各類會議開展前做好會議策劃並定期對文檔檔案進行更新修正。',
				'zh-Hans': '负责各类会议开展前做好会议策划并定期对文档档案进行更新修正。',
				en: 'Prepare every meeting before it is held, and keep documents and archives up to date.'
			}
		},
		{
			id: 'office-4',
			wording: {
				'zh-Hant':
					'負責在開會之前發布通知,做好會議過程中的會議記錄並在會後做成電子檔上傳雲盤備份。',
				'zh-Hans':
					'负责在开会之前发布通知,做好会议过程中的会议记录并在会后做成电子档上传云盘备份。',
				en: 'Send the notice before a meeting, take the minutes during it, and afterwards store them electronically on the shared drive.'
			}
		},
		{
			id: 'office-5',
			wording: {
				'zh-Hant': '做好舉辦大小活動開支的報賬工作。',
				'zh-Hans': '做好举办大小活动开支的报账工作。',
				en: 'Settle the accounts of all activities, large and small.'
			}
		},
		{
			id: 'office-6',
			wording: {
				'zh-Hant': '負責安排所有中心參觀工作。',
				'zh-Hans': '负责安排所有中心参观工作。',
				en: 'Arrange all visits to the centre.'
			}
		},
		{
			id: 'office-7',
			wording: {
				'zh-Hant': '大型活動的對外聯繫工作如聯繫嘉賓,製作、傳送請柬。',
				'zh-Hans': '大型活动的对外联系工作如联系嘉宾,制作、传送请柬。',
				en: 'Handle outside contacts of large activities, such as contacting guests and making and sending invitations.'
			}
		},
		{
			id: 'office-8',
			wording: {
				'zh-Hant': '收集各學院部長、學生助理信息。',
				'zh-Hans': '收集各学院部长、学生助理信息。',
				en: 'Collect the contact details of the colleges’ ministers and student assistants.'
			}
		},
		{
			id: 'office-9',
			wording: {
				'zh-Hant':
					'辦公室負責每次接受各類邀請(指各個部門及社團邀請朋輩互助聯盟出席成員)時進行人員安排。',
				'zh-Hans':
					'办公室负责每次接受各类邀请(指各个部门及社团邀请朋辈互助联盟出席成员)时进行人员安排。',
				en: 'Decide who goes whenever a department or society invites members of the alliance.'
			}
		},
		{
			id: 'office-10',
			wording: {
				'zh-Hant': '百度詞條的更新與修改。',
				'zh-Hans': '百度词条的更新与修改。',
				en: 'Update and correct the encyclopedia entry.'
			}
		},
		{
			id: 'office-11',
			wording: {
				'zh-Hant': '列印考勤表並做好每次會議、活動簽到考勤工作(部長、幹事、院心健代表)。',
				'zh-Hans': '打印考勤表并做好每次会议、活动签到考勤工作(部长、干事、院心健代表)。',
				en: 'Print the attendance sheet and take attendance at every meeting and activity (ministers, officers, class representatives of the colleges).'
			}
		},
		{
			id: 'office-12',
			wording: {
				'zh-Hant': '記錄部門發展事跡,撰寫朋輩互助聯盟發展史。負責部門個人的評優評先工作。',
				'zh-Hans': '记录部门发展事迹,撰写朋辈互助联盟发展史。负责部门个人的评优评先工作。',
				en: 'Record the alliance’s achievements and write its chronicle; run the assessment for individual awards.'
			}
		},
		{
			id: 'office-13',
			wording: {
				'zh-Hant': '負責制定和完善部門各項章程、部門及學院的考核制度,並進行相應考核。',
				'zh-Hans': '负责制定和完善部门各项章程、部门及学院的考核制度,并进行相应考核。',
				en: 'Draw up and improve the departments’ statutes and the assessment rules for departments and colleges, and assess by them.'
			}
		},
		{
			id: 'office-14',
			wording: {
				'zh-Hant':
					'監督各部門日常行為規範,行使部門權利,定期對各部門進行考核。 負責每月收集各部門內部考勤表和朋輩互助聯盟例會考勤表,並根據部門章程給予適當獎勵。',
				'zh-Hans':
					'监督各部门日常行为规范,行使部门权利,定期对各部门进行考核。 负责每月收集各部门内部考勤表和朋辈互助联盟例会考勤表,并根据部门章程给予适当奖励。',
				en: 'Supervise the departments’ daily conduct and assess them regularly; each month collect the departments’ own attendance sheets and those of the alliance’s regular meetings, and reward as the statutes provide.'
			}
		}
	]
};
