// A task as the form holds it: texts that may be half written.
import { instantToDate, wallClockToInstant } from '#lib/app/time/index.ts';
import {
	addDays,
	MOST_ADDRESSEES,
	type MemberId,
	type RecurrenceDetails,
	type TaskDetails
} from '#lib/domains/tasks/index.ts';
import { err, ok, type Result } from '#lib/kernel/result/index.ts';

/** `due` is `YYYY-MM-DDTHH:MM` in the workspace's zone, days are `YYYY-MM-DD`; '' where none is chosen. */
export interface TaskFields {
	title: string;
	body: string;
	unit: string;
	addressees: 'unit' | 'some';
	chosen: readonly MemberId[];
	duty: string | null;
	repeat: 'once' | 'workday' | 'week' | 'month';
	due: string;
	days: readonly number[];
	day: string;
	onDayOff: RecurrenceDetails['onDayOff'];
	time: string;
	leadDays: string;
	from: string;
	until: string;
}

/** The field that cannot be read as it is. */
export type FieldFault =
	'title' | 'due' | 'addressees' | 'days' | 'day' | 'time' | 'lead' | 'from' | 'until';

/** What the form asks for: a task, or one that comes again. */
export type Asked =
	| { readonly kind: 'once'; readonly details: TaskDetails }
	| { readonly kind: 'recurring'; readonly details: RecurrenceDetails };

/** A form nobody has filled in: for everybody, in three days at six in the evening. */
export const newFields = (now: number, timeZone: string): TaskFields => {
	const today = instantToDate(now, timeZone);
	return {
		title: '',
		body: '',
		unit: '',
		addressees: 'unit',
		chosen: [],
		duty: null,
		repeat: 'once',
		due: `${addDays(today, 3)}T18:00`,
		days: [5],
		day: '25',
		onDayOff: 'before',
		time: '18:00',
		leadDays: '3',
		from: today,
		until: ''
	};
};

const oneLine = (text: string) => text.trim().replaceAll(/\s+/g, ' ');
const wholeNumber = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : NaN);
const isWithin = (number: number, least: number, most: number) => number >= least && number <= most;
const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

const isRecurring = ({ repeat }: TaskFields) => repeat !== 'once';

const found = (checks: readonly (FieldFault | false)[]): readonly FieldFault[] =>
	checks.filter((fault) => fault !== false);

const faultsOf = (fields: TaskFields, due: number | undefined): readonly FieldFault[] => {
	const title = oneLine(fields.title);
	const isForNobody =
		fields.addressees === 'some' && !isWithin(fields.chosen.length, 1, MOST_ADDRESSEES);
	return [
		...found([
			(title === '' || title.length > 80) && 'title',
			isForNobody && 'addressees',
			!isRecurring(fields) && due === undefined && 'due'
		]),
		...(isRecurring(fields) ? faultsOfRepeat(fields) : [])
	];
};

const faultsOfRepeat = (fields: TaskFields): readonly FieldFault[] => {
	const { repeat, days, day, time, leadDays, from, until } = fields;
	return found([
		repeat === 'week' && days.length === 0 && 'days',
		repeat === 'month' && !isWithin(wholeNumber(day), 1, 31) && 'day',
		!/^\d\d:\d\d$/.test(time) && 'time',
		!isWithin(wholeNumber(leadDays), 0, 30) && 'lead',
		!isDate(from) && 'from',
		until !== '' && (!isDate(until) || until < from) && 'until'
	]);
};

const everyOf = ({ repeat, days, day }: TaskFields): RecurrenceDetails['every'] => {
	if (repeat === 'week') return { unit: 'week', days: [...days].sort() };
	return repeat === 'month' ? { unit: 'month', day: wholeNumber(day) } : { unit: 'workday' };
};

/** What the form asks for, or the fields that cannot be read. */
export const fieldsToTask = (
	fields: TaskFields,
	timeZone: string
): Result<Asked, readonly FieldFault[]> => {
	const due = wallClockToInstant(fields.due, timeZone);
	const faults = faultsOf(fields, due);
	if (faults.length > 0) return err(faults);
	const what = {
		title: oneLine(fields.title),
		body: fields.body.trim(),
		// Chosen among the units of this workspace.
		unit: fields.unit === '' ? null : (fields.unit as MemberId),
		addressees: fields.addressees === 'unit' ? ('unit' as const) : [...fields.chosen],
		duty: fields.duty
	};
	if (!isRecurring(fields)) {
		const once = { issuedAt: null, occurrence: null, ref: null };
		return ok({ kind: 'once', details: { ...what, ...once, due: due ?? 0 } });
	}
	const { onDayOff, time, from, until } = fields;
	const again = {
		every: everyOf(fields),
		onDayOff,
		time,
		leadDays: wholeNumber(fields.leadDays),
		from,
		until: until === '' ? null : until
	};
	return ok({ kind: 'recurring', details: { ...what, ...again } });
};
