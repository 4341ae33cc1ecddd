import type { ActivityId } from '#lib/domains/activities/index.ts';
import type { MeetingId } from '#lib/domains/meetings/index.ts';
import type { MemberId, UnitId } from '#lib/domains/organisation/index.ts';
import type { ScoreInput } from '#lib/domains/scorebook/index.ts';
import type { TaskId } from '#lib/domains/tasks/index.ts';
import { entryToObject } from '#lib/kernel/identity/index.ts';
import { ok, type Result } from '#lib/kernel/result/index.ts';
import type { Say, StateFault } from '../log/index.ts';
import type { Workspace } from '../session/index.ts';
import type { Rows } from '../sheets/index.ts';
import { wallClockToInstant } from '../time/index.ts';
import { knownActivities, takeActivities } from './activities.ts';
import { takeFailedCourses } from './failed-courses.ts';
import { figuresIn, takeFigures, type SheetFigures } from './figures.ts';
import { takeEntries, takeNotes } from './import-conduct.ts';
import { knownTasks, takeHandIns, takeTasks } from './import-tasks.ts';

/** What an import has added; what was there already is counted as known. */
export interface ImportReport {
	readonly members: number;
	readonly meetings: number;
	readonly attendance: number;
	readonly notes: number;
	readonly entries: number;
	/** From the column of the sheet of members (AL-78). */
	readonly failedCourses: number;
	readonly tasks: number;
	readonly handins: number;
	readonly activities: number;
	readonly participation: number;
	/** Figures of the rulebook that were amended. */
	readonly figures: number;
	readonly known: number;
	/** Sheets with rows that the workspace does not keep, or this person may not: they stay there. */
	readonly leftInFile: readonly string[];
}

interface Ids {
	readonly units: Map<string, UnitId>;
	readonly members: Map<string, MemberId>;
	readonly meetings: Map<string, MeetingId>;
	readonly tasks: Map<string, TaskId>;
	readonly activities: Map<string, ActivityId>;
}

/** What only the office records (AL-4). */
const scored = ['notes', 'entries'] as const;
/** What the office records of tasks. */
const ofTasks = ['tasks', 'handins'] as const;
/** What the office records of activities. */
const ofActivities = ['activities', 'participation'] as const;

const allKept = [
	...(['members', 'meetings', 'attendance'] as const),
	...scored,
	...ofTasks,
	...ofActivities
] as const;

/**
 * Takes checked sheets into the workspace as facts: all of them or none. Members are known by their
 * number, meetings by the id they came with, and what is known is not stated again.
 */
export const importSheets = async (
	workspace: Workspace,
	input: ScoreInput,
	rows: Rows
): Promise<Result<ImportReport, StateFault>> => {
	const ids = knownIds(workspace);
	const before = { members: ids.members.size, meetings: ids.meetings.size };
	const fresh: Fresh[] = [];
	const reasons = textByRow(rows, 'entries', 'entry_id', 'reason');
	const issued = textByRow(rows, 'tasks', 'task_id', 'issued_at');
	let [attendance, notes, entries, failedCourses, left] = [0, 0, 0, 0, 0];
	const units = textByRow(rows, 'activities', 'activity_id', 'unit');
	let [tasks, handins] = [noneTaken, noneTaken];
	let [activities, participation] = [noneTaken, noneTaken];
	const stating = figuresIn(rows, input.term, workspace);
	let figures = 0;
	const stated = await workspace.stateAll((say) => {
		openTerm(say, workspace, input.term);
		figures = takeFigures(say, stating);
		for (const member of input.members) {
			const unit = unitOf(say, ids, member.unit);
			if (ids.members.has(member.id)) continue;
			const payload = { unit, position: member.position, from: null };
			const id = created<MemberId>(say, 'member.enrolled', payload);
			ids.members.set(member.id, id);
			fresh.push({ member: id, number: member.id });
		}
		for (const meeting of input.meetings) callMeeting(say, ids, meeting, workspace.timezone);
		for (const row of input.attendance) {
			if (recordRow(say, ids, row, workspace)) attendance++;
		}
		if (workspace.speaker().can('task.manage')) {
			tasks = takeTasks(say, ids, input.tasks, issued, workspace);
			handins = takeHandIns(say, ids, input, workspace);
		}
		if (workspace.speaker().can('activity.manage')) {
			const unit = (row: string) => unitOf(say, ids, units.get(row) || null);
			[activities, participation] = takeActivities(say, ids, input, unit, workspace);
		}
		if (!workspace.speaker().can('score.record')) return;
		failedCourses = takeFailedCourses(say, ids.members, input, workspace);
		notes = takeNotes(say, ids, input.notes, workspace);
		for (const { unit } of input.entries) unitOf(say, ids, unit);
		({ stated: entries, left } = takeEntries(say, ids, input.entries, reasons, workspace));
	});
	if (!stated.ok) return stated;
	await writeCards(workspace, fresh, textByRow(rows, 'members', 'member_id', 'name'));
	const meetings = ids.meetings.size - before.meetings;
	const added = {
		...{ members: fresh.length, meetings, attendance, notes, entries, failedCourses },
		...{ tasks: tasks.stated, handins: handins.stated },
		...{ activities: activities.stated, participation: participation.stated }
	};
	const lefts = {
		...{ entries: left, tasks: tasks.left, handins: handins.left },
		participation: participation.left
	};
	return ok(withFigures(reportOf(workspace, { input, rows }, added, lefts), stating, figures));
};

