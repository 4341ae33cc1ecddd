// The text that reminds a chat group of a task: plain, short, with names, masked where asked.
import { missingFrom, type MemberId, type Task } from '#lib/domains/tasks/index.ts';
import { m } from '#lib/paraglide/messages.js';

/** What the text fills in besides the task. */
export interface ReminderWords {
	/** The due time as people read it. */
	readonly due: string;
	readonly nameOf: (member: MemberId) => string;
	readonly isMasked: boolean;
	readonly isPastDue: boolean;
}

/**
 * A name that its owner recognises and a stranger does not: 张三丰 becomes 张*丰, 张三 becomes 张*.
 * Of a name in letters the first letter of each part stays.
 */
export const maskedName = (name: string): string => {
	const isHan = /^\p{Script=Han}+$/u.test(name);
	if (!isHan) return name.replaceAll(/(\p{L})[^\s·]*/gu, '$1*');
	const [first = '', ...rest] = [...name];
	const last = rest.pop() ?? '';
	return rest.length === 0
		? `${first}${last === '' ? '' : '*'}`
		: `${first}${'*'.repeat(rest.length)}${last}`;
};

/** Names in the order of the list; two that look the same when masked are told apart by a number. */
const shownNames = (members: readonly MemberId[], words: ReminderWords): string => {
	const names = members.map(words.nameOf);
	if (!words.isMasked) return names.join('、');
	const masked = names.map(maskedName);
	const seen = new Map<string, number>();
	return masked
		.map((name) => {
			const turn = (seen.get(name) ?? 0) + 1;
			seen.set(name, turn);
			const isShared = masked.filter((other) => other === name).length > 1;
			return isShared ? `${name}(${turn})` : name;
		})
		.join('、');
};

/** The reminder; it says so where nobody is missing. */
export const reminderText = (task: Task, words: ReminderWords): string => {
	const { silent, owing } = missingFrom(task);
	const lines = [
		m.tasks_remind_head({ title: task.title }),
		words.isPastDue
			? m.tasks_remind_overdue({ due: words.due })
			: m.tasks_remind_due({ due: words.due }),
		silent.length > 0 &&
			m.tasks_remind_silent({ count: silent.length, names: shownNames(silent, words) }),
		owing.length > 0 &&
			m.tasks_remind_owing({ count: owing.length, names: shownNames(owing, words) }),
		silent.length + owing.length === 0 && m.tasks_remind_nobody()
	];
	return lines.filter((text) => text !== false).join('\n');
};
