export { conductContext } from './context.ts';
export { causesOf, hasLostGrounds, openFindings, raisedFor, type Raised } from './findings.ts';
export {
	awaits,
	cadresFor,
	seesAllBooks,
	seesPenaltyOf,
	seesReward,
	seesScoreOf
} from './readers.ts';
export type { Overdue } from './overdue.ts';
export { openOverdue, overdueClause, overdueFinding } from './overdue.ts';
