import { describe, expect, it } from 'vitest';
import { membersSpace } from '#lib/kernel/identity/index.ts';
import { meetingCapabilities, type MeetingCapability } from './capabilities.ts';
import { meetingEvents, type MeetingEvent, type MeetingEventType } from './events.ts';
import {
	alice,
	bob,
	carol,
	details,
	entryId,
	finalised,
	meetingId,
	meetingOf,
	objectId,
	publicity,
	stated
} from './history.ts';
import { minutesHash } from './minutes.ts';
import { meetingRefusal, type Author } from './policy.ts';

const final = finalised('final', 2, '记录');
const todo = stated('todo', 3, 'followup.opened', {
	meeting: meetingId,
	kind: 'todo',
	text: '交海报终稿',
	owner: objectId('Dave'),
	due: null,
	block: null
});
const open = meetingOf(todo);
const closed = meetingOf(todo, ...final);

const sealed = {
	meeting: meetingId,
	hash: minutesHash('记录'),
	parts: [entryId('p')],
	present: null
};
const correction = { meeting: meetingId, finalised: entryId('final'), text: '改', reason: '错' };

/** One statement of each kind that nothing but its author's authority could speak against. */
const events: { readonly [Type in MeetingEventType]: MeetingEvent & { readonly type: Type } } = {
	'meeting.called': { type: 'meeting.called', payload: details },
	'meeting.changed': {
		type: 'meeting.changed',
		payload: { meeting: meetingId, patch: { place: '' } }
	},
	'meeting.cancelled': {
		type: 'meeting.cancelled',
		payload: { meeting: meetingId, reason: '停电' }
	},
	'notice.read': { type: 'notice.read', payload: { meeting: meetingId } },
	'agenda.moved': { type: 'agenda.moved', payload: { meeting: meetingId, item: 0 } },
	'minutes.part': {
		type: 'minutes.part',
		payload: { meeting: meetingId, revision: 1, n: 1, of: 1, text: '记录' }
	},
	'minutes.finalised': { type: 'minutes.finalised', payload: sealed },
	'minutes.corrected': { type: 'minutes.corrected', payload: correction },
	'minutes.settled': {
		type: 'minutes.settled',
		payload: { meeting: meetingId, finalised: entryId('final'), over: [entryId('other')] }
	},
	'followup.opened': { type: 'followup.opened', payload: todo.payload },
	'followup.changed': {
		type: 'followup.changed',
		payload: { meeting: meetingId, followUp: objectId('todo'), patch: { owner: null } }
	},
	'followup.done': {
		type: 'followup.done',
		payload: { meeting: meetingId, followUp: objectId('todo') }
	}
};

const who = {
	host: { space: membersSpace, member: alice, can: () => false },
	recorder: { space: membersSpace, member: bob, can: () => false },
	timekeeper: { space: membersSpace, member: carol, can: () => false },
	owner: { space: membersSpace, member: objectId('Dave'), can: () => false },
	nobody: { space: membersSpace, member: null, can: () => false },
	...Object.fromEntries(
		(['meeting.call', 'minutes.write', 'minutes.finalise', 'followup.manage'] as const).map(
			(held): [MeetingCapability, Author] => [
				held,
				// The capability counts in the unit that meets.
				{
					space: membersSpace,
					member: null,
					can: (asked, unit) => asked === held && unit === publicity
				}
			]
		)
	)
} as Readonly<Record<string, Author>>;

const allowed: Readonly<Record<MeetingEventType, readonly string[]>> = {
	'meeting.called': ['meeting.call'],
	'meeting.changed': ['host', 'meeting.call'],
	'meeting.cancelled': ['meeting.call'],
	'notice.read': ['host', 'recorder', 'timekeeper', 'owner'],
	'agenda.moved': ['host', 'timekeeper', 'meeting.call'],
	'minutes.part': ['minutes.finalise'],
	'minutes.finalised': ['minutes.finalise'],
	'minutes.corrected': ['minutes.finalise'],
	'minutes.settled': ['minutes.finalise'],
	'followup.opened': ['minutes.write', 'followup.manage'],
	'followup.changed': ['minutes.write', 'followup.manage'],
	'followup.done': ['owner', 'followup.manage']
};

const needsFinal = (type: MeetingEventType) =>
	type === 'minutes.corrected' || type === 'minutes.settled';

describe('who may state what about a meeting [AL-10, AL-12, SG-21]', () => {
	it.each(Object.keys(meetingEvents) as MeetingEventType[])('%s', (type) => {
		const meeting = needsFinal(type) ? closed : open;
		const free = Object.entries(who).filter(
			([, author]) => meetingRefusal(meeting, events[type], author) === undefined
		);
		expect(free.map(([name]) => name)).toEqual(allowed[type]);
	});

	it('is never more than the log’s own table lets through', () => {
		for (const type of Object.keys(meetingEvents) as MeetingEventType[]) {
			const capability = meetingCapabilities[type];
			if (capability === 'member' || capability === 'self') continue;
			expect(allowed[type]).toContain(capability);
		}
	});

	it('is nothing in another unit', () => {
		const elsewhere: Author = {
			space: membersSpace,
			member: null,
			can: (_, unit) => unit !== publicity
		};
		for (const type of Object.keys(meetingEvents) as MeetingEventType[]) {
			const meeting = needsFinal(type) ? closed : open;
			expect(meetingRefusal(meeting, events[type], elsewhere)).toBeDefined();
		}
	});
});

describe('what the policy refuses although its author may', () => {
	const office: Author = { space: membersSpace, member: null, can: () => true };

	it.each([
		['an unknown text', 'minutes.corrected', 'unknown_minutes'],
		['a text that nobody made final', 'minutes.settled', 'unknown_minutes']
	] as const)('%s', (_, type, code) => {
		expect(meetingRefusal(open, events[type], office)).toEqual({ code });
	});

	it('a seal over parts that say something else', () => {
		const other = { ...sealed, parts: [entryId('final-part1'), entryId('final-part2')] };
		const event = { type: 'minutes.finalised', payload: other } as const;
		expect(meetingRefusal(closed, event, office)).toBeUndefined();
		const forged = { ...event, payload: { ...other, hash: minutesHash('别的') } };
		expect(meetingRefusal(closed, forged, office)).toEqual({ code: 'hash_does_not_match' });
		const short = { ...event, payload: { ...other, parts: other.parts.slice(0, 1) } };
		expect(meetingRefusal(closed, short, office)).toEqual({ code: 'parts_do_not_match' });
	});
});
