/** Rows to what scores are computed from. The rows have passed their checks: nothing was refused. */
import { type Cause, idsIn } from '#lib/kernel/rules/index.ts';
import type { RecordLists, ScoreInput, Term } from '#lib/domains/scorebook/index.ts';
import { cellOf, type Row, type Rows } from './parse.ts';

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The cell as one of the words that its column takes; the checks let no other word through. */
const wordOf = <Word extends string>(row: Row, column: string): Word | null =>
	orNull(cellOf(row, column)) as Word | null;

const numberOf = (row: Row, column: string): number | null => {
	const text = cellOf(row, column);
	return text === '' ? null : Number(text);
};

const isYes = (row: Row, column: string): boolean => cellOf(row, column) === 'yes';

/** A row of a sheet without ids of its own is called by its place. */
const rowCause = (sheet: string, row: Row, at: string): Cause => ({
	id: `${sheet}:${row.number}`,
	at,
	sheet,
	row: row.number,
	by: null
});
const ownCause = (sheet: string, row: Row, id: string, at: string): Cause => ({
	...rowCause(sheet, row, at),
	id: cellOf(row, id)
});

const members = (rows: Rows): RecordLists['members'] =>
	rows.members.map((row) => ({
		id: cellOf(row, 'member_id'),
		unit: orNull(cellOf(row, 'unit')),
		position: wordOf<'officer' | 'cadre' | 'presidium'>(row, 'position') ?? 'officer',
		failedCourse: isYes(row, 'failed_course')
	}));

const meetings = (rows: Rows): RecordLists['meetings'] =>
	rows.meetings.map((row) => ({
		cause: ownCause('meetings', row, 'meeting_id', cellOf(row, 'start')),
		id: cellOf(row, 'meeting_id'),
		title: cellOf(row, 'title'),
		kind: cellOf(row, 'kind') === 'plenary' ? 'plenary' : 'routine',
		stars: numberOf(row, 'stars'),
		unit: orNull(cellOf(row, 'unit')),
		expected: null,
		start: cellOf(row, 'start'),
		end: orNull(cellOf(row, 'end')),
		notes: cellOf(row, 'notes') === 'all' ? 'all' : 'recorders',
		recorders: idsIn(cellOf(row, 'recorders'))
	}));

/** The texts of `column` by the id of their row, as the starts of meetings. */
const lookup = (rows: readonly Row[], id: string, column: string) => {
	const texts = new Map(rows.map((row) => [cellOf(row, id), cellOf(row, column)]));
	return (row: Row): string => texts.get(cellOf(row, id)) ?? '';
};

const attendance = (rows: Rows): RecordLists['attendance'] => {
	const startOf = lookup(rows.meetings, 'meeting_id', 'start');
	return rows.attendance.map((row) => ({
		cause: rowCause('attendance', row, startOf(row)),
		meeting: cellOf(row, 'meeting_id'),
		member: cellOf(row, 'member_id'),
		status: wordOf(row, 'status'),
		arrivedAt: orNull(cellOf(row, 'arrived_at')),
		leftAt: orNull(cellOf(row, 'left_at')),
		reasonAccepted: isYes(row, 'reason_accepted')
	}));
};

const notes = (rows: Rows): RecordLists['notes'] => {
	const startOf = lookup(rows.meetings, 'meeting_id', 'start');
	return rows.notes.map((row) => ({
		cause: rowCause('notes', row, startOf(row)),
		meeting: cellOf(row, 'meeting_id'),
		member: cellOf(row, 'member_id'),
		grade: wordOf(row, 'grade')
	}));
};

const tasks = (rows: Rows): RecordLists['tasks'] =>
	rows.tasks.map((row) => {
		const addressees = idsIn(cellOf(row, 'addressees'));
		return {
			cause: ownCause('tasks', row, 'task_id', cellOf(row, 'due_at')),
			id: cellOf(row, 'task_id'),
			title: cellOf(row, 'title'),
			dueAt: cellOf(row, 'due_at'),
			addressees: addressees.length === 0 ? null : addressees
		};
	});

const handins = (rows: Rows): RecordLists['handins'] => {
	const dueAt = lookup(rows.tasks, 'task_id', 'due_at');
	return rows.handins.map((row) => {
		const submittedAt = orNull(cellOf(row, 'submitted_at'));
		return {
			cause: rowCause('handins', row, submittedAt ?? dueAt(row)),
			task: cellOf(row, 'task_id'),
			member: cellOf(row, 'member_id'),
			acknowledgedAt: orNull(cellOf(row, 'acknowledged_at')),
			submittedAt,
			grade: wordOf(row, 'grade')
		};
	});
};

const activities = (rows: Rows): RecordLists['activities'] =>
	rows.activities.map((row) => ({
		cause: ownCause('activities', row, 'activity_id', cellOf(row, 'held_on')),
		id: cellOf(row, 'activity_id'),
		title: cellOf(row, 'title'),
		heldOn: cellOf(row, 'held_on'),
		grade: wordOf(row, 'grade')
	}));

const participation = (rows: Rows): RecordLists['participation'] => {
	const heldOn = lookup(rows.activities, 'activity_id', 'held_on');
	return rows.participation.map((row) => ({
		cause: rowCause('participation', row, heldOn(row)),
		activity: cellOf(row, 'activity_id'),
		member: cellOf(row, 'member_id'),
		tookPart: isYes(row, 'took_part'),
		outstanding: isYes(row, 'outstanding'),
		proposal: idsIn(cellOf(row, 'proposal')) as RecordLists['participation'][number]['proposal'],
		adopted: numberOf(row, 'adopted') ?? 0
	}));
};

const entries = (rows: Rows): RecordLists['entries'] =>
	rows.entries.map((row) => ({
		cause: ownCause('entries', row, 'entry_id', cellOf(row, 'date')),
		date: cellOf(row, 'date'),
		member: orNull(cellOf(row, 'member_id')),
		unit: orNull(cellOf(row, 'unit')),
		clause: cellOf(row, 'clause'),
		degree: wordOf(row, 'degree'),
		points: numberOf(row, 'points')
	}));

/** The records of all sheets, each with the row that states it as its cause. */
export const rowsToInput = (rows: Rows, term: Term): ScoreInput => ({
	term,
	members: members(rows),
	meetings: meetings(rows),
	attendance: attendance(rows),
	notes: notes(rows),
	tasks: tasks(rows),
	handins: handins(rows),
	activities: activities(rows),
	participation: participation(rows),
	entries: entries(rows)
});