/** A member who is new here, with their number. */
interface Fresh {
	readonly member: MemberId;
	readonly number: string;
}

const writeCards = (
	workspace: Workspace,
	fresh: readonly Fresh[],
	names: ReadonlyMap<string, string>
): Promise<unknown> => {
	const { at } = workspace.speaker();
	return workspace.directory.put(
		fresh.map(({ member, number }) => ({
			member,
			name: oneLine(names.get(number) || number, 40),
			studentNo: number,
			at
		}))
	);
};

type Kept = (typeof allKept)[number];

const reportOf = (
	workspace: Workspace,
	{ input, rows }: { readonly input: ScoreInput; readonly rows: Rows },
	added: Readonly<Record<Kept | 'failedCourses', number>>,
	lefts: Readonly<Partial<Record<Kept, number>>>
): Omit<ImportReport, 'figures'> => {
	const speaker = workspace.speaker();
	const refused: readonly (keyof typeof input & keyof Rows)[] = [
		...(speaker.can('score.record') ? [] : scored),
		...(speaker.can('task.manage') ? [] : ofTasks),
		...(speaker.can('activity.manage') ? [] : ofActivities)
	];
	const kept = allKept.filter((sheet) => !refused.includes(sheet));
	const known = kept.map((sheet) => input[sheet].length - added[sheet] - (lefts[sheet] ?? 0));
	const failed = input.members.filter(({ failedCourse }) => failedCourse).length;
	const maySay = speaker.can('score.record');
	return {
		...added,
		known: known.reduce((sum, count) => sum + count, maySay ? failed - added.failedCourses : 0),
		leftInFile: [
			...(maySay || failed === 0 ? [] : ['members']),
			...refused.filter((sheet) => rows[sheet].length > 0),
			...kept.filter((sheet) => (lefts[sheet] ?? 0) > 0)
		]
	};
};

const withFigures = (
	report: Omit<ImportReport, 'figures'>,
	{ known, differing }: SheetFigures,
	figures: number
): ImportReport => ({
	...{ ...report, figures, known: report.known + known },
	leftInFile: [...(differing.length > figures ? ['settings'] : []), ...report.leftInFile]
});

const noneTaken = { stated: 0, left: 0 };

/** The texts of `column` by the id of their row. */
const textByRow = (
	rows: Rows,
	sheet: 'members' | 'entries' | 'tasks' | 'activities',
	id: string,
	column: string
): ReadonlyMap<string, string> =>
	new Map(rows[sheet].map(({ cells }) => [cells[id] ?? '', cells[column] ?? '']));

