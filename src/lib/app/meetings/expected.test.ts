import { describe, expect, it } from 'vitest';
import type { Meeting } from '#lib/domains/meetings/index.ts';
import { noOrganisation, type Member, type Unit } from '#lib/domains/organisation/index.ts';
import type { EntryId, ObjectId, PersonId } from '#lib/kernel/identity/index.ts';
import { expectedAt, isNoticeWaiting } from './expected.ts';

const id = (name: string) => name as ObjectId;
const SHANGHAI = 'Asia/Shanghai';

const member = (name: string, unit: string, from: string | null): Member => ({
	id: id(name),
	person: null,
	stations: [
		{
			from,
			post: { unit: id(unit), position: 'officer' },
			cause: name as EntryId,
			by: 'p' as PersonId,
			at: 0
		}
	]
});
const units: readonly Unit[] = [
	{ id: id('office'), name: '办公室', parent: null },
	{ id: id('training'), name: '培训部', parent: null }
];
const members = [
	member('alice', 'office', null),
	member('bob', 'office', '2021-10-19'),
	member('carol', 'training', null)
];
const organisation = {
	...noOrganisation,
	units: new Map(units.map((unit) => [unit.id, unit])),
	members: new Map(members.map((each) => [each.id, each]))
};

describe('who is expected', () => {
	it('[AL-10] is the unit’s members on the day of the meeting in its time zone', () => {
		const frame = { expected: 'unit', unit: id('office') } as const;
		const late = Date.UTC(2021, 9, 18, 15, 59);
		expect(expectedAt(organisation, { ...frame, start: late }, SHANGHAI)).toEqual(['alice']);
		const after = late + 60_000;
		expect(expectedAt(organisation, { ...frame, start: after }, SHANGHAI)).toEqual([
			'alice',
			'bob'
		]);
	});

	it('[AL-10] is everybody where no unit meets, and those named where they are named', () => {
		const start = Date.UTC(2022, 0, 1);
		const all = { expected: 'unit', unit: null, start } as const;
		expect(expectedAt(organisation, all, SHANGHAI)).toEqual(['alice', 'bob', 'carol']);
		const named = { expected: [id('carol')], unit: null, start };
		expect(expectedAt(organisation, named, SHANGHAI)).toEqual(['carol']);
	});
});

describe('a notice', () => {
	const meeting = {
		readers: new Map([[id('alice'), 1]]),
		cancelled: null,
		minutes: { all: [], inForce: null, question: [], corrections: [] }
	} as unknown as Meeting;
	const expected = [id('alice'), id('bob')];

	it('[AL-10] waits for those expected who have not said to have seen it', () => {
		expect(isNoticeWaiting(meeting, expected, id('bob'))).toBe(true);
		expect(isNoticeWaiting(meeting, expected, id('alice'))).toBe(false);
		expect(isNoticeWaiting(meeting, expected, id('carol'))).toBe(false);
	});

	it('[AL-10] waits no more once the meeting is cancelled', () => {
		const cancelled = { ...meeting, cancelled: { id: 'x', by: 'p', at: 1, reason: '下雨' } };
		expect(isNoticeWaiting(cancelled as unknown as Meeting, expected, id('bob'))).toBe(false);
	});
});
