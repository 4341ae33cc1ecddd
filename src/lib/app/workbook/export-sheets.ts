import type { MeetingId } from '#lib/domains/meetings/index.ts';
import type { MemberId } from '#lib/domains/organisation/index.ts';
import { noRecords, type ScoreInput } from '#lib/domains/scorebook/index.ts';
import { rulebookValues, workspaceRecords } from '../scores/index.ts';
import type { Workspace } from '../session/index.ts';
import { inputToTables, type HeadingLanguage, type Table } from '../sheets/index.ts';

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
	const input: ScoreInput = {
		...noRecords,
		term: records.term,
		members: records.members.map((member) => ({
			...member,
			id: number(member.id),
			unit: unitName(member.unit)
		})),
		meetings: records.meetings.map((meeting) => ({
			...meeting,
			id: meetingId(meeting.id),
			unit: unitName(meeting.unit),
			recorders: meeting.recorders.map(number)
		})),
		attendance: records.attendance.map((row) => ({
			...row,
			meeting: meetingId(row.meeting),
			member: number(row.member)
		}))
	};
	const names = new Map(
		records.members.map(({ id }) => [number(id), workspace.nameOf(id as MemberId)])
	);
	const facts = { values: rulebookValues, timezone: workspace.timezone, names, reasons: new Map() };
	return inputToTables(input, facts, language);
};

/** Answers for each id the name that `nameOf` has for it, or a numbered one that is still free. */
const namesFor = <T extends { readonly id: string }>(
	all: readonly T[],
	letter: string,
	nameOf: (each: T) => string | undefined
): ((id: string) => string) => {
	const taken = new Set<string>();
	const names = new Map<string, string>();
	for (const each of all) {
		const name = nameOf(each);
		if (name === undefined || taken.has(name)) continue;
		taken.add(name);
		names.set(each.id, name);
	}
	let count = 0;
	for (const { id } of all) {
		if (names.has(id)) continue;
		let name = '';
		do name = `${letter}${String(++count).padStart(3, '0')}`;
		while (taken.has(name));
		names.set(id, name);
	}
	return (id) => names.get(id) ?? id;
};
