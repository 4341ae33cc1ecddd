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
