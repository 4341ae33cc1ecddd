export type { Appointment, Appointments, Contact, Position } from './appointments.ts';
export { appointmentCapabilities } from './capabilities.ts';
export type { AppointmentCommandRefusal, AppointmentContext } from './decide.ts';
export {
	appointHolder,
	changeContact,
	changePosition,
	classifyUnit,
	endAppointment,
	listContact,
	namePosition,
	withdrawAppointment
} from './decide.ts';
export type { AppointmentFact, UnitKind } from './events.ts';
export { appointmentEvents, appointmentSubject, appointmentSubjects, unitKinds } from './events.ts';
export {
	contactsOf,
	holdersAfter,
	holdersOn,
	kindOf,
	pastHolders,
	positionsOf,
	struckOut
} from './queries.ts';
export { viewAppointments } from './view.ts';
