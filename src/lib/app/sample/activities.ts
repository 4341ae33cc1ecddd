import type { MemberId, UnitId } from '#lib/domains/organisation/index.ts';
import { addDays } from '#lib/domains/tasks/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import type { Say } from '../log/index.ts';

interface Course {
	/** The first day of the term, `YYYY-MM-DD`, and its start as epoch ms. */
	readonly from: string;
	readonly begun: number;
	readonly unit: UnitId | null;
	/** Who had the idea and hosts it, who buys, and who else took part. */
	readonly people: readonly MemberId[];
}

const DAY_MS = 86_400_000;
const HELD_ON = 40;

/**
 * An activity whose plan waits for somebody else to decide about it, with its budget and what was bought
 * already, and an idea that has no plan yet.
 */
export const sampleActivities = (say: Say, course: Course): void => {
	const { from, unit, people } = course;
	const [host, buyer] = people;
	const idea = '各部门排演一个短剧，讲一件求助的事。';
	const activity = propose(say, course, 10, '心理情景剧大赛', idea);
	const steps = [
		{ unit, what: '联系评委，排演出顺序', responsible: host ? [host] : [] },
		{ unit: null, what: '布置会场，采购用品', responsible: buyer ? [buyer] : [] }
	];
	const plan = { activity, date: addDays(from, HELD_ON), place: '示例楼报告厅', steps };
	say({ type: 'activity.planned', payload: plan, at: after(course, 14) });
	keepAccounts(say, course, activity);
	if (host) {
		const listed = { member: host, trainedOn: addDays(from, 12), note: '', listed: true };
		say({ type: 'host.listed', payload: listed, at: after(course, 13) });
		const payload = { activity, hosts: [host] };
		say({ type: 'activity.hosted', payload, at: after(course, 17) });
	}
	propose(say, course, 60, '图书漂流角', '在每层楼放一个书架，读完写一句话再传下去。');
};

const after = ({ begun }: Course, days: number) => begun + days * DAY_MS;

const propose = (say: Say, course: Course, day: number, title: string, idea: string) => {
	const payload = { title, idea, unit: course.unit, heldOn: null, ref: null };
	return entryToObject(say({ type: 'activity.proposed', payload, at: after(course, day) }));
};

const keepAccounts = (say: Say, course: Course, activity: string): void => {
	const { from, people } = course;
	const row = { activity, supersedes: [], row: null, note: '', dropped: false };
	const plan = (name: string, quantity: number, price: number, direction = 'expense') => {
		const payload = { ...row, direction, name, quantity, price };
		return entryToObject(say({ type: 'budget.set', payload, at: after(course, 16) }));
	};
	const bill = { budget: null, on: addDays(from, HELD_ON - 2), member: people[1] ?? null };
	const buy = (name: string, quantity: number, price: number, told: object) => {
		const rest = { ...bill, direction: 'expense', quantity, price, ...told };
		const payload = { ...row, name, ...rest };
		say({ type: 'purchase.set', payload, at: after(course, HELD_ON - 2) });
	};
	buy('矿泉水', 72, 135, { budget: plan('矿泉水', 60, 150) });
	buy('海报', 8, 1150, { budget: plan('海报', 8, 1200) });
	buy('胶带和绳子', 3, 480, {});
	const gift = { direction: 'income', budget: plan('虚构书店赞助', 1, 30_000, 'income') };
	buy('虚构书店赞助', 1, 30_000, gift);
};
