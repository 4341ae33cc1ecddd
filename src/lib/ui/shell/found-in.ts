import { m } from '#lib/paraglide/messages.js';
import { calendarDate, dateText, language } from '#lib/ui/i18n/index.ts';
import type { PaletteItem } from '#lib/ui/palette/index.ts';
import type { WorkspaceView } from '#lib/ui/workspace/index.ts';

/** Everything of a workspace that the palette finds: its people, meetings, tasks, activities and open to-dos. */
export function foundIn(view: WorkspaceView): readonly PaletteItem[] {
	const home = `/w/${view.workspace.id}`;
	const { members, units } = view.organisation;
	const timeZone = view.watch(({ log }) => log.authority.timezone);
	const people = [...members.values()].map((member): PaletteItem => {
		const unit = member.stations.at(-1)?.post?.unit;
		return {
			id: member.id,
			kind: 'person',
			title: view.nameOf(member.id) || member.id.slice(0, 6),
			hint: (unit && units.get(unit)?.name) ?? '',
			href: `${home}/scores/${member.id}`
		};
	});
	const meetings = view.meetings.map((meeting): PaletteItem => ({
		id: meeting.id,
		kind: 'meeting',
		title: meeting.title,
		hint: dateText(calendarDate(meeting.start, timeZone), language.current),
		href: `${home}/meetings/${meeting.id}`
	}));
	const tasks = view.tasks
		.filter(({ withdrawn }) => !withdrawn)
		.map((task): PaletteItem => ({
			id: task.id,
			kind: 'task',
			title: task.title,
			hint: dateText(calendarDate(task.due, timeZone), language.current),
			href: `${home}/tasks/${task.id}`
		}));
	const activities = view.activities
		.filter(({ withdrawn }) => !withdrawn)
		.map((activity): PaletteItem => ({
			id: activity.id,
			kind: 'activity',
			title: activity.title,
			hint: dateText(calendarDate(activity.proposed.at, timeZone), language.current),
			href: `${home}/activities/${activity.id}`
		}));
	const todos = view.meetings.flatMap((meeting) =>
		meeting.followUps
			.filter(({ state }) => state === 'open')
			.map((todo): PaletteItem => ({
				id: todo.id,
				kind: 'todo',
				title: todo.text,
				hint: meeting.title,
				href: `${home}/meetings/${meeting.id}`
			}))
	);
	const setting: readonly PaletteItem[] = view.can('task.set')
		? [{ id: 'set-task', kind: 'command', title: m.tasks_set(), href: `${home}/tasks/new` }]
		: [];
	return [...meetings, ...people, ...tasks, ...activities, ...todos, ...setting];
}
