import type { MemberId } from '#lib/domains/organisation/index.ts';
import type { Grade, TaskId } from '#lib/domains/tasks/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import type { Say } from '../log/index.ts';

/** Who a sample's task is for, and how reliable they are (0 to 1). */
interface Addressee {
	readonly member: MemberId;
	readonly diligence: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** So long that the last task is open on every day of the sample's eleventh week. */
const LEAD_DAYS = 13;

const works = [
	{ title: '读《朋辈互助员手册》第一章并写三点体会', body: '每点不超过一百字，写自己的话。' },
	{ title: '为心理健康周想一个活动名字', body: '一句话说明理由。' },
	{ title: '收集本班同学想听的讲座题目', body: '至少三个，注明有几位同学想听。' },
	{ title: '整理上次活动的照片', body: '选五张，放到云盘，在这里贴链接。' },
	{ title: '写一段介绍本部门的话', body: '招新推文要用，两百字以内。' },
	{ title: '填写期中自评', body: '写做得好的一件事和想改进的一件事。' }
];

const gradeFor = (drawn: number): Grade =>
	drawn > 0.85 ? 'excellent' : drawn > 0.4 ? 'good' : drawn > 0.1 ? 'average' : 'poor';

interface Course {
	/** Its evening, epoch ms. */
	readonly firstFriday: number;
	readonly now: number;
	readonly me: MemberId | undefined;
	readonly roll: () => number;
}

/**
 * Every second Friday a task for everybody, recorded by the office as far as `now`: acknowledged,
 * handed in by most, graded. The last one is still open. The viewer (`me`) is not graded, since nobody
 * grades their own work, and still owes the one that is open.
 */
export const sampleTasks = (say: Say, everybody: readonly Addressee[], course: Course): void => {
	const { firstFriday, now, me } = course;
	for (const [index, work] of works.entries()) {
		const due = firstFriday + (1 + 2 * index) * 7 * DAY_MS;
		const issuedAt = due - LEAD_DAYS * DAY_MS;
		const rest = { unit: null, addressees: 'unit', issuedAt: null, duty: null };
		const payload = { ...work, ...rest, due, occurrence: null, ref: null };
		const task = entryToObject(say({ type: 'task.set', payload, at: issuedAt }));
		const those = due > now ? everybody.filter(({ member }) => member !== me) : everybody;
		for (const addressee of those) record(say, { id: task, issuedAt, due }, addressee, course);
	}
};

const record = (
	say: Say,
	task: { readonly id: TaskId; readonly issuedAt: number; readonly due: number },
	{ member, diligence }: Addressee,
	{ now, me, roll }: Course
): void => {
	const about = { task: task.id, member, reason: null, supersedes: [] };
	const hasAcknowledged = roll() < 0.6 + diligence / 2;
	const acknowledgedAt = Math.round(Math.min(now, task.issuedAt + roll() * 8 * HOUR_MS));
	const submittedAt = Math.round(task.due - (roll() * 4 * diligence - 0.15) * DAY_MS);
	const hasHandedIn = roll() < 0.7 + diligence / 3 && submittedAt < now;
	if (!hasAcknowledged && !hasHandedIn) return;
	const times = {
		acknowledgedAt: hasAcknowledged ? acknowledgedAt : null,
		submittedAt: hasHandedIn ? submittedAt : null
	};
	const at = hasHandedIn ? submittedAt : acknowledgedAt;
	say({ type: 'handin.recorded', payload: { ...about, ...times }, at });
	if (!hasHandedIn || task.due > now || member === me) return;
	const grade = gradeFor((roll() + diligence) / 2);
	const gradedAt = Math.min(now, task.due + DAY_MS);
	say({ type: 'handin.graded', payload: { ...about, grade }, at: gradedAt });
};
