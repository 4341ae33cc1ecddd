export type { AttendanceCapability } from './capabilities.ts';
export { attendanceCapabilities } from './capabilities.ts';
export type { AttendanceCommandRefusal, AttendanceContext, RecordFields } from './decide.ts';
export {
	decideLeave,
	openScreen,
	recordAttendance,
	recordRest,
	requestLeave,
	signIn,
	withdrawRecord
} from './decide.ts';
export type {
	AttendanceEvent,
	AttendanceEventOf,
	AttendanceEventType,
	AttendanceFact,
	AttendancePayload,
	LeaveKind,
	RecordWay,
	Status
} from './events.ts';
export { attendanceEvents, attendanceSubjects, statuses } from './events.ts';
export type { Author } from './policy.ts';
export type { ScoringRow } from './queries.ts';
export { arrivalsOf, missingOf, onLeaveOf, questionsOf, scoringRows } from './queries.ts';
export type { AttendanceRefusal } from './refusal.ts';
export type {
	AttendanceCounts,
	AttendanceReport,
	MemberReport,
	ReportedMeeting,
	UnitReport
} from './report.ts';
export { attendanceReport } from './report.ts';
export type {
	AttendanceSheet,
	Claim,
	Leave,
	Mark,
	MeetingFrame,
	MeetingId,
	MemberId,
	Question,
	Recorded,
	RefusedFact,
	Screen,
	Standing,
	UncheckedSignIn,
	UnitId,
	Unrecorded
} from './sheet.ts';
export type { SlotToken } from './slot.ts';
export {
	ACCEPTED_MS,
	isInWindow,
	slotAt,
	slotCode,
	slotMessage,
	slotStart,
	textToToken,
	tokenToText
} from './slot.ts';
export type { SlotSignature, VerifySignature } from './slot-verdicts.ts';
export { SlotVerdicts } from './slot-verdicts.ts';
export type { Times, Timing } from './status.ts';
export { disagreesWithTimes, statusOf } from './status.ts';
export type { ViewSources } from './view.ts';
export { viewAttendance } from './view.ts';