const created = <Id>(say: Say, type: string, payload: object): Id =>
	// The id of what an entry creates is made from that entry's id, whatever it creates.
	entryToObject(say({ type, payload })) as Id;

const knownIds = (workspace: Workspace): Ids => {
	const { projections, directory } = workspace;
	const numbers = [...directory.cards.get()].flatMap(([member, { studentNo }]) =>
		studentNo === undefined ? [] : [[studentNo, member] as const]
	);
	const refs = projections
		.meetings()
		.flatMap(({ id, ref }) => (ref === null ? [] : [[ref, id] as const]));
	const units = [...projections.organisation().units.values()];
	return {
		units: new Map(units.map(({ id, name }) => [name, id])),
		members: new Map(numbers),
		meetings: new Map(refs),
		tasks: knownTasks(workspace),
		activities: knownActivities(workspace)
	};
};

/** The sheets' term, where the workspace has none yet. */
const openTerm = (
	say: Say,
	{ projections, timezone }: Workspace,
	{ from, to }: ScoreInput['term']
): void => {
	if (from === null || to === null || projections.organisation().terms.length > 0) return;
	say({ type: 'term.opened', payload: { title: `${from} – ${to}`, from, to, timezone } });
};

/** A cell as one line that a fact takes: cells may hold line breaks and any number of words. */
const oneLine = (text: string, max: number): string =>
	text.replaceAll(/\s+/g, ' ').trim().slice(0, max);

const unitOf = (say: Say, { units }: Ids, name: string | null): UnitId | null => {
	if (name === null) return null;
	const known =
		units.get(name) ??
		created<UnitId>(say, 'unit.created', { name: oneLine(name, 60), parent: null });
	units.set(name, known);
	return known;
};

const callMeeting = (
	say: Say,
	ids: Ids,
	meeting: ScoreInput['meetings'][number],
	timezone: string
): void => {
	if (ids.meetings.has(meeting.id)) return;
	const payload = {
		title: oneLine(meeting.title || meeting.id, 80),
		kind: meeting.kind,
		stars: meeting.stars,
		unit: unitOf(say, ids, meeting.unit),
		place: '',
		start: instant(meeting.start, timezone),
		end: meeting.end === null ? null : instant(meeting.end, timezone),
		agenda: [],
		host: null,
		recorders: meeting.recorders.flatMap((number) => ids.members.get(number) ?? []),
		timekeeper: null,
		noteDuty: meeting.notes,
		expected: 'unit',
		ref: oneLine(meeting.id, 40)
	};
	ids.meetings.set(meeting.id, created(say, 'meeting.called', payload));
};

/** States a row, unless it has nothing to say or the same is stated already. */
const recordRow = (
	say: Say,
	ids: Ids,
	row: ScoreInput['attendance'][number],
	{ projections, timezone }: Workspace
): boolean => {
	const [meeting, member] = [ids.meetings.get(row.meeting), ids.members.get(row.member)];
	if (!meeting || !member || (row.status ?? row.arrivedAt ?? row.leftAt) === null) return false;
	const time = (text: string | null) => (text === null ? null : instant(text, timezone));
	const standing = projections.attendance(meeting)?.standings.get(member);
	const { status, reasonAccepted } = row;
	const said = { status, arrivedAt: time(row.arrivedAt), leftAt: time(row.leftAt), reasonAccepted };
	if (standing?.state === 'recorded') {
		const { stated, arrivedAt, leftAt, reasonAccepted: accepted } = standing.claim;
		const known = { status: stated, arrivedAt, leftAt, reasonAccepted: accepted };
		if (JSON.stringify(known) === JSON.stringify(said)) return false;
	}
	const supersedes = standing?.statements ?? [];
	const payload = { meeting, member, ...said, how: 'import', reason: null, supersedes };
	say({ type: 'attendance.recorded', payload });
	return true;
};

/** The sheets have been checked, so that every time is one. */
const instant = (text: string, timezone: string): number => {
	const at = wallClockToInstant(text, timezone);
	if (at === undefined) throw new Error('a checked sheet holds a time that is none');
	return at;
};
