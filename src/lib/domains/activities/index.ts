export type {
	Activity,
	ActivityId,
	Decision,
	Grading,
	Held,
	Item,
	MemberId,
	Part,
	Phase,
	Piece,
	Plan,
	Settled,
	Stated,
	Summary,
	UnitId
} from './activity.ts';
export type { ActivityCapability } from './capabilities.ts';
export { activityCapabilities } from './capabilities.ts';
export type { ActivityCommandRefusal } from './decide.ts';
export {
	addCoverage,
	closeActivity,
	decidePlan,
	gradeActivity,
	holdActivity,
	nameGuests,
	planActivity,
	proposeActivity,
	recordPart,
	removeCoverage,
	setHosts,
	setItem,
	summariseActivity,
	tickItem,
	withdrawActivity
} from './decide.ts';
export type { ActivityEvent, ActivityFact, ActivityPayload, Grade, Proposal } from './events.ts';
export {
	activityEvents,
	grades,
	LONGEST_CAPTION,
	LONGEST_IDEA,
	LONGEST_SUMMARY
} from './events.ts';
export type { DefaultKey } from './items.ts';
export { isAftermath } from './items.ts';
export type { Author } from './policy.ts';
export {
	coverageOf,
	dayOf,
	daysLeft,
	isHeld,
	membersOf,
	outstandingOf,
	overdueOf,
	ownIdeaOf,
	ownWork,
	phaseOf,
	planInForce,
	returnBy,
	takesPart,
	tickOf,
	undecidedPlan
} from './queries.ts';
export { activitySubjects, viewActivity } from './view.ts';
