/** For tests: a history told in a few words, with ids made from names. */
import { entryId, objectId, personId } from '#lib/kernel/facts/testing.ts';
import type { FileRef } from '#lib/kernel/files/index.ts';
import type { DeviceId, ObjectId, Space } from '#lib/kernel/identity/index.ts';
import type { Activity } from './activity.ts';
import type { ActivityFact, ActivityFactOf, ActivityPayload } from './events.ts';
import type { Author } from './policy.ts';
import { viewActivity } from './view.ts';

export { entryId, objectId };

export const activityId = objectId('idea');
export const [alice, bob] = [objectId('Alice'), objectId('Bob')] as const;
export const HOUR = 3_600_000;
/** 2026-03-02 10:00 UTC, when the idea was proposed. */
export const START = Date.UTC(2026, 2, 2, 10);

const today = (at: number) => new Date(at).toISOString().slice(0, 10);

/** A fact named `name`, stated at `at` by the person of the name `by`. */
export const stated = <Type extends ActivityFact['type']>(
	name: string,
	at: number,
	type: Type,
	payload: Omit<ActivityPayload<Type>, 'activity'>,
	by: string
): ActivityFactOf<Type> =>
	({
		...{ id: entryId(name), type, space: 'members' as Space, by: personId(by) },
		...{ device: 'device' as DeviceId, at, receivedAt: at },
		payload: type === 'activity.proposed' ? payload : { ...payload, activity: activityId }
	}) as ActivityFact as ActivityFactOf<Type>;

export const idea = {
	...{ title: '心理情景剧大赛', idea: '各班排演一个短剧。', unit: null, heldOn: null, ref: null }
};
/** Alice's idea. */
export const proposed = stated('idea', START, 'activity.proposed', idea, 'Alice');

/** A file as a fact names it. */
export const photo: FileRef = {
	hash: 'A'.repeat(43) as FileRef['hash'],
	key: 'A'.repeat(43) as FileRef['key'],
	...{ name: '合影 1.jpg', media: 'image/jpeg', size: 12 }
};

export const plan = {
	...{ date: '2026-03-10', place: '报告厅' },
	steps: [{ unit: null, what: '联系评委', responsible: [bob] }]
};
export const planned = (name: string, at: number, by = 'Alice') =>
	stated(name, at, 'activity.planned', plan, by);
export const decided = (
	name: string,
	at: number,
	of: string,
	{ approved = true, by = 'office', over = [] as readonly string[] } = {}
) =>
	stated(
		name,
		at,
		'activity.decided',
		{ plan: entryId(of), approved, reason: null, supersedes: over.map(entryId) },
		by
	);
export const held = (
	name: string,
	at: number,
	of: string,
	{ on = '2026-03-10', by = 'Alice', over = [] as readonly string[] } = {}
) =>
	stated(
		name,
		at,
		'activity.held',
		{ plan: entryId(of), heldOn: on, supersedes: over.map(entryId) },
		by
	);
export const hosted = (name: string, at: number, hosts: readonly ObjectId[], by = 'Alice') =>
	stated(name, at, 'activity.hosted', { hosts: [...hosts] }, by);
export const guested = (name: string, at: number, guests: readonly ObjectId[], by = 'Alice') =>
	stated(name, at, 'guests.named', { guests: [...guests] }, by);
export const summarised = (name: string, at: number, by = 'Alice') =>
	stated(name, at, 'activity.summarised', { text: '二百人到场。', links: [] }, by);
export const closed = (name: string, at: number, reason: string | null = null, by = 'office') =>
	stated(name, at, 'activity.closed', { reason }, by);
export const withdrawn = (name: string, at: number, by = 'Alice') =>
	stated(name, at, 'activity.withdrawn', { reason: '场地没有批下来' }, by);
export const ticked = (name: string, at: number, item: string, by = 'Alice', done = true) =>
	stated(name, at, 'preparation.ticked', { item, done }, by);
export const graded = (
	name: string,
	at: number,
	grade: ActivityPayload<'activity.graded'>['grade'],
	over: readonly string[] = [],
	by = 'office'
) =>
	stated(name, at, 'activity.graded', { grade, reason: null, supersedes: over.map(entryId) }, by);
/** A photo, unless it is an article that was published at `link`. */
export const covered = (name: string, at: number, by: string, link: string | null = null) =>
	stated(
		name,
		at,
		'coverage.added',
		{
			kind: link === null ? 'photo' : 'article',
			caption: name,
			file: link === null ? photo : null,
			link
		},
		by
	);
export const uncovered = (name: string, at: number, piece: string, by: string) =>
	stated(name, at, 'coverage.removed', { piece: entryId(piece), reason: null }, by);
export const took = (
	name: string,
	at: number,
	member: ObjectId,
	tookPart: boolean,
	over: readonly string[] = [],
	by = 'office'
) =>
	stated(
		name,
		at,
		'participation.recorded',
		{
			...{ member, tookPart, outstanding: false, proposal: [], adopted: 0, reason: null },
			supersedes: over.map(entryId)
		},
		by
	);

const members = new Map([
	[personId('Alice'), alice],
	[personId('Bob'), bob],
	[personId('Carol'), objectId('Carol')]
]);

/** The office may do everything; Carol may plan; the others are members without a capability. */
export const authorBy = (by: string, at: number): Author => ({
	at,
	today: today(at),
	member: members.get(personId(by)) ?? null,
	can: (capability) => by === 'office' || (by === 'Carol' && capability === 'activity.plan')
});

export const authorOf = ({ by, at }: ActivityFact): Author => authorBy(by.replace(/0+$/, ''), at);

const byTime = (a: ActivityFact, b: ActivityFact) => a.at - b.at || (a.id < b.id ? -1 : 1);

/** The activity that Alice's idea and these facts amount to. */
export const activityOf = (...facts: readonly ActivityFact[]): Activity => {
	const activity = viewActivity([proposed, ...facts].sort(byTime), authorOf);
	if (!activity) throw new Error('the history proposes an activity');
	return activity;
};
