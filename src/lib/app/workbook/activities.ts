import type { ActivityId, Part } from '#lib/domains/activities/index.ts';
import type { MemberId, UnitId } from '#lib/domains/organisation/index.ts';
import type { ScoreInput } from '#lib/domains/scorebook/index.ts';
import { entryToObject, type EntryId } from '#lib/kernel/identity/index.ts';
import type { Say } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import { namesFor } from './names-for.ts';

interface Ids {
	readonly members: ReadonlyMap<string, MemberId>;
	readonly activities: Map<string, ActivityId>;
}

/** How many rows were stated, and how many no fact can hold. */
interface Taken {
	readonly stated: number;
	readonly left: number;
}

/** The activities that are here already, by the id of the row they came from. */
export const knownActivities = ({ projections }: Workspace): Map<string, ActivityId> =>
	new Map(
		projections.activities().flatMap(({ id, ref }) => (ref === null ? [] : [[ref, id] as const]))
	);

/** Takes the activities, then who did what in them (AL-40 to AL-44). */
export const takeActivities = (
	say: Say,
	ids: Ids,
	{ activities, participation }: Pick<ScoreInput, 'activities' | 'participation'>,
	unitOf: (row: string) => UnitId | null,
	workspace: Workspace
): readonly [Taken, Taken] => [
	stateActivities(say, ids, activities, unitOf, workspace),
	recordParts(say, ids, participation, workspace)
];

/** States the activities that are not on record under the id of their row, and their grades (AL-44). */
const stateActivities = (
	say: Say,
	ids: Ids,
	rows: ScoreInput['activities'],
	unitOf: (row: string) => UnitId | null,
	{ projections }: Workspace
): Taken => {
	let stated = 0;
	for (const row of rows) {
		const ref = toRef(row.id);
		const known = ids.activities.get(ref);
		const title = (row.title || row.id).replaceAll(/\s+/g, ' ').trim().slice(0, 80);
		const idea = { title, idea: '', unit: unitOf(row.id), heldOn: row.heldOn, ref };
		const activity = known ?? entryToObject(say({ type: 'activity.proposed', payload: idea }));
		ids.activities.set(ref, activity);
		const grading = projections.activity(activity)?.grade;
		const isGradeNew = (grading?.stands?.grade ?? null) !== row.grade;
		if (isGradeNew) {
			const supersedes = idsOf(grading?.all);
			const reason = supersedes.length > 0 ? ref : null;
			const payload = { activity, grade: row.grade, reason, supersedes };
			say({ type: 'activity.graded', payload });
		}
		if (!known || isGradeNew) stated++;
	}
	return { stated, left: 0 };
};

/** Records who did what, as far as it differs from what is on record (AL-40 to AL-43). */
const recordParts = (
	say: Say,
	ids: Ids,
	rows: ScoreInput['participation'],
	{ projections }: Workspace
): Taken => {
	let [stated, left] = [0, 0];
	for (const row of rows) {
		const [activity, member] = [
			ids.activities.get(toRef(row.activity)),
			ids.members.get(row.member)
		];
		if (!activity || !member) continue;
		if (row.adopted > MOST_ADOPTED) {
			left++;
			continue;
		}
		const known = projections.activity(activity)?.parts.get(member);
		const told = toldBy(row);
		if (known?.stands && JSON.stringify(toldBy(known.stands)) === JSON.stringify(told)) continue;
		const supersedes = idsOf(known?.all);
		const reason = supersedes.length > 0 ? toRef(row.activity) : null;
		const payload = { activity, member, ...told, reason, supersedes };
		say({ type: 'participation.recorded', payload });
		stated++;
	}
	return { stated, left };
};

/** The rows of the sheets activities and participation, and the department of each activity. */
export const activityRows = (
	{ activities, participation, members }: ScoreInput,
	number: (member: string) => string,
	{ projections }: Workspace
): Pick<ScoreInput, 'activities' | 'participation'> & {
	readonly units: ReadonlyMap<string, UnitId>;
} => {
	const isMember = new Set<string>(members.map(({ id }) => id));
	const nameOf = namesFor(
		activities,
		'X',
		// The records' activities are those of the workspace.
		({ id }) => projections.activity(id as ActivityId)?.ref ?? undefined
	);
	const units = activities.flatMap(({ id }) => {
		const unit = projections.activity(id as ActivityId)?.unit;
		return unit ? [[nameOf(id), unit] as const] : [];
	});
	return {
		units: new Map(units),
		activities: activities.map((row) => ({ ...row, id: nameOf(row.id) })),
		participation: participation
			.filter(({ member }) => isMember.has(member))
			.map((row) => ({ ...row, activity: nameOf(row.activity), member: number(row.member) }))
	};
};

const MOST_ADOPTED = 99;

const toldBy = ({
	tookPart,
	outstanding,
	proposal,
	adopted
}: Pick<Part, 'tookPart' | 'outstanding' | 'proposal' | 'adopted'>) => ({
	tookPart,
	outstanding,
	proposal: [...new Set(proposal)].sort(),
	adopted
});

/** The id of a row as a fact holds it. */
const toRef = (id: string): string => id.trim().slice(0, 40);

const idsOf = (statements: readonly { readonly id: EntryId }[] = []): readonly EntryId[] =>
	statements.map(({ id }) => id).slice(-16);
