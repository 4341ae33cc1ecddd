import type { Department } from './department.ts';

/** Outreach: (6) 1 to 5. */
export const outreach: Department = {
	id: 'outreach',
	name: { 'zh-Hant': '外聯部', 'zh-Hans': '外联部', en: 'outreach department' },
	duties: [
		{
			id: 'outreach-1',
			wording: {
				'zh-Hant':
					'在活動前完成場地及橫幅展板海報張貼審批。在各部門的協調下準備所需物資並布置會場。',
				'zh-Hans':
					'在活动前完成场地及横幅展板海报张贴审批。在各部门的协调下准备所需物资并布置会场。',
				en: 'Before an activity obtain approval for the venue and for putting up banners, boards and posters; with the other departments prepare materials and set up the venue.'
			}
		},
		{
			id: 'outreach-2',
			wording: {
				'zh-Hant':
					'負責活動的資金預算及贊助拉取。做好三表:預算表,實際購買物資表,活動後物資清算表。',
				'zh-Hans':
					'负责活动的资金预算及赞助拉取。做好三表:预算表,实际购买物资表,活动后物资清算表。',
				en: 'Draw up the budget of activities and find sponsors; keep the three sheets: budget, actual purchases, and settlement of materials afterwards.'
			}
		},
		{
			id: 'outreach-3',
			wording: {
				'zh-Hant': '負責部門各類活動證書的製作及列印,並在審核完成後統一蓋章發放。',
				'zh-Hans': '负责部门各类活动证书的制作及打印,并在审核完成后统一盖章发放。',
				en: 'Make and print the certificates of activities, and after review have them sealed and issued together.'
			}
		},
		{
			id: 'outreach-4',
			wording: {
				'zh-Hant': '負責各類活動講座的場地申請,並與活動部協作布置會場。',
				'zh-Hans': '负责各类活动讲座的场地申请,并与活动部协作布置会场。',
				en: 'Apply for the venues of activities and lectures, and set them up together with the activities department.'
			}
		},
		{
			id: 'outreach-5',
			wording: {
				'zh-Hant': '負責聯繫與其他協會或部門的聯誼和其他各種活動。',
				'zh-Hans': '负责联系与其他协会或部门的联谊和其他各种活动。',
				en: 'Arrange get-togethers and other activities with other associations or departments.'
			}
		}
	]
};
