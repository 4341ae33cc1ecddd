import { describe, expect, it } from 'vitest';
import { callMeeting, viewMeeting, type MeetingDetails } from '#lib/domains/meetings/index.ts';
import {
	membersSpace,
	type DeviceId,
	type EntryId,
	type PersonId,
	type Space
} from '#lib/kernel/identity/index.ts';
import { fieldsOf, fieldsToDetails, newFields, patchOf } from './meeting-fields.ts';

const SHANGHAI = 'Asia/Shanghai';
const author = { space: membersSpace, member: null, can: () => true };

const called = (details: MeetingDetails) => {
	const event = callMeeting(details, { ...author, at: 1 });
	if (!event.ok) throw new Error(JSON.stringify(event.error));
	const entry = {
		...event.value,
		id: 'A'.repeat(43) as EntryId,
		space: 'members' as Space,
		by: 'p' as PersonId,
		device: 'd' as DeviceId,
		at: 1,
		receivedAt: 1
	};
	const meeting = viewMeeting([entry], () => author);
	if (!meeting) throw new Error('the call is a meeting');
	return meeting;
};

const filled = () => ({
	...newFields(Date.UTC(2021, 9, 18, 5, 30), SHANGHAI),
	title: '  第三次  例会 ',
	stars: '3',
	agenda: [
		{ title: '通报考勤', minutes: '10' },
		{ title: '  ', minutes: '' }
	]
});

const detailsOf = (fields: Parameters<typeof fieldsToDetails>[0]) => {
	const details = fieldsToDetails(fields, SHANGHAI, null);
	if (!details.ok) throw new Error(details.error.join());
	return details.value;
};

describe('the form of a meeting', () => {
	it('proposes the next full hour in the zone of the workspace', () => {
		const fields = newFields(Date.UTC(2021, 9, 18, 5, 30), SHANGHAI);
		expect([fields.start, fields.end]).toEqual(['2021-10-18T14:00', '2021-10-18T15:00']);
	});

	it('[AL-10] says kind, stars, agenda, place, start and end as facts hold them', () => {
		expect(detailsOf(filled())).toEqual({
			title: '第三次 例会',
			kind: 'routine',
			stars: 3,
			unit: null,
			place: '',
			start: Date.UTC(2021, 9, 18, 6),
			end: Date.UTC(2021, 9, 18, 7),
			agenda: [{ title: '通报考勤', minutes: 10 }],
			host: null,
			recorders: [],
			timekeeper: null,
			noteDuty: 'recorders',
			expected: 'unit',
			ref: null
		});
	});

	it('names every field that cannot be read', () => {
		const wrong = {
			...filled(),
			title: ' ',
			start: '',
			end: '2021-02-30T10:00',
			agenda: [{ title: '通报', minutes: '0' }],
			expected: 'some' as const
		};
		expect(fieldsToDetails(wrong, SHANGHAI, null)).toEqual({
			ok: false,
			error: ['title', 'start', 'end', 'agenda', 'expected']
		});
	});

	it('comes back from a meeting unchanged, and finds what was changed', () => {
		const meeting = called(detailsOf(filled()));
		const fields = fieldsOf(meeting, SHANGHAI);
		expect(patchOf(meeting, detailsOf(fields))).toBeUndefined();
		expect(patchOf(meeting, detailsOf({ ...fields, end: '', place: 'A101' }))).toEqual({
			end: null,
			place: 'A101'
		});
	});
});
