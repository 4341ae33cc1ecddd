import type { AppointmentEventType } from './events.ts';

/** The capability a grant must name before its holder may state the fact. */
export const appointmentCapabilities = {
	'unit.classified': 'unit.manage',
	'position.named': 'unit.manage',
	'position.changed': 'unit.manage',
	'contact.listed': 'roster',
	'contact.changed': 'roster',
	'holder.appointed': 'roster',
	'appointment.ended': 'roster',
	'appointment.withdrawn': 'roster'
} as const satisfies Record<AppointmentEventType, string>;

/** What the policy asks of a grant. */
export type AppointmentCapability = (typeof appointmentCapabilities)[AppointmentEventType];
