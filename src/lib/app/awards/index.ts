export type { Candidate, Shortlist } from './candidates.ts';
export { shortlistsOf } from './candidates.ts';
export type { AwardFault } from './decide.ts';
export { awardContext, decideRound, ineligibleAmong } from './decide.ts';
