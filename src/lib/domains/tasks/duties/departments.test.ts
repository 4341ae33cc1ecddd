import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { taskEvents } from '../events.ts';
import { details } from '../history.ts';
import { departmentNamed, departments, titleOfDuty } from './departments.ts';

describe('[AL-2] the duties of the departments', () => {
	it('are those of the document, in its order', () => {
		expect(departments.map(({ id, duties }) => [id, duties.length])).toEqual([
			['office', 14],
			['publicity', 6],
			['activities', 6],
			['training', 3],
			['outreach', 5]
		]);
		for (const { id, duties } of departments) {
			expect(duties.map((duty) => duty.id)).toEqual(duties.map((_, n) => `${id}-${n + 1}`));
		}
	});

	it('are worded in three languages, the traditional one being the original', () => {
		const [office] = departments;
		expect(office?.duties[10]?.wording).toEqual({
			'zh-Hant': '列印考勤表並做好每次會議、活動簽到考勤工作(部長、幹事、院心健代表)。',
			'zh-Hans': '打印考勤表并做好每次会议、活动签到考勤工作(部长、干事、院心健代表)。',
			en: 'Print the attendance sheet and take attendance at every meeting and activity (ministers, officers, class representatives of the colleges).'
		});
		for (const { wording } of departments.flatMap(({ duties }) => duties)) {
			expect(wording['zh-Hans']).toHaveLength(wording['zh-Hant'].length);
		}
	});

	it('each make a task whose title and body are taken as they are', () => {
		for (const { id, wording } of departments.flatMap(({ duties }) => duties)) {
			for (const words of Object.values(wording)) {
				const task = { ...details, title: titleOfDuty(words), body: words, duty: id };
				expect(v.is(taskEvents['task.set'], task)).toBe(true);
			}
		}
	});

	it('are found by the name of a unit, in whichever language', () => {
		const found = ['办公室', '校朋辈互助联盟宣传部', '外聯部', 'Training', 'general office'];
		expect(found.map((name) => departmentNamed(name)?.id)).toEqual([
			'office',
			'publicity',
			'outreach',
			'training',
			'office'
		]);
		expect(departmentNamed('财务部')).toBeUndefined();
	});

	it('give a title that is short', () => {
		expect(titleOfDuty('百度词条的更新与修改。')).toBe('百度词条的更新与修改');
		expect(titleOfDuty('打印考勤表并做好每次会议、活动签到考勤工作(部长、干事)。')).toBe(
			'打印考勤表并做好每次会议、活动签到考勤工作'
		);
		expect(titleOfDuty('x'.repeat(50))).toBe(`${'x'.repeat(39)}…`);
	});
});
