import type { Department } from './department.ts';

/** Publicity: (3) 1 to 6. */
export const publicity: Department = {
	id: 'publicity',
	name: { 'zh-Hant': '宣傳部', 'zh-Hans': '宣传部', en: 'publicity department' },
	duties: [
		{
			id: 'publicity-1',
			wording: {
				'zh-Hant':
					'做好部門形象宣傳,製作準備各類部門、活動宣傳物品(橫幅、海報、展板、指路牌、宣傳單等),做好活動宣傳。',
				'zh-Hans':
					'做好部门形象宣传,制作准备各类部门、活动宣传物品(横幅、海报、展板、指路牌、宣传单等),做好活动宣传。',
				en: 'Promote the alliance’s image; make and prepare what is needed for it and for activities (banners, posters, display boards, signposts, leaflets), and promote the activities.'
			}
		},
		{
			id: 'publicity-2',
			wording: {
				'zh-Hant': '活動過程中撰寫各類所需文體,包括活動宣傳詞和新聞稿。',
				'zh-Hans': '活动过程中撰写各类所需文体,包括活动宣传词和新闻稿。',
				en: 'During activities write the texts they need, including promotional words and press releases.'
			}
		},
		{
			id: 'publicity-3',
			wording: {
				'zh-Hant': '在活動時,負責拍攝主題鮮明,內容豐富清晰的照片,保管並上傳雲盤,必要時,適當P圖。',
				'zh-Hans': '在活动时,负责拍摄主题鲜明,内容丰富清晰的照片,保管并上传云盘,必要时,适当P图。',
				en: 'At activities take clear, rich photos with a distinct subject, keep them and upload them to the shared drive; retouch where necessary.'
			}
		},
		{
			id: 'publicity-4',
			wording: {
				'zh-Hant': '負責部門微博、微信、QQ的日常管理及維護。定期撰寫心理知識普及的微信推文。',
				'zh-Hans': '负责部门微博、微信、QQ的日常管理及维护。定期撰写心理知识普及的微信推文。',
				en: 'Run and maintain the alliance’s accounts on Weibo, WeChat and QQ; regularly write WeChat articles that spread knowledge about mental health.'
			}
		},
		{
			id: 'publicity-5',
			wording: {
				'zh-Hant': '配合部門的信息發布及資料圖文編輯整理,以及配合部門開展的活動進行網路宣傳。',
				'zh-Hans': '配合部门的信息发布及资料图文编辑整理,以及配合部门开展的活动进行网络宣传。',
				en: 'Support the alliance in publishing information and editing material, and promote its activities online.'
			}
		},
		{
			id: 'publicity-6',
			wording: {
				'zh-Hant':
					'在每次活動前對所需硬體設施進行準備及檢查,並在活動需要的情況下製作各類PPT及視頻。',
				'zh-Hans':
					'在每次活动前对所需硬件设施进行准备及检查,并在活动需要的情况下制作各类PPT及视频。',
				en: 'Before each activity prepare and check the equipment it needs, and make slides and videos where wanted.'
			}
		}
	]
};
