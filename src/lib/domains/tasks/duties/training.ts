import type { Department } from './department.ts';

/** Training: (5) 1 to 3. */
export const training: Department = {
	id: 'training',
	name: { 'zh-Hant': '培訓部', 'zh-Hans': '培训部', en: 'training department' },
	duties: [
		{
			id: 'training-1',
			wording: {
				'zh-Hant': '負責各活動的主持人培訓、選拔及安排工作。',
				'zh-Hans': '负责各活动的主持人培训、选拔及安排工作。',
				en: 'Train, select and assign the hosts of activities.'
			}
		},
		{
			id: 'training-2',
			wording: {
				'zh-Hant': '負責部門禮儀培訓工作及重要活動安排禮儀接待工作。',
				'zh-Hans': '负责部门礼仪培训工作及重要活动安排礼仪接待工作。',
				en: 'Train etiquette, and arrange reception at important activities.'
			}
		},
		{
			id: 'training-3',
			wording: {
				'zh-Hant': '負責面向各二級學院與部門內部傳播心理知識並適當開展各類講座。',
				'zh-Hans': '负责面向各二级学院与部门内部传播心理知识并适当开展各类讲座。',
				en: 'Spread knowledge about mental health in the second-level colleges and in the alliance, and hold lectures where suitable.'
			}
		}
	]
};
