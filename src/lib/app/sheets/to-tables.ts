/** Records to sheets: the export that the audit reads back to the same scores. */
import type {
	Activity,
	AllianceValues,
	Attendance,
	Entry,
	HandIn,
	Meeting,
	Member,
	Note,
	Participation,
	ScoreInput,
	Task
} from '#lib/domains/scorebook/index.ts';
import { alliance } from '#lib/domains/scorebook/index.ts';
import { columnToHeading, type HeadingLanguage } from './headings.ts';
import { allianceSheets, type SheetName } from './schema.ts';
import type { Table } from './table.ts';

/** What the sheets say besides the records. */
export type ExportFacts = {
	readonly values: AllianceValues;
	readonly timezone: string;
	/** Names by member; they are in nobody's log, so the caller looks them up. */
	readonly names: ReadonlyMap<string, string>;
	/** The reasons that the office wrote, by entry. */
	readonly reasons: ReadonlyMap<string, string>;
	/** When each task was set, by task; no score depends on it. */
	readonly issued: ReadonlyMap<string, string>;
	/** The department of each activity, by activity; no score depends on it. */
	readonly units: ReadonlyMap<string, string>;
};

type Cells = Readonly<Record<string, string | null>>;

const yes = (is: boolean): string => (is ? 'yes' : '');
const list = (items: readonly string[] | null): string => (items ?? []).join(';');

const settingRows = ({ term }: ScoreInput, facts: ExportFacts): readonly Cells[] => {
	const values: Readonly<Record<string, number | string>> = facts.values;
	// A value that is the default is not stated, so that a later default can take its place.
	const stated = alliance.parameters.filter(({ key, default: value }) => values[key] !== value);
	return [
		{ key: 'rulebook', value: 'alliance' },
		{ key: 'term_from', value: term.from },
		{ key: 'term_to', value: term.to },
		{ key: 'timezone', value: facts.timezone },
		...stated.map(({ key }) => ({ key, value: String(values[key]) }))
	];
};

const memberRow = (member: Member, { names }: ExportFacts): Cells => ({
	member_id: member.id,
	name: names.get(member.id) ?? '',
	unit: member.unit,
	position: member.position,
	failed_course: yes(member.failedCourse)
});

const meetingRow = (meeting: Meeting): Cells => ({
	meeting_id: meeting.id,
	title: meeting.title,
	kind: meeting.kind,
	stars: meeting.stars === null ? '' : String(meeting.stars),
	unit: meeting.unit,
	start: meeting.start,
	end: meeting.end,
	notes: meeting.notes,
	recorders: list(meeting.recorders)
});

const attendanceRow = (row: Attendance): Cells => ({
	meeting_id: row.meeting,
	member_id: row.member,
	status: row.status,
	arrived_at: row.arrivedAt,
	left_at: row.leftAt,
	reason_accepted: yes(row.reasonAccepted)
});

const noteRow = ({ meeting, member, grade }: Note): Cells => ({
	meeting_id: meeting,
	member_id: member,
	grade
});

const taskRow = ({ id, title, dueAt, addressees }: Task, { issued }: ExportFacts): Cells => ({
	task_id: id,
	title,
	issued_at: issued.get(id) ?? null,
	due_at: dueAt,
	addressees: list(addressees)
});

const handInRow = (row: HandIn): Cells => ({
	task_id: row.task,
	member_id: row.member,
	acknowledged_at: row.acknowledgedAt,
	submitted_at: row.submittedAt,
	grade: row.grade
});

const activityRow = ({ id, title, heldOn, grade }: Activity, { units }: ExportFacts): Cells => ({
	activity_id: id,
	title,
	unit: units.get(id) ?? '',
	held_on: heldOn,
	grade
});

const participationRow = (row: Participation): Cells => ({
	activity_id: row.activity,
	member_id: row.member,
	took_part: yes(row.tookPart),
	outstanding: yes(row.outstanding),
	proposal: list(row.proposal),
	adopted: row.adopted === 0 ? '' : String(row.adopted)
});

const entryRow = (entry: Entry, { reasons }: ExportFacts): Cells => ({
	entry_id: entry.cause.id,
	date: entry.date,
	member_id: entry.member,
	unit: entry.unit,
	clause: entry.clause,
	degree: entry.degree,
	points: entry.points === null ? '' : String(entry.points),
	reason: reasons.get(entry.cause.id) ?? ''
});

const rowsOf = (
	input: ScoreInput,
	facts: ExportFacts
): Readonly<Record<SheetName, readonly Cells[]>> => ({
	settings: settingRows(input, facts),
	members: input.members.map((member) => memberRow(member, facts)),
	meetings: input.meetings.map(meetingRow),
	attendance: input.attendance.map(attendanceRow),
	notes: input.notes.map(noteRow),
	tasks: input.tasks.map((task) => taskRow(task, facts)),
	handins: input.handins.map(handInRow),
	activities: input.activities.map((activity) => activityRow(activity, facts)),
	participation: input.participation.map(participationRow),
	entries: input.entries.map((entry) => entryRow(entry, facts))
});

/**
 * Every sheet of `input`, with headings in `language`. The sheets have no column for the people that
 * a notice named: such a meeting is exported as its unit's.
 */
export const inputToTables = (
	input: ScoreInput,
	facts: ExportFacts,
	language: HeadingLanguage
): readonly Table[] => {
	const rows = rowsOf(input, facts);
	return allianceSheets.map(({ name, columns }) => ({
		sheet: name,
		rows: [
			columns.map((column) => columnToHeading(column.name, language)),
			...rows[name].map((cells) => columns.map((column) => cells[column.name] ?? ''))
		]
	}));
};
