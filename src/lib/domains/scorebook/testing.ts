/** Short ways to write a term down in tests; people are Alice (officer), Bob (cadre), Carol. */
import type { Cause } from '#lib/kernel/rules/index.ts';
import { valuesInForce } from '#lib/kernel/rules/index.ts';
import {
	type AllianceValues,
	allianceParameters,
	type Activity,
	type Attendance,
	type Entry,
	type HandIn,
	type Meeting,
	type Member,
	type MemberScore,
	noRecords,
	type Participation,
	scoreAll,
	type ScoreInput,
	type Task
} from './index.ts';

export const cause = (sheet: string, row: number, at: string, id = `${sheet}:${row}`): Cause => ({
	id,
	at,
	sheet,
	row,
	by: null
});

export const alice: Member = {
	id: 'alice',
	unit: 'office',
	position: 'officer',
	failedCourse: false
};
export const bob: Member = { ...alice, id: 'bob', position: 'cadre' };
export const carol: Member = { ...alice, id: 'carol', unit: 'publicity' };

/** A routine meeting of everybody at 19:00 to 20:00 on `date`, called `m` and the date's last parts. */
export const meeting = (date: string, change: Partial<Meeting> = {}): Meeting => {
	const id = `m${date.slice(5)}`;
	const start = change.start ?? `${date} 19:00`;
	return {
		cause: cause('meetings', 2, start, id),
		id,
		title: '',
		kind: 'routine',
		stars: null,
		unit: null,
		expected: null,
		start,
		end: `${date} 20:00`,
		notes: 'recorders',
		recorders: [],
		...change
	};
};

/** Who attended `of` and how; its row is what tells two records apart. */
export const attended = (
	of: Meeting,
	who: Member,
	change: Partial<Attendance> = {},
	row = 2
): Attendance => ({
	cause: cause('attendance', row, of.start),
	meeting: of.id,
	member: who.id,
	status: null,
	arrivedAt: null,
	leftAt: null,
	reasonAccepted: false,
	...change
});

export const task = (due: string, change: Partial<Task> = {}): Task => ({
	cause: cause('tasks', 2, due, 't1'),
	id: 't1',
	title: '',
	dueAt: due,
	addressees: null,
	...change
});

/** What `who` did about `of`, by default nothing. */
export const handedIn = (of: Task, who: Member, change: Partial<HandIn> = {}, row = 2): HandIn => ({
	cause: cause('handins', row, change.submittedAt ?? of.dueAt),
	task: of.id,
	member: who.id,
	acknowledgedAt: null,
	submittedAt: null,
	grade: null,
	...change
});

export const activity = (heldOn: string, change: Partial<Activity> = {}): Activity => {
	const id = change.id ?? `x${heldOn.slice(5)}`;
	return {
		cause: cause('activities', 2, heldOn, id),
		id,
		title: '',
		heldOn,
		grade: null,
		...change
	};
};

/** What `who` did in `of`, by default nothing. */
export const partIn = (
	of: Activity,
	who: Member,
	change: Partial<Participation> = {},
	row = 2
): Participation => ({
	cause: cause('participation', row, of.heldOn),
	activity: of.id,
	member: who.id,
	tookPart: false,
	outstanding: false,
	proposal: [],
	adopted: 0,
	...change
});

/** An entry of the office on `date`, for Alice unless a unit or somebody else is named. */
export const entry = (
	clause: string,
	date: string,
	change: Partial<Entry> = {},
	row = 2
): Entry => ({
	cause: cause('entries', row, date, `e${row}`),
	date,
	member: change.unit ? null : 'alice',
	unit: null,
	clause,
	degree: null,
	points: null,
	...change
});

/** The values in force where `stated` differs from the defaults. */
export const valuesWith = (stated: Readonly<Record<string, string>> = {}): AllianceValues =>
	valuesInForce(allianceParameters, new Map(Object.entries(stated))).values;

/** The score of the input's first member. */
export const scoreOf = (
	input: Partial<ScoreInput>,
	stated: Readonly<Record<string, string>> = {}
): MemberScore => {
	const [first] = scoreAll({ ...noRecords, members: [alice], ...input }, valuesWith(stated));
	if (!first) throw new Error('the term of a test has no member');
	return first;
};

/** A member's lines as `clause points`, in their order. */
export const linesOf = (
	input: Partial<ScoreInput>,
	stated: Readonly<Record<string, string>> = {}
): readonly string[] => scoreOf(input, stated).lines.map((line) => `${line.clause} ${line.points}`);
