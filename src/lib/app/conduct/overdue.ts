import type { Dismissal, Penalty } from '#lib/domains/conduct/index.ts';
import {
	overdueOf,
	returnBy,
	type Activity,
	type Item,
	type UnitId
} from '#lib/domains/activities/index.ts';
import { addDays } from '#lib/domains/tasks/index.ts';
import type { EntryId } from '#lib/kernel/identity/index.ts';
import type { Workspace } from '../session/index.ts';
import { instantToDate } from '../time/index.ts';

/**
 * AL-94: a department whose activity had something out when its week was over, and what the office has
 * made of it. The cause is the statement by which the activity was held.
 */
export type Overdue = {
	readonly activity: Activity;
	readonly unit: UnitId;
	/** The day after the last one on which it was in time. */
	readonly date: string;
	readonly items: readonly Item[];
	readonly cause: EntryId;
} & (
	| { readonly state: 'open' }
	| { readonly state: 'penalty'; readonly penalty: Penalty }
	| { readonly state: 'dismissed'; readonly dismissal: Dismissal }
);

export const overdueClause = 'AL-94';

/** The finding about one activity; null where there is none, or it is no department's. */
export const overdueFinding = (workspace: Workspace, activity: Activity): Overdue | null => {
	const { projections, timezone } = workspace;
	const dayOf = (at: number) => instantToDate(at, timezone);
	const items = overdueOf(activity, dayOf(workspace.speaker().at), dayOf);
	const [last, cause, { unit }] = [returnBy(activity), activity.held.stands?.id, activity];
	if (items.length === 0 || last === null || cause === undefined || unit === null) return null;
	const found = { activity, unit, date: addDays(last, 1), items, cause };
	const { penalties, dismissals } = projections.conduct.file(unit);
	const isOfIt = (each: Pick<Penalty, 'clause' | 'causes'>) =>
		each.clause === overdueClause && each.causes.includes(cause);
	const penalty = penalties.find((each) => isOfIt(each) && each.state !== 'rejected');
	if (penalty) return { ...found, state: 'penalty', penalty };
	const dismissal = dismissals.find(isOfIt);
	return dismissal ? { ...found, state: 'dismissed', dismissal } : { ...found, state: 'open' };
};

/** Every such finding of which the office has made nothing yet, the longest overdue first. */
export const openOverdue = (workspace: Workspace): readonly Overdue[] =>
	workspace.projections
		.activities()
		.flatMap((activity) => overdueFinding(workspace, activity) ?? [])
		.filter(({ state }) => state === 'open')
		.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
