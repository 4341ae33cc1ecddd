import { encode } from 'cborg';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
	isMeetingFact,
	LONGEST_PART,
	meetingEvents,
	MOST_AGENDA_ITEMS,
	MOST_EXPECTED,
	MOST_PARTS,
	type MeetingEventType
} from './events.ts';
import { called, details, entryId, meetingId, objectId } from './history.ts';

const accepts = (type: MeetingEventType, payload: unknown) => v.is(meetingEvents[type], payload);

const many = (count: number) => Array.from({ length: count }, (_, index) => objectId(`m${index}-`));
const han = (length: number) => '议'.repeat(length);

const largest = {
	...details,
	title: han(80),
	place: han(160),
	agenda: Array.from({ length: MOST_AGENDA_ITEMS }, () => ({ title: han(50), minutes: 600 })),
	recorders: many(12),
	expected: many(MOST_EXPECTED),
	ref: han(40)
};

describe('the bounds of payloads', () => {
	it.each([
		['meeting.called', { ...largest, closed: `closed:${'p'.repeat(43)}:${'w'.repeat(46)}` }],
		['meeting.changed', { meeting: meetingId, patch: largest }],
		['meeting.cancelled', { meeting: meetingId, reason: han(300) }],
		['minutes.part', { meeting: meetingId, revision: 999, n: 64, of: 64, text: han(LONGEST_PART) }],
		[
			'minutes.finalised',
			{
				meeting: meetingId,
				hash: 'h'.repeat(43),
				parts: Array.from({ length: MOST_PARTS }, (_, index) => entryId(`part${index}-`)),
				present: many(MOST_EXPECTED)
			}
		],
		[
			'minutes.corrected',
			{ meeting: meetingId, finalised: entryId('f'), text: han(1500), reason: han(300) }
		]
	] as const)('let the largest %s fit into an entry', (type, payload) => {
		expect(accepts(type, payload)).toBe(true);
		// 8 KiB is the log's limit; the envelope with a few grants and dependencies needs the rest.
		expect(encode(payload).length).toBeLessThan(7 * 1024);
	});

	it.each([
		['a title of 81 characters', { title: han(81) }],
		['no title', { title: '' }],
		['a title with a line break', { title: '一\n二' }],
		['six stars [AL-10]', { stars: 6 }],
		['no stars written as 0 [AL-10]', { stars: 0 }],
		['half a star', { stars: 2.5 }],
		['an unknown kind', { kind: 'party' }],
		['a start in the year 2101', { start: Date.UTC(2101, 0) }],
		['a start before 1970', { start: -1 }],
		['the same recorder twice', { recorders: [objectId('Bob'), objectId('Bob')] }],
		['an agenda item of 0 minutes', { agenda: [{ title: '一', minutes: 0 }] }],
		[
			'17 agenda items',
			{ agenda: Array.from({ length: 17 }, () => ({ title: '一', minutes: 1 })) }
		],
		['121 people', { expected: many(121) }],
		['an id of 21 characters', { host: 'm'.repeat(21) }],
		['a name', { hostName: '林晓棠' }]
	])('refuse %s', (_, fault) => {
		expect(accepts('meeting.called', { ...details, ...fault })).toBe(false);
	});

	it('take one to five stars or none, and an empty place [AL-10]', () => {
		for (const stars of [null, 1, 2, 3, 4, 5])
			expect(accepts('meeting.called', { ...details, stars, place: '' })).toBe(true);
	});

	it('refuse a change of nothing, and of what a meeting does not have', () => {
		const change = (patch: unknown) => accepts('meeting.changed', { meeting: meetingId, patch });
		expect(change({})).toBe(false);
		expect(change({ title: undefined })).toBe(false);
		expect(change({ colour: 'red' })).toBe(false);
		expect(change({ closed: 'closed:alice:1' })).toBe(false);
		expect(change({ end: null })).toBe(true);
	});

	it('refuse a part beyond the last', () => {
		const part = { meeting: meetingId, revision: 1, n: 3, of: 2, text: '一' };
		expect(accepts('minutes.part', part)).toBe(false);
		expect(accepts('minutes.part', { ...part, n: 2 })).toBe(true);
	});

	it.each(['2026-02-29', '2026-00-10', '20260210', ''])('refuse the due date %j', (due) => {
		const opened = { meeting: meetingId, kind: 'todo', text: '一', owner: null, due, block: null };
		expect(accepts('followup.opened', opened)).toBe(false);
		expect(accepts('followup.opened', { ...opened, due: '2028-02-29' })).toBe(true);
	});
});

describe('a fact', () => {
	it('is of this domain where type and payload agree', () => {
		expect(isMeetingFact(called)).toBe(true);
		expect(isMeetingFact({ ...called, type: 'meeting.cancelled' })).toBe(false);
		expect(isMeetingFact({ ...called, type: 'toString' })).toBe(false);
	});
});
