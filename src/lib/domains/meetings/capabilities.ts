import type { MeetingEventType } from './events.ts';

/**
 * The capability a grant must name before its holder may state the fact; `member`: any admitted
 * person, the policy then asks for their part in this meeting; `self`: one's own linked member.
 */
export const meetingCapabilities = {
	'meeting.called': 'meeting.call',
	'meeting.changed': 'member',
	'meeting.cancelled': 'meeting.call',
	'notice.read': 'self',
	'agenda.moved': 'member',
	'minutes.part': 'minutes.finalise',
	'minutes.finalised': 'minutes.finalise',
	'minutes.corrected': 'minutes.finalise',
	'minutes.settled': 'minutes.finalise',
	'followup.opened': 'minutes.write',
	'followup.changed': 'member',
	'followup.done': 'member'
} as const satisfies Record<MeetingEventType, string>;

/** What the policy asks of a grant, for the unit of the meeting. */
export type MeetingCapability =
	'meeting.call' | 'minutes.write' | 'minutes.finalise' | 'followup.manage';
