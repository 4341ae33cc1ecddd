import type { MemberId } from '#lib/domains/organisation/index.ts';
import type { ScoreInput } from '#lib/domains/scorebook/index.ts';
import {
	countedSubmission,
	MOST_ADDRESSEES,
	shareOf,
	type Share,
	type TaskId
} from '#lib/domains/tasks/index.ts';
import { entryToObject, type EntryId } from '#lib/kernel/identity/index.ts';
import type { Say } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import { wallClockToInstant } from '../time/index.ts';

interface Ids {
	readonly members: ReadonlyMap<string, MemberId>;
	readonly tasks: Map<string, TaskId>;
}

/** How many rows were stated, and how many this person may not take over, or no fact can hold. */
interface Taken {
	readonly stated: number;
	readonly left: number;
}

/** The tasks that are here already, by the id of the row they came from. */
export const knownTasks = ({ projections }: Workspace): Map<string, TaskId> =>
	new Map(projections.tasks().flatMap(({ id, ref }) => (ref === null ? [] : [[ref, id] as const])));

/** Sets the tasks that are not on record under the id of their row. */
export const takeTasks = (
	say: Say,
	ids: Ids,
	rows: ScoreInput['tasks'],
	issued: ReadonlyMap<string, string>,
	workspace: Workspace
): Taken => {
	const { timezone } = workspace;
	const { at } = workspace.speaker();
	let [stated, left] = [0, 0];
	for (const row of rows) {
		const ref = toRef(row.id);
		if (ids.tasks.has(ref)) continue;
		const addressees = row.addressees?.flatMap((number) => ids.members.get(number) ?? []) ?? 'unit';
		if (addressees !== 'unit' && (addressees.length === 0 || addressees.length > MOST_ADDRESSEES)) {
			left++;
			continue;
		}
		const due = instant(row.dueAt, timezone);
		const issuedAt = issued.get(row.id);
		const payload = {
			title: (row.title || row.id).replaceAll(/\s+/g, ' ').trim().slice(0, 80),
			body: '',
			due,
			unit: null,
			addressees,
			// Where the sheet does not say, it was not after it was due.
			issuedAt: issuedAt ? instant(issuedAt, timezone) : Math.min(due, at),
			duty: null,
			occurrence: null,
			ref
		};
		// The id of what an entry creates is made from that entry's id.
		ids.tasks.set(ref, entryToObject(say({ type: 'task.set', payload })));
		stated++;
	}
	return { stated, left };
};

/**
 * Records what was acknowledged, handed in and graded, as far as it differs from what is on record.
 * Nobody grades their own work (AL-33): that grade stays in the file for somebody else.
 */
export const takeHandIns = (
	say: Say,
	ids: Ids,
	{ handins, tasks }: Pick<ScoreInput, 'handins' | 'tasks'>,
	workspace: Workspace
): Taken => {
	const { member: me } = workspace.speaker();
	const addressees = new Map(tasks.map((task) => [task.id, task.addressees]));
	let [stated, left] = [0, 0];
	for (const row of handins) {
		const [task, member] = [ids.tasks.get(toRef(row.task)), ids.members.get(row.member)];
		const isAddressed = addressees.get(row.task)?.includes(row.member) ?? true;
		if (!task || !member || !isAddressed) continue;
		const known = workspace.projections.task(task);
		const share = known ? shareOf(known, member) : undefined;
		const hasRecorded = recordTimes(say, { task, member }, row, share, workspace.timezone);
		const isOwnGrade = member === me && isGradeNew(row, share);
		const hasGraded = !isOwnGrade && recordGrade(say, { task, member }, row, share);
		if (isOwnGrade) left++;
		else if (hasRecorded || hasGraded) stated++;
	}
	return { stated, left };
};

type Row = ScoreInput['handins'][number];

interface About {
	readonly task: TaskId;
	readonly member: MemberId;
}

const isGradeNew = ({ grade }: Row, share: Share | undefined): boolean =>
	grade !== null && share?.grade?.grade !== grade;

/** States the grade of a row, unless it has none or the same stands already; answers whether it did. */
const recordGrade = (say: Say, about: About, row: Row, share: Share | undefined): boolean => {
	if (!isGradeNew(row, share)) return false;
	const supersedes = idsOf(share?.gradings);
	const reason = supersedes.length > 0 ? row.cause.id : null;
	say({ type: 'handin.graded', payload: { ...about, grade: row.grade, reason, supersedes } });
	return true;
};

/** States the times of a row, unless it has none or the same count already; answers whether it did. */
const recordTimes = (
	say: Say,
	about: About,
	row: Row,
	share: Share | undefined,
	timezone: string
): boolean => {
	const time = (text: string | null) => (text === null ? null : instant(text, timezone));
	const said = { acknowledgedAt: time(row.acknowledgedAt), submittedAt: time(row.submittedAt) };
	const counts = {
		acknowledgedAt: toSecond(share?.acknowledged?.acknowledgedAt),
		submittedAt: toSecond(share && countedSubmission(share)?.submittedAt)
	};
	const isKnown =
		counts.acknowledgedAt === said.acknowledgedAt && counts.submittedAt === said.submittedAt;
	if (isKnown) return false;
	const payload = { ...about, ...said, reason: null, supersedes: idsOf(share?.records) };
	say({ type: 'handin.recorded', payload });
	return true;
};

/** The id of a row as a fact holds it. */
const toRef = (id: string): string => id.trim().slice(0, 40);

/** As a sheet writes it: without the part of a second. */
const toSecond = (at: number | undefined): number | null =>
	at === undefined ? null : Math.floor(at / 1000) * 1000;

const idsOf = (statements: readonly { readonly id: EntryId }[] = []): readonly EntryId[] =>
	statements.map(({ id }) => id).slice(-16);

/** The sheets have been checked, so that every time is one. */
const instant = (text: string, timezone: string): number => {
	const at = wallClockToInstant(text, timezone);
	if (at === undefined) throw new Error('a checked sheet holds a time that is none');
	return at;
};
