import { unreachable } from '#lib/kernel/result/index.ts';
import type { Activity, MemberId, UnitId } from './activity.ts';
import type { ActivityCapability } from './capabilities.ts';
import type { ActivityEventOf, ActivityEventType, ActivityPayload } from './events.ts';
import { approvedPlanOf, isHeld, outstandingOf, planInForce } from './queries.ts';
import type { ActivityRefusal } from './refusal.ts';

/** Who states something and when (epoch ms): the member they are, and what their grants allow. */
export interface Author {
	readonly at: number;
	/** The day of `at` in the workspace's time zone. */
	readonly today: string;
	readonly member: MemberId | null;
	readonly can: (capability: ActivityCapability, unit?: UnitId | null) => boolean;
}

type Rule<Type extends ActivityEventType> = (
	activity: Activity,
	payload: ActivityPayload<Type>,
	author: Author
) => ActivityRefusal | undefined;

/** The facts that an activity is made of, but for the idea. */
export type ActivityStatement = {
	readonly [Type in ActivityEventType]: ActivityEventOf<Type>;
}[Exclude<ActivityEventType, 'activity.proposed'>];

/** Anybody enrolled proposes an idea; what was held already is entered by the office. */
export const proposalRefusal = (
	{ unit, heldOn }: ActivityPayload<'activity.proposed'>,
	author: Author
): ActivityRefusal | undefined => {
	if (heldOn !== null) return mayDo(author, 'activity.manage', unit);
	return author.member === null && !author.can('activity.manage', unit)
		? { code: 'not_a_member' }
		: undefined;
};

/** Whoever had the idea plans it, or whoever may plan for its unit. */
const isPlanned: Rule<'activity.planned'> = (activity, _, author) =>
	notWithdrawn(activity) ?? notHeld(activity) ?? proposerOr(activity, author);

/** The office or the presidium decides about a plan, and nobody about their own. */
const isDecided: Rule<'activity.decided'> = (activity, { plan: id }, author) => {
	const plan = activity.plans.find((each) => each.id === id);
	return (
		notWithdrawn(activity) ??
		(plan ? undefined : ({ code: 'no_such_plan' } as const)) ??
		mayDo(author, 'activity.manage', activity.unit) ??
		(plan && plan.planner !== null && plan.planner === author.member
			? ({ code: 'own_plan', rule: 'AL-101' } as const)
			: undefined)
	);
};

/** It is held by an approved plan, and on no day to come. */
const wasHeld: Rule<'activity.held'> = (activity, { plan, heldOn }, author) =>
	notWithdrawn(activity) ??
	proposerOr(activity, author) ??
	(activity.plans.find(({ id }) => id === plan)?.decision.stands?.approved
		? undefined
		: ({ code: 'not_approved' } as const)) ??
	(heldOn > author.today ? ({ code: 'in_the_future' } as const) : undefined);

/** Whoever keeps it, or is named in its plan, writes the summary once it was held. */
const isSummarised: Rule<'activity.summarised'> = (activity, _, author) =>
	notYetHeld(activity) ?? (isNamed(activity, author.member) ? undefined : keeps(activity, author));

/** Closed where there is a summary and nothing is out, or a reason says why (AL-104). */
const isClosed: Rule<'activity.closed'> = (activity, { reason }, author) =>
	notYetHeld(activity) ??
	(activity.closed ? ({ code: 'activity_closed' } as const) : undefined) ??
	mayDo(author, 'activity.manage', activity.unit) ??
	(activity.summaries.length === 0 ? ({ code: 'no_summary' } as const) : undefined) ??
	(reason === null && outstandingOf(activity).length > 0
		? ({ code: 'still_out', rule: 'AL-104' } as const)
		: undefined);

/** Its proposer or the office withdraws what has not been held. */
const isWithdrawn: Rule<'activity.withdrawn'> = (activity, _, author) =>
	notWithdrawn(activity) ??
	notHeld(activity) ??
	(author.member !== null && author.member === activity.proposer
		? undefined
		: mayDo(author, 'activity.manage', activity.unit));

/** Only the office grades and records who did what (AL-4), once it was held. */
const isGraded: Rule<'activity.graded'> = (activity, _, author) =>
	notYetHeld(activity) ?? mayDo(author, 'activity.manage', activity.unit);

/** Ideas are recorded at any time; taking part and outstanding work once it was held. */
const isRecorded: Rule<'participation.recorded'> = (activity, row, author) =>
	notWithdrawn(activity) ??
	mayDo(author, 'activity.manage', activity.unit) ??
	(row.tookPart || row.outstanding ? notYetHeld(activity) : undefined);

