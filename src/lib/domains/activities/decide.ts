import * as v from 'valibot';
import type { ObjectId } from '#lib/kernel/identity/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';
import type { Activity, MemberId, Piece } from './activity.ts';
import {
	activityEvents,
	type ActivityEventOf,
	type ActivityEventType,
	type ActivityPayload,
	type Grade
} from './events.ts';
import { activityRefusal, proposalRefusal, type ActivityStatement, type Author } from './policy.ts';
import { approvedPlanOf } from './queries.ts';
import type { ActivityRefusal } from './refusal.ts';

export type ActivityCommandRefusal =
	| ActivityRefusal
	| { readonly code: 'bad_field'; readonly field: string }
	| { readonly code: 'correction_needs_reason' };

type Decision<Type extends ActivityEventType> = Result<
	ActivityEventOf<Type>,
	ActivityCommandRefusal
>;

const fieldFault = (type: ActivityEventType, payload: unknown) => {
	const parsed = v.safeParse(activityEvents[type], payload);
	if (parsed.success) return undefined;
	return { code: 'bad_field', field: v.getDotPath(parsed.issues[0]) ?? '' } as const;
};

const about = <Type extends ActivityStatement['type']>(
	activity: Activity,
	type: Type,
	fields: Omit<ActivityPayload<Type>, 'activity'>,
	author: Author
): Decision<Type> => {
	const payload = { ...fields, activity: activity.id } as ActivityPayload<Type>;
	// The compiler loses the tie between a generic type and its payload; the signature keeps it.
	const found =
		fieldFault(type, payload) ??
		activityRefusal(activity, { type, payload } as ActivityStatement, author);
	return found ? err(found) : ok({ type, payload });
};

/** The statements that a new one replaces: all that stand or are asked about. */
const idsOf = ({ all }: { readonly all: readonly { readonly id: string }[] }) =>
	all.map(({ id }) => id).slice(-16) as ActivityPayload<'activity.held'>['supersedes'];

/** Proposes an idea (AL-101). */
export const proposeActivity = (
	fields: Pick<ActivityPayload<'activity.proposed'>, 'title' | 'idea' | 'unit'>,
	author: Author
): Decision<'activity.proposed'> => {
	const payload = { ...fields, heldOn: null, ref: null };
	const found = fieldFault('activity.proposed', payload) ?? proposalRefusal(payload, author);
	return found ? err(found) : ok({ type: 'activity.proposed', payload });
};

/** Makes a plan, in the place of an earlier one. */
export const planActivity = (
	activity: Activity,
	plan: Omit<ActivityPayload<'activity.planned'>, 'activity'>,
	author: Author
) => about(activity, 'activity.planned', plan, author);

/** Approves the latest plan or sends it back; who decides anew says why. */
export const decidePlan = (
	activity: Activity,
	{ approved, reason }: { readonly approved: boolean; readonly reason: string | null },
	author: Author
): Decision<'activity.decided'> => {
	const plan = activity.plans.at(-1);
	if (!plan) return err({ code: 'no_such_plan' });
	const isAnew = plan.decision.all.length > 0 || !approved;
	if (isAnew && reason === null) return err({ code: 'correction_needs_reason' });
	const supersedes = idsOf(plan.decision);
	const fields = { plan: plan.id, approved, reason, supersedes };
	return about(activity, 'activity.decided', fields, author);
};

/** States the day on which it was held, in the place of what was stated before. */
export const holdActivity = (
	activity: Activity,
	heldOn: string,
	author: Author
): Decision<'activity.held'> => {
	const plan = approvedPlanOf(activity);
	if (!plan) return err({ code: 'not_approved' });
	const fields = { plan: plan.id, heldOn, supersedes: idsOf(activity.held) };
	return about(activity, 'activity.held', fields, author);
};

/** Says who hosts it (AL-105). */
export const setHosts = (activity: Activity, hosts: readonly MemberId[], author: Author) =>
	about(activity, 'activity.hosted', { hosts: [...hosts] }, author);

/** Says which contacts are its guests, or come for other associations (AL-106). */
export const nameGuests = (activity: Activity, guests: readonly ObjectId[], author: Author) =>
	about(activity, 'guests.named', { guests: [...guests] }, author);

/** Writes a version of the summary (AL-104). */
export const summariseActivity = (
	activity: Activity,
	summary: Omit<ActivityPayload<'activity.summarised'>, 'activity'>,
	author: Author
) => about(activity, 'activity.summarised', summary, author);

/** Closes it; with a reason where something is still out. */
export const closeActivity = (activity: Activity, reason: string | null, author: Author) =>
	about(activity, 'activity.closed', { reason }, author);

/** Withdraws it, with the reason that everybody sees. */
export const withdrawActivity = (activity: Activity, reason: string, author: Author) =>
	about(activity, 'activity.withdrawn', { reason }, author);

/** Evaluates it (AL-44); who does so again corrects, and says why. */
export const gradeActivity = (
	activity: Activity,
	{ grade, reason }: { readonly grade: Grade | null; readonly reason: string | null },
	author: Author
): Decision<'activity.graded'> => {
	if (activity.grade.all.length > 0 && reason === null)
		return err({ code: 'correction_needs_reason' });
	const fields = { grade, reason, supersedes: idsOf(activity.grade) };
	return about(activity, 'activity.graded', fields, author);
};

/** Records what a member did (AL-40 to AL-43), in the place of what was recorded before. */
export const recordPart = (
	activity: Activity,
	member: MemberId,
	fields: Omit<ActivityPayload<'participation.recorded'>, 'activity' | 'member' | 'supersedes'>,
	author: Author
): Decision<'participation.recorded'> => {
	const known = activity.parts.get(member);
	if (known && fields.reason === null) return err({ code: 'correction_needs_reason' });
	const supersedes = known ? idsOf(known) : [];
	return about(activity, 'participation.recorded', { ...fields, member, supersedes }, author);
};

/** Adds an item to the checklist, or says anew what one is (AL-102). */
export const setItem = (
	activity: Activity,
	item: Omit<ActivityPayload<'preparation.set'>, 'activity'>,
	author: Author
) => about(activity, 'preparation.set', item, author);

/** Ticks an item, or takes the tick back. */
export const tickItem = (activity: Activity, item: string, done: boolean, author: Author) =>
	about(activity, 'preparation.ticked', { item, done }, author);

/** Adds a photo or an article (AL-106). */
export const addCoverage = (
	activity: Activity,
	piece: Omit<ActivityPayload<'coverage.added'>, 'activity'>,
	author: Author
) => about(activity, 'coverage.added', piece, author);

/** Removes a photo or an article; who removes somebody else's says why. */
export const removeCoverage = (
	activity: Activity,
	{ id, author: owner }: Piece,
	reason: string | null,
	author: Author
): Decision<'coverage.removed'> =>
	reason === null && owner !== author.member
		? err({ code: 'correction_needs_reason' })
		: about(activity, 'coverage.removed', { piece: id, reason }, author);
