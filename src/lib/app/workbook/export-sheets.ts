import { scoringEntries } from '#lib/domains/conduct/index.ts';
import type { MeetingId } from '#lib/domains/meetings/index.ts';
import type { MemberId } from '#lib/domains/organisation/index.ts';
import { noRecords, type ScoreInput } from '#lib/domains/scorebook/index.ts';
import { workspaceRecords } from '../scores/index.ts';
import type { Workspace } from '../session/index.ts';
import { inputToTables, type HeadingLanguage, type Table } from '../sheets/index.ts';
import { instantToDate } from '../time/index.ts';
import { activityRows } from './activities.ts';
import { failedIn, isFailedCourse } from './failed-courses.ts';
import { taskRows } from './export-tasks.ts';
import { namesFor } from './names-for.ts';

/**
 * The workspace's term as exchange sheets, from which the audit computes the same scores. Members
 * appear under their number, meetings under the id they were imported with; who has none is given a
 * short one that is nobody else's.
 */
export const exportSheets = (workspace: Workspace, language: HeadingLanguage): readonly Table[] => {
	const records = workspaceRecords(workspace.scoreBook.term, {
		projections: workspace.projections,
		timezone: () => workspace.timezone,
		now: () => workspace.speaker().at
	});
	const cards = workspace.directory.cards.get();
	const number = namesFor(records.members, 'P', ({ id }) => cards.get(id as MemberId)?.studentNo);
	const meetingId = namesFor(
		records.meetings,
		'M',
		({ id }) => workspace.projections.meeting(id as MeetingId)?.ref ?? undefined
	);
	const units = workspace.projections.organisation().units;
	const unitName = (id: string | null) =>
		id === null ? null : ([...units.values()].find((unit) => unit.id === id)?.name ?? id);
	const [kept, failed] = [records.entries.filter(isSheetEntry), failedIn(records)];
	const { refs, reasons } = entryWords(workspace);
	const entryId = namesFor(kept.map(ofCause), 'E', ({ id }) => refs.get(id));
	const numbered = <R extends AtMeeting>(row: R): R => ({
		...row,
		meeting: meetingId(row.meeting),
		member: number(row.member)
	});
	const { issued, ...tasks } = taskRows(records, number, workspace);
	const { units: unitOf, ...activities } = activityRows(records, number, workspace);
	const input: ScoreInput = {
		...noRecords,
		term: records.term,
		members: records.members.map((member) => ({
			...member,
			id: number(member.id),
			unit: unitName(member.unit),
			failedCourse: failed.has(member.id)
		})),
		meetings: records.meetings.map((meeting) => ({
			...meeting,
			id: meetingId(meeting.id),
			unit: unitName(meeting.unit),
			recorders: meeting.recorders.map(number)
		})),
		...{ attendance: records.attendance.map(numbered), notes: records.notes.map(numbered) },
		...{ ...tasks, ...activities },
		entries: kept.map((entry) => ({
			...entry,
			cause: { ...entry.cause, id: entryId(entry.cause.id) },
			member: entry.member === null ? null : number(entry.member),
			unit: unitName(entry.unit)
		}))
	};
	const facts = {
		values: workspace.scoreBook.figures,
		timezone: workspace.timezone,
		names: new Map(records.members.map(({ id }) => [number(id), workspace.nameOf(id as MemberId)])),
		issued,
		units: new Map([...unitOf].map(([id, unit]) => [id, unitName(unit) ?? ''])),
		reasons: new Map([...reasons].map(([id, reason]) => [entryId(id), reason]))
	};
	return inputToTables(input, facts, language);
};

/** A lifted penalty is told by the ledger; the sheets have no figure of 0 for it. */
const isSheetEntry = (entry: ScoreInput['entries'][number]): boolean =>
	entry.origin?.type !== 'lifted' && !isFailedCourse(entry);

interface AtMeeting {
	readonly meeting: string;
	readonly member: string;
}

const ofCause = ({ cause }: { readonly cause: { readonly id: string } }) => ({ id: cause.id });

/** What the records of conduct do not carry: the ids of the rows they came from, and the reasons. */
const entryWords = (workspace: Workspace) => {
	const { conduct } = workspace.projections;
	const { cadresOn } = conduct.surroundings();
	const today = instantToDate(workspace.speaker().at, workspace.timezone);
	const scored = conduct
		.files()
		.flatMap((file) => scoringEntries(file, (date) => cadresOn(date, today)));
	const texts = (of: 'ref' | 'reason') =>
		new Map<string, string>(
			scored.flatMap((each) => (each[of] === null ? [] : [[each.stated.id, each[of]] as const]))
		);
	return { refs: texts('ref'), reasons: texts('reason') };
};
