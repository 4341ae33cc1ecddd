import { describe, expect, it, test } from 'vitest';
import type { MemberId, Share, Task } from '#lib/domains/tasks/index.ts';
import { maskedName, reminderText } from './reminder.ts';

const names = ['张三丰', '张小丰', '李四', '王五'];
// Only what the text reads of a task and its shares is there; the ids are the names.
const members = names as unknown as readonly MemberId[];
const [zhang, , li, wang] = members;

const share = (member: MemberId, change: Partial<Share>): Share => ({
	member,
	acknowledged: null,
	submissions: [],
	records: [],
	gradings: [],
	grade: null,
	question: [],
	...change
});

const taskOf = (shares: readonly Share[]) =>
	({
		title: '写新闻稿',
		addressed: members,
		shares: new Map(shares.map((each) => [each.member, each]))
	}) as unknown as Task;

const words = {
	due: '2026年3月5日（周四） 18:00',
	nameOf: (member: MemberId) => member as string,
	isMasked: true,
	isPastDue: false
};

const stated = { id: 'e', by: 'p', at: 1 } as unknown as Share['gradings'][number];
const acknowledged = { ...stated, acknowledgedAt: 1 };
const submission = { ...stated, submittedAt: 1, work: null };

describe('[AL-100] the reminder for the chat group', () => {
	it('names who has not acknowledged and who has not handed in, masked, told apart', () => {
		if (!li || !wang) throw new Error('there are four');
		const task = taskOf([share(li, { acknowledged }), share(wang, { submissions: [submission] })]);
		expect(reminderText(task, words)).toBe(
			[
				'【任务】写新闻稿',
				'截止：2026年3月5日（周四） 18:00',
				'未答收到（2 人）：张*丰(1)、张*丰(2)',
				'已收到，未交（1 人）：李*'
			].join('\n')
		);
	});

	it('names them whole where that was chosen, and says when the time is over', () => {
		const text = reminderText(taskOf([]), { ...words, isMasked: false, isPastDue: true });
		expect(text).toContain('已过截止时间：2026年3月5日（周四） 18:00');
		expect(text).toContain('未答收到（4 人）：张三丰、张小丰、李四、王五');
	});

	it('thanks everybody when nobody is missing', () => {
		const all = members.map((member) => share(member, { submissions: [submission] }));
		expect(zhang).toBeDefined();
		expect(reminderText(taskOf(all), words)).toContain('大家都交了');
	});
});

test.each([
	['张三丰', '张*丰'],
	['张三', '张*'],
	['欧阳娜娜', '欧**娜'],
	['张', '张'],
	['Alice Brown', 'A* B*'],
	['阿依古丽·买买提', '阿*·买*'],
	['', '']
])('masks %s as %s', (name, masked) => {
	expect(maskedName(name)).toBe(masked);
});
