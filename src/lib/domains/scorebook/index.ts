export type { Counts } from './counts.ts';
export {
	type EntryDraft,
	type EntryRefusal,
	entryRefusals,
	type EntryRule,
	entryRule,
	enteredClauses
} from './entry-rules.ts';
export { type Finding, levelsOf } from './findings.ts';
export { type Forecast, forecastOf, type NextEvent } from './forecast.ts';
export type { ActivityId, MeetingId, MemberId, TaskId, UnitId } from './ids.ts';
export type {
	Activity,
	Attendance,
	Degree,
	Entry,
	Grade,
	HandIn,
	Meeting,
	Member,
	Note,
	Origin,
	Participation,
	Position,
	Proposal,
	RecordKinds,
	RecordLists,
	ScoreInput,
	Status,
	Task,
	Term
} from './input.ts';
export { noRecords } from './input.ts';
export { contradictsTimes, type Presence, presenceOf } from './presence.ts';
export { owesNotes } from './note-duty.ts';
export { isExpected, Records } from './records.ts';
export type { Level } from './rulebook/figures.ts';
export { alliance } from './rulebook/alliance.ts';
export { type AllianceValues, allianceParameters } from './rulebook/parameters.ts';
export { evaluators, type MemberScore, scoreAll, scoreMember } from './score.ts';
export { isInTerm } from './wall-clock.ts';
