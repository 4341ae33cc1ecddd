// A meeting as the form holds it: texts that may be half written.
import { instantToWallClock, wallClockToInstant } from '#lib/app/time/index.ts';
import type { Meeting, MeetingDetails, MemberId } from '#lib/domains/meetings/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

/** Times are `YYYY-MM-DDTHH:MM` in the workspace's zone; '' where nothing is chosen. */
export interface MeetingFields {
	title: string;
	kind: MeetingDetails['kind'];
	stars: string;
	unit: string;
	place: string;
	start: string;
	end: string;
	agenda: { title: string; minutes: string }[];
	host: string;
	recorders: readonly MemberId[];
	timekeeper: string;
	noteDuty: MeetingDetails['noteDuty'];
	expected: 'unit' | 'some';
	chosen: readonly MemberId[];
	/** '' where every member reads the minutes, 'new' for a space that is still to be opened, or its name. */
	closed: string;
	/** Who may read closed minutes, beside host and recorders. */
	readers: readonly MemberId[];
}

/** The field that cannot be read as it is. */
export type FieldFault = 'title' | 'start' | 'end' | 'agenda' | 'expected';

const HOUR_MS = 3_600_000;

const inputTime = (at: number, timeZone: string) =>
	instantToWallClock(at, timeZone).replace(' ', 'T');

/** A form nobody has filled in: the next full hour, for one hour, everybody expected. */
export const newFields = (now: number, timeZone: string): MeetingFields => {
	const start = Math.ceil(now / HOUR_MS) * HOUR_MS;
	return {
		title: '',
		kind: 'routine',
		stars: '',
		unit: '',
		place: '',
		start: inputTime(start, timeZone),
		end: inputTime(start + HOUR_MS, timeZone),
		agenda: [{ title: '', minutes: '10' }],
		host: '',
		recorders: [],
		timekeeper: '',
		noteDuty: 'recorders',
		expected: 'unit',
		chosen: [],
		closed: '',
		readers: []
	};
};

/** The form of a meeting that has been called. */
export const fieldsOf = (meeting: Meeting, timeZone: string): MeetingFields => ({
	title: meeting.title,
	kind: meeting.kind,
	stars: meeting.stars === null ? '' : String(meeting.stars),
	unit: meeting.unit ?? '',
	place: meeting.place,
	start: inputTime(meeting.start, timeZone),
	end: meeting.end === null ? '' : inputTime(meeting.end, timeZone),
	agenda: meeting.agenda.map(({ title, minutes }) => ({ title, minutes: String(minutes) })),
	host: meeting.host ?? '',
	recorders: meeting.recorders,
	timekeeper: meeting.timekeeper ?? '',
	noteDuty: meeting.noteDuty,
	expected: meeting.expected === 'unit' ? 'unit' : 'some',
	chosen: meeting.expected === 'unit' ? [] : meeting.expected,
	closed: meeting.closed ?? '',
	readers: []
});

const oneLine = (text: string) => text.trim().replaceAll(/\s+/g, ' ');

const agendaOf = (fields: MeetingFields) =>
	fields.agenda
		.map(({ title, minutes }) => ({ title: oneLine(title), minutes: Number(minutes) }))
		.filter(({ title }) => title !== '');

const isAgendaWrong = (fields: MeetingFields) =>
	agendaOf(fields).some(
		({ title, minutes }) =>
			title.length > 60 || !Number.isInteger(minutes) || minutes < 1 || minutes > 600
	);

// The ids come from the choices of the form, which are members and units of this workspace.
const idOrNull = (text: string) => (text === '' ? null : (text as MemberId));

/** What the form says, or the fields that cannot be read; empty agenda rows are left out. */
export const fieldsToDetails = (
	fields: MeetingFields,
	timeZone: string,
	ref: string | null
): Result<MeetingDetails, readonly FieldFault[]> => {
	const title = oneLine(fields.title);
	const start = wallClockToInstant(fields.start, timeZone);
	const end = fields.end === '' ? null : wallClockToInstant(fields.end, timeZone);
	const faults: readonly (FieldFault | false)[] = [
		(title === '' || title.length > 80) && 'title',
		start === undefined && 'start',
		end === undefined && 'end',
		isAgendaWrong(fields) && 'agenda',
		fields.expected === 'some' && fields.chosen.length === 0 && 'expected'
	];
	const found = faults.filter((fault) => fault !== false);
	if (found.length > 0 || start === undefined || end === undefined) return err(found);
	return ok({
		title,
		kind: fields.kind,
		stars: fields.stars === '' ? null : Number(fields.stars),
		unit: idOrNull(fields.unit),
		place: oneLine(fields.place),
		start,
		end,
		agenda: agendaOf(fields),
		host: idOrNull(fields.host),
		recorders: [...fields.recorders],
		timekeeper: idOrNull(fields.timekeeper),
		noteDuty: fields.noteDuty,
		expected: fields.expected === 'unit' ? 'unit' : [...fields.chosen],
		ref
	});
};

/** What `details` say otherwise than the meeting; undefined where nothing. */
export const patchOf = (
	meeting: Meeting,
	details: MeetingDetails
): Partial<MeetingDetails> | undefined => {
	const isSame = (key: keyof MeetingDetails) =>
		JSON.stringify(meeting[key]) === JSON.stringify(details[key]);
	const changed = Object.entries(details).filter(([key]) => !isSame(key as keyof MeetingDetails));
	// Entries of the details are a part of them.
	return changed.length > 0 ? (Object.fromEntries(changed) as Partial<MeetingDetails>) : undefined;
};