/** Whoever keeps the activity changes its checklist. */
const isSet: Rule<'preparation.set'> = (activity, { item }, author) =>
	notWithdrawn(activity) ?? keeps(activity, author) ?? hasItem(activity, item);

/** Whoever keeps the activity or is named in its plan says who hosts it, and who its guests are. */
const isAttended: Rule<'activity.hosted' | 'guests.named'> = (activity, _, author) =>
	notWithdrawn(activity) ??
	(isNamed(activity, author.member) ? undefined : keeps(activity, author));

/** An item is ticked by who is responsible for it, by who is named in the plan, or who keeps it all. */
const isTicked: Rule<'preparation.ticked'> = (activity, { item }, author) => {
	const responsible = activity.items.get(item)?.responsible;
	const isMine = author.member !== null && author.member === responsible;
	return (
		notWithdrawn(activity) ??
		hasItem(activity, item) ??
		(isMine || isNamed(activity, author.member) ? undefined : keeps(activity, author))
	);
};

/** Anybody enrolled adds photos and articles (AL-106). */
const isCovered: Rule<'coverage.added'> = (activity, _, author) =>
	notWithdrawn(activity) ??
	(author.member === null && !author.can('activity.manage', activity.unit)
		? { code: 'not_a_member' }
		: undefined);

/** Whoever added a photo or an article removes it, or whoever keeps the activity, who says why. */
const isUncovered: Rule<'coverage.removed'> = (activity, { piece: id }, author) => {
	const piece = activity.coverage.find((each) => each.id === id);
	if (!piece || piece.removed) return { code: 'no_such_piece' };
	return author.member !== null && author.member === piece.author
		? undefined
		: keeps(activity, author);
};

/** Why `author` may not state `event` of `activity`; undefined where nothing speaks against it. */
export const activityRefusal = (
	activity: Activity,
	event: ActivityStatement,
	author: Author
): ActivityRefusal | undefined => {
	switch (event.type) {
		case 'activity.planned':
			return isPlanned(activity, event.payload, author);
		case 'activity.decided':
			return isDecided(activity, event.payload, author);
		case 'activity.held':
			return wasHeld(activity, event.payload, author);
		case 'activity.hosted':
		case 'guests.named':
			return isAttended(activity, event.payload, author);
		case 'activity.summarised':
			return isSummarised(activity, event.payload, author);
		case 'activity.closed':
			return isClosed(activity, event.payload, author);
		case 'activity.withdrawn':
			return isWithdrawn(activity, event.payload, author);
		case 'activity.graded':
			return isGraded(activity, event.payload, author);
		case 'participation.recorded':
			return isRecorded(activity, event.payload, author);
		case 'preparation.set':
			return isSet(activity, event.payload, author);
		case 'coverage.added':
			return isCovered(activity, event.payload, author);
		case 'coverage.removed':
			return isUncovered(activity, event.payload, author);
		case 'preparation.ticked':
			return isTicked(activity, event.payload, author);
		default:
			return unreachable(event);
	}
};

const mayDo = (author: Author, capability: ActivityCapability, unit: UnitId | null) =>
	author.can(capability, unit) ? undefined : ({ code: 'not_allowed', capability } as const);

const proposerOr = (activity: Activity, author: Author) =>
	(author.member !== null && author.member === activity.proposer) ||
	author.can('activity.manage', activity.unit)
		? undefined
		: mayDo(author, 'activity.plan', activity.unit);

const keeps = (activity: Activity, author: Author) =>
	author.member !== null && author.member === planInForce(activity)?.planner
		? undefined
		: proposerOr(activity, author);

const isNamed = (activity: Activity, member: MemberId | null) =>
	member !== null &&
	(approvedPlanOf(activity)?.steps.some(({ responsible }) => responsible.includes(member)) ??
		false);

const notWithdrawn = (activity: Activity) =>
	activity.withdrawn ? ({ code: 'activity_withdrawn' } as const) : undefined;

const notHeld = (activity: Activity) =>
	isHeld(activity) ? ({ code: 'activity_held' } as const) : undefined;

const notYetHeld = (activity: Activity) =>
	isHeld(activity) ? undefined : ({ code: 'not_held' } as const);

const hasItem = (activity: Activity, item: string | null) =>
	item === null || activity.items.has(item) ? undefined : ({ code: 'no_such_item' } as const);
