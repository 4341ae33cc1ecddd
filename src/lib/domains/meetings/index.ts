export type { AgendaClock, AgendaLine } from './agenda-clock.ts';
export { agendaClock } from './agenda-clock.ts';
export type { MeetingCapability } from './capabilities.ts';
export { meetingCapabilities } from './capabilities.ts';
export type { MeetingCommandRefusal, MeetingContext } from './decide.ts';
export {
	callMeeting,
	cancelMeeting,
	changeFollowUp,
	changeMeeting,
	correctMinutes,
	finaliseMinutes,
	finishFollowUp,
	moveAgenda,
	openFollowUp,
	readNotice,
	settleMinutes,
	stateMinutes
} from './decide.ts';
export type {
	FollowUpKind,
	MeetingDetails,
	MeetingEvent,
	MeetingEventOf,
	MeetingEventType,
	MeetingFact,
	MeetingKind,
	MeetingPatch,
	MeetingPayload
} from './events.ts';
export {
	isMeetingFact,
	meetingEvents,
	meetingKinds,
	MOST_AGENDA_ITEMS,
	MOST_EXPECTED
} from './events.ts';
export type {
	AgendaMove,
	Correction,
	FinalisedMinutes,
	FollowUp,
	FollowUpState,
	Meeting,
	MeetingChange,
	MeetingId,
	MemberId,
	Minutes,
	MinutesPart,
	RefusedFact,
	Stated,
	UnitId
} from './meeting.ts';
export { minutesHash, minutesSpace, splitMinutes } from './minutes.ts';
export type { Author } from './policy.ts';
export { followUpsOf, isOverdue, noticeReaders, openFollowUpsOf } from './queries.ts';
export type { MeetingRefusal } from './refusal.ts';
export { meetingSubjects, viewMeeting } from './view.ts';
