// Final minutes as files: documents, and the pack that is put into the archive.
import { archivePack } from '#lib/app/meetings/index.ts';
import {
	minutesToDocx,
	minutesToMarkdown,
	type MinutesDocument,
	type MinutesTemplate
} from '#lib/app/minutes/index.ts';
import { tablesToCsv, type SheetFile } from '#lib/app/sheets/index.ts';
import { instantToWallClock } from '#lib/app/time/index.ts';
import type { Status } from '#lib/domains/attendance/index.ts';
import type { FinalisedMinutes, Meeting } from '#lib/domains/meetings/index.ts';
import { m } from '#lib/paraglide/messages.js';
import type { WorkspaceView } from '../workspace/index.ts';
import { memberLabel, readable, timeZoneOf } from './people.ts';

const statusNames: Readonly<Record<Status, () => string>> = {
	present: m.attendance_status_present,
	late: m.attendance_status_late,
	absent: m.attendance_status_absent,
	leave: m.attendance_status_leave,
	left_early: m.attendance_status_left_early,
	'late+left_early': m.attendance_status_late_left_early
};

/** The name of a file of this meeting, without its ending. */
const nameOf = ({ sheet, words }: MinutesDocument, template: MinutesTemplate) =>
	`${sheet.title} ${template === 'record' ? words.record : words.summary}`;

/** A Word document. */
export const wordFile = async (
	document: MinutesDocument,
	template: MinutesTemplate
): Promise<SheetFile> => ({
	name: `${nameOf(document, template)}.docx`,
	bytes: await minutesToDocx(document, template)
});

/** The record as Markdown. */
export const markdownFile = (document: MinutesDocument): SheetFile => ({
	name: `${nameOf(document, 'record')}.md`,
	bytes: new TextEncoder().encode(minutesToMarkdown(document))
});

/** The attendance of the meeting as a table (考勤表). */
const attendanceFile = (view: WorkspaceView, meeting: Meeting): readonly SheetFile[] => {
	const timeZone = timeZoneOf(view);
	const sheet = view.watch(({ projections }) => projections.attendance(meeting.id));
	const time = (at: number | null) => (at === null ? '' : instantToWallClock(at, timeZone));
	const rows = [...(sheet?.standings.values() ?? [])].map((standing) => {
		const name = memberLabel(view, standing.member);
		if (standing.state === 'recorded') {
			const { status, arrivedAt, leftAt } = standing.claim;
			return [name, statusNames[status](), time(arrivedAt), time(leftAt)];
		}
		const isOpen = standing.state === 'question';
		return [name, isOpen ? m.attendance_status_question() : m.attendance_status_none(), '', ''];
	});
	const head = [
		m.meetings_out_name(),
		m.meetings_out_state(),
		m.meetings_out_arrived(),
		m.meetings_out_left()
	];
	return tablesToCsv([{ sheet: m.meetings_out_attendance(), rows: [head, ...rows] }]);
};

/** The archive pack (归档, SG-22): documents, attendance, the sealed text and what checks it. */
export const archiveFile = async (
	view: WorkspaceView,
	meeting: Meeting,
	final: FinalisedMinutes,
	document: MinutesDocument,
	links: readonly { readonly title: string; readonly url: string }[]
): Promise<SheetFile> => {
	const about = {
		workspace: view.workspace.id,
		meeting: meeting.id,
		title: meeting.title,
		start: meeting.start,
		hash: final.hash,
		parts: final.parts,
		sealedBy: final.id,
		sealedAt: final.at,
		corrections: meeting.minutes.corrections.map(({ text, reason }) => ({ text, reason })),
		followUps: meeting.followUps.map(({ kind, text, owner, due, state }) => ({
			kind,
			text: readable(view, text),
			owner: owner === null ? '' : memberLabel(view, owner),
			due,
			state
		})),
		links,
		archivedAt: Date.now()
	};
	const files = [
		await wordFile(document, 'record'),
		await wordFile(document, 'summary'),
		markdownFile(document),
		...attendanceFile(view, meeting)
	];
	return {
		name: `${meeting.title} ${m.meetings_out_archive()}.zip`,
		bytes: archivePack(about, final.text ?? '', files)
	};
};
