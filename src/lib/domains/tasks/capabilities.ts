import type { TaskEventType } from './events.ts';

/**
 * The capability a grant must name before its holder may state the fact; `member`: any admitted
 * person, the policy then asks for their part in this task; `self`: one's own linked member.
 */
export const taskCapabilities = {
	'task.set': 'task.set',
	'task.moved': 'member',
	'task.withdrawn': 'member',
	'task.acknowledged': 'self',
	'handin.made': 'self',
	'handin.made@2': 'self',
	'handin.recorded': 'task.manage',
	'handin.graded': 'member',
	'duty.scheduled': 'task.set',
	'duty.ended': 'member',
	'calendar.stated': 'calendar.manage'
} as const satisfies Record<TaskEventType, string>;

/** What the policy asks of a grant, for the unit of the task. */
export type TaskCapability = 'task.set' | 'task.manage' | 'calendar.manage';
