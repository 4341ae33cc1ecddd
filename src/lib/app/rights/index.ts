export { cutOffWork, ratify, type CutOffWork } from './cut-off-work.ts';
export {
	changeRight,
	endRight,
	giveRight,
	mayEnd,
	mayRemove,
	rolesToGive,
	type RightTerms
} from './giving.ts';
export { heldRights, isInForce, type HeldRight } from './held-rights.ts';
export { standingOf, type Standing } from './standing.ts';
export { endingRights, renewRights, type EndingRight } from './renewing.ts';
