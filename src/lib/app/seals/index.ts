export type { CarriedLine, TermScore } from './carry.ts';
export type { Disputed } from './check.ts';
export type { Closing, SealFault } from './close-term.ts';
export { countersign, sealTerm } from './close-term.ts';
export type { FrontierGap } from './frontier.ts';
export type { LateFact } from './late-facts.ts';
export { unfinishedIn, type Unfinished } from './preview.ts';
export {
	disagreements,
	readReport,
	sealReport,
	type Disagreement,
	type SealReport
} from './report.ts';
export { signaturesOf, type SealRequest, type Signature } from './requests.ts';
export { Settlements, type Sealed } from './settlements.ts';
export { snapshotOf } from './snapshot.ts';
