import type { Activity, Item, MemberId, Part, Phase, Piece, Plan } from './activity.ts';
import { DAYS_AFTER, isAftermath } from './items.ts';

/** Whether it took place: a question about the day does not change that it did. */
export const isHeld = ({ held }: Activity): boolean =>
	held.stands !== null || held.question.length > 0;

/** The plan by which it was held, else the one approved last. */
export const approvedPlanOf = ({ plans, held }: Activity): Plan | null =>
	plans.find(({ id }) => id === held.stands?.plan) ??
	plans.findLast(({ decision }) => decision.stands?.approved === true) ??
	null;

/** The approved plan, else the latest. */
export const planInForce = (activity: Activity): Plan | null =>
	approvedPlanOf(activity) ?? activity.plans.at(-1) ?? null;

/** Whether a member had the idea, made a plan, or is named in one that was approved. */
export const takesPart = ({ proposer, plans }: Activity, member: MemberId): boolean =>
	member === proposer ||
	plans.some(
		({ planner, steps, decision }) =>
			member === planner ||
			(decision.all.some(({ approved }) => approved) &&
				steps.some(({ responsible }) => responsible.includes(member)))
	);

/** The plan that waits for a decision: the latest, unless it has been decided. */
export const undecidedPlan = ({ plans }: Activity): Plan | null => {
	const last = plans.at(-1);
	return last && last.decision.stands === null ? last : null;
};

/** AL-101: how far it is. */
export const phaseOf = (activity: Activity): Phase => {
	if (activity.withdrawn) return 'withdrawn';
	if (activity.closed) return 'closed';
	if (isHeld(activity)) return activity.summaries.length > 0 ? 'summarised' : 'held';
	if (approvedPlanOf(activity)) return 'approved';
	return activity.plans.length > 0 ? 'planned' : 'idea';
};

/** The day on which it was held, or is to be; null while nobody has said. */
export const dayOf = (activity: Activity): string | null =>
	activity.held.stands?.heldOn ??
	activity.held.question[0]?.heldOn ??
	planInForce(activity)?.date ??
	null;

/** Who ticked an item and when; null where it is not done. */
export const tickOf = ({ ticks }: Item): Item['ticks'][number] | null => {
	const last = ticks.at(-1);
	return last?.done ? last : null;
};

/** AL-106: the photos or the articles that were not removed. */
export const coverageOf = ({ coverage }: Activity, kind: Piece['kind']): readonly Piece[] =>
	coverage.filter((piece) => piece.kind === kind && piece.removed === null);

/** AL-104: what has not been returned or collected. */
export const outstandingOf = ({ items }: Activity): readonly Item[] =>
	[...items.values()].filter((item) => isAftermath(item.key) && tickOf(item) === null);

/** AL-104: the last day for returning and collecting; null while it has not been held. */
export const returnBy = (activity: Activity): string | null => {
	const heldOn = activity.held.stands?.heldOn;
	if (heldOn === undefined) return null;
	const last = Date.parse(`${heldOn}T00:00Z`) + DAYS_AFTER * 86_400_000;
	return new Date(last).toISOString().slice(0, 10);
};

/** AL-104: days left for what is still out, below 0 where the week is over; null where nothing is. */
export const daysLeft = (activity: Activity, today: string): number | null => {
	const last = returnBy(activity);
	const isDue = last !== null && !activity.ref && !activity.closed;
	if (!isDue || outstandingOf(activity).length === 0) return null;
	return Math.round((Date.parse(last) - Date.parse(today)) / 86_400_000);
};

/**
 * AL-94: what had not been returned or collected when the week was over, whatever became of it later;
 * `dayOf` tells the day of an instant in the workspace's time zone. Empty before, and where it was imported.
 */
export const overdueOf = (
	activity: Activity,
	today: string,
	dayOf: (at: number) => string
): readonly Item[] => {
	const last = returnBy(activity);
	if (last === null || activity.ref || today <= last) return [];
	return [...activity.items.values()].filter(({ key, ticks }) => {
		const inTime = ticks.filter(({ at }) => dayOf(at) <= last);
		return isAftermath(key) && inTime.at(-1)?.done !== true;
	});
};

/** What counts of a member's part before the office has recorded anything (AL-41, AL-42). */
export const ownIdeaOf = (activity: Activity): Pick<Part, 'proposal' | 'adopted'> => ({
	proposal: ['idea'],
	adopted: activity.plans.some(({ decision }) => decision.stands?.approved) ? 1 : 0
});

/** Members of whom something is recorded, or whose idea it was. */
export const membersOf = ({ parts, proposer }: Activity): readonly MemberId[] => [
	...new Set([...(proposer ? [proposer] : []), ...parts.keys()])
];

/**
 * What a member has to do: items of their own in preparation and, once it was held, what is still
 * out where they planned it or are responsible (AL-102, AL-104).
 */
export const ownWork = (
	activities: readonly Activity[],
	member: MemberId
): readonly { readonly activity: Activity; readonly items: readonly Item[] }[] =>
	activities.flatMap((activity) => {
		const isOver = activity.withdrawn !== null || activity.closed !== null || activity.ref !== null;
		if (isOver) return [];
		const plan = planInForce(activity);
		const keeps = member === activity.proposer || member === plan?.planner;
		const items = [...activity.items.values()].filter((item) => {
			if (item.dropped || tickOf(item)) return false;
			if (isAftermath(item.key))
				return (
					isHeld(activity) && (item.responsible === null ? keeps : item.responsible === member)
				);
			return !isHeld(activity) && item.responsible === member;
		});
		return items.length > 0 ? [{ activity, items }] : [];
	});
