export type { ConductCapability } from './capabilities.ts';
export { conductCapabilities } from './capabilities.ts';
export type {
	Answer,
	Appeal,
	AppealDecision,
	Comment,
	ConductFile,
	Decision,
	Dismissal,
	Grading,
	Measure,
	MeetingId,
	MemberId,
	NoteSheet,
	NoteStanding,
	Penalty,
	PenaltyId,
	Remark,
	RemarkId,
	RemarkVersion,
	Reward,
	RewardAnswer,
	RewardId,
	Ruling,
	Stated,
	UnitId
} from './conduct.ts';
export type { ConductCommandRefusal, ConductContext } from './decide.ts';
export {
	answerPenalty,
	answerReward,
	appealPenalty,
	commentOnPenalty,
	decideAppeal,
	decidePenalty,
	dismissFinding,
	gradeNotes,
	proposePenalty,
	proposeReward,
	recordRemark,
	setVisibility,
	withdrawGrading,
	withdrawRemark
} from './decide.ts';
export type {
	ConductEvent,
	ConductEventOf,
	ConductEventType,
	ConductFact,
	ConductPayload,
	Degree,
	Grade,
	Level,
	Visibility
} from './events.ts';
export {
	conductEvents,
	conductSubjects,
	LONGEST_REASON,
	LONGEST_TEXT,
	visibilities,
	visibilitySubject
} from './events.ts';
export { viewNotes } from './notes.ts';
export type { Author, Surroundings } from './policy.ts';
export type { ScoringEntry } from './queries.ts';
export { scoringEntries } from './queries.ts';
export type { ConductRefusal } from './refusal.ts';
export type { RewardStanding } from './reward.ts';
export { rewardStanding } from './reward.ts';
export type { ClauseRule, ClauseRules, PointsRule } from './rules.ts';
export { allowsPenalty, penaltyPoints } from './rules.ts';
export type { ConductSources } from './sources.ts';
export { viewConduct } from './view.ts';
export type { VisibilityPolicy } from './visibility.ts';
export { viewVisibility } from './visibility.ts';
