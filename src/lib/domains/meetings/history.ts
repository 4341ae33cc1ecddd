/** For tests: a history told in a few words, with ids made from names. */
import { entryId, objectId, personId } from '#lib/kernel/facts/testing.ts';
import {
	membersSpace,
	type DeviceId,
	type ObjectId,
	type Space
} from '#lib/kernel/identity/index.ts';
import type { MeetingDetails, MeetingFact, MeetingFactOf, MeetingPayload } from './events.ts';
import { minutesHash } from './minutes.ts';
import type { Author } from './policy.ts';
import { viewMeeting } from './view.ts';

export { entryId, objectId };

export const meetingId = objectId('meeting');
export const [alice, bob, carol] = [objectId('Alice'), objectId('Bob'), objectId('Carol')] as const;
export const publicity = objectId('publicity');

/** 2026-03-02 19:00 in Shanghai. */
export const START = Date.UTC(2026, 2, 2, 11);
export const MINUTE = 60_000;

/** A routine meeting of publicity: Alice hosts, Bob records, Carol keeps the time. */
export const details: MeetingDetails = {
	title: '宣传部第三次例会',
	kind: 'routine',
	stars: null,
	unit: publicity,
	place: '学生活动中心 203',
	start: START,
	end: START + 60 * MINUTE,
	agenda: [
		{ title: '上周工作', minutes: 10 },
		{ title: '海报定稿', minutes: 20 },
		{ title: '下周安排', minutes: 15 }
	],
	host: alice,
	recorders: [bob],
	timekeeper: carol,
	noteDuty: 'recorders',
	expected: 'unit',
	ref: null
};

/** A fact named `name`, stated at `at` by the person of the same name as `by`. */
export const stated = <Type extends MeetingFact['type']>(
	name: string,
	at: number,
	type: Type,
	payload: MeetingPayload<Type>,
	by = 'office',
	space: Space = membersSpace
): MeetingFactOf<Type> =>
	({
		id: entryId(name),
		type,
		space,
		by: personId(by),
		device: 'device' as DeviceId,
		at,
		receivedAt: at,
		payload
	}) as MeetingFact as MeetingFactOf<Type>;

export const called = stated('meeting', 1, 'meeting.called', details);

/** The facts that make `text` final, in two parts. */
export const finalised = (name: string, at: number, text: string): readonly MeetingFact[] => {
	const half = Math.ceil(text.length / 2);
	const part = (n: number, slice: string) =>
		stated(`${name}-part${n}`, at, 'minutes.part', {
			meeting: meetingId,
			revision: 1,
			n,
			of: 2,
			text: slice
		});
	return [
		part(1, text.slice(0, half)),
		part(2, text.slice(half)),
		stated(name, at, 'minutes.finalised', {
			meeting: meetingId,
			hash: minutesHash(text),
			parts: [entryId(`${name}-part1`), entryId(`${name}-part2`)],
			present: null
		})
	];
};

/** May do everything, and is nobody in particular. */
const office = { member: null, can: () => true };
/** The member of that name, who may do nothing by grant. */
export const memberOnly = (member: ObjectId | null): Author => ({
	space: membersSpace,
	member,
	can: () => false
});

const members = new Map([
	[personId('Alice'), alice],
	[personId('Bob'), bob],
	[personId('Carol'), carol]
]);

/** The office may do everything; Alice, Bob and Carol are members without a capability. */
export const authorOf = ({ by, space }: MeetingFact): Author => ({
	...(by === personId('office') ? office : memberOnly(members.get(by) ?? null)),
	space
});

/** The meeting that `called` and these facts amount to. */
export const meetingOf = (...facts: readonly MeetingFact[]) => {
	const sorted = [called, ...facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
	const meeting = viewMeeting(sorted, authorOf);
	if (!meeting) throw new Error('the history has no call');
	return meeting;
};
