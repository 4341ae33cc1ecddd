/** For tests: a history told in a few words, with ids made from names. */
import { entryId, objectId, personId } from '#lib/kernel/facts/testing.ts';
import type { DeviceId, ObjectId, Space } from '#lib/kernel/identity/index.ts';
import type { AttendanceFact, AttendanceFactOf, AttendancePayload, Status } from './events.ts';
import type { Author } from './policy.ts';
import type { MeetingFrame } from './sheet.ts';
import { slotAt } from './slot.ts';
import { viewAttendance, type ViewSources } from './view.ts';

export { entryId, objectId, personId };

export const meeting = objectId('meeting');
export const [alice, bob, carol, dave] = [
	objectId('Alice'),
	objectId('Bob'),
	objectId('Carol'),
	objectId('Dave')
] as const;

/** 2026-03-02 19:00:00 in Shanghai, which is the beginning of a slot. */
export const START = Date.UTC(2026, 2, 2, 11);
export const MINUTE = 60_000;
export const END = START + 60 * MINUTE;

/** Alice, Bob and Carol are expected from 19:00 to 20:00; ten minutes late is late (AL-25). */
export const frame: MeetingFrame = {
	meeting,
	unit: objectId('publicity'),
	start: START,
	end: END,
	lateMinutes: 10,
	expected: [alice, bob, carol]
};

/** A fact named `name`, stated at `at` by the person called `by`. */
export const stated = <Type extends AttendanceFact['type']>(
	name: string,
	at: number,
	type: Type,
	payload: Omit<AttendancePayload<Type>, 'meeting'>,
	by = 'office'
): AttendanceFactOf<Type> =>
	({
		id: entryId(name),
		type,
		space: 'members' as Space,
		by: personId(by),
		device: `device of ${by}` as DeviceId,
		at,
		receivedAt: at,
		payload: { meeting, ...payload }
	}) as AttendanceFact as AttendanceFactOf<Type>;

/** The office says at the start how `member` attended. */
export const recorded = (
	name: string,
	member: ObjectId,
	status: Status | null,
	more: Partial<AttendancePayload<'attendance.recorded'>> & { readonly at?: number } = {}
): AttendanceFactOf<'attendance.recorded'> => {
	const { at = START, ...fields } = more;
	return stated(name, at, 'attendance.recorded', {
		member,
		status,
		arrivedAt: null,
		leftAt: null,
		reasonAccepted: false,
		how: 'roll',
		reason: null,
		supersedes: [],
		...fields
	});
};

export const screen = stated('screen', START - 10 * MINUTE, 'screen.opened', {});

export const GOOD = 'g'.repeat(86);
export const BAD = 'b'.repeat(86);

/** The person called `by` scans at `at` what the screen shows then. */
export const scanned = (
	name: string,
	by: string,
	at: number,
	more: Partial<AttendancePayload<'attendance.signed'>> = {}
): AttendanceFactOf<'attendance.signed'> =>
	stated(
		name,
		at,
		'attendance.signed',
		{ slot: slotAt(at), signature: GOOD, screen: screen.id, how: 'qr', ...more },
		by
	);

/** May do everything, and is nobody in particular. */
const office: Author = { member: null, can: () => true };

const members = new Map(
	['Alice', 'Bob', 'Carol', 'Dave'].map((name) => [personId(name), objectId(name)])
);

export const sources: ViewSources = {
	authorOf: ({ by }) =>
		by === personId('office') ? office : { member: members.get(by) ?? null, can: () => false },
	isSignatureGood: ({ signature }) =>
		signature === GOOD ? true : signature === BAD ? false : undefined
};

/** The sheet that these facts amount to. */
export const sheetOf = (...facts: readonly AttendanceFact[]) => sheetIn(frame, ...facts);

/** The sheet of another meeting that these facts amount to. */
export const sheetIn = (other: MeetingFrame, ...facts: readonly AttendanceFact[]) =>
	viewAttendance(
		[...facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
		other,
		sources
	);
