import type { AttendanceEventType } from './events.ts';

/**
 * The capability a grant must name before its holder may state the fact (AL-4: only the office
 * records attendance); `self`: any admitted person, about their own linked member.
 */
export const attendanceCapabilities = {
	'attendance.recorded': 'attendance.record',
	'attendance.withdrawn': 'attendance.record',
	'screen.opened': 'attendance.record',
	'attendance.signed': 'self',
	'leave.requested': 'self',
	'leave.decided': 'leave.decide'
} as const satisfies Record<AttendanceEventType, string>;

/** What the policy asks of a grant, for the unit of the meeting. */
export type AttendanceCapability = 'attendance.record' | 'leave.decide';
