import { describe, expect, it } from 'vitest';
import { membersSpace } from '#lib/kernel/identity/index.ts';
import {
	callMeeting,
	cancelMeeting,
	changeFollowUp,
	changeMeeting,
	correctMinutes,
	finaliseMinutes,
	finishFollowUp,
	moveAgenda,
	openFollowUp,
	readNotice,
	settleMinutes,
	stateMinutes
} from './decide.ts';
import { LONGEST_PART, MOST_PARTS } from './events.ts';
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
	START,
	stated
} from './history.ts';
import { minutesHash } from './minutes.ts';

const meeting = meetingOf();
const office = { at: 100, space: membersSpace, member: null, can: () => true };
const as = (member: typeof alice | null) => ({
	at: 100,
	space: membersSpace,
	member,
	can: () => false
});
const refused = (code: string, facts: object = {}) => ({ ok: false, error: { code, ...facts } });
const notAllowed = (capability: string) => refused('not_allowed', { capability });

describe('calling a meeting [AL-10]', () => {
	it('answers the event to sign', () => {
		expect(callMeeting(details, office)).toEqual({
			ok: true,
			value: { type: 'meeting.called', payload: details }
		});
	});

	it('asks for the capability in the unit that meets', () => {
		const asked: unknown[] = [];
		const can = (...question: readonly unknown[]) => asked.push(question) > 0;
		callMeeting(details, { at: 1, space: membersSpace, member: null, can });
		expect(asked).toEqual([['meeting.call', publicity]]);
		expect(callMeeting(details, as(alice))).toEqual(notAllowed('meeting.call'));
	});

	it('refuses an end before the start at a form, and takes it from a sheet', () => {
		const early = { ...details, end: START - 1 };
		expect(callMeeting(early, office)).toEqual(refused('ends_before_it_starts'));
		expect(callMeeting({ ...early, ref: 'M-07' }, office).ok).toBe(true);
	});

	it('names the field that is wrong', () => {
		const agenda = [{ title: '', minutes: 5 }];
		expect(callMeeting({ ...details, agenda }, office)).toEqual(
			refused('bad_field', { field: 'agenda.0.title' })
		);
	});
});

describe('changing and cancelling a meeting [AL-10]', () => {
	it('states only what changes', () => {
		expect(changeMeeting(meeting, { place: '' }, office)).toEqual({
			ok: true,
			value: { type: 'meeting.changed', payload: { meeting: meetingId, patch: { place: '' } } }
		});
	});

	it('looks at the times that result', () => {
		expect(changeMeeting(meeting, { end: START - 1 }, office)).toEqual(
			refused('ends_before_it_starts')
		);
		expect(changeMeeting(meeting, { end: null }, as(alice)).ok).toBe(true);
	});

	it('is refused once it is cancelled', () => {
		const off = { meeting: meetingId, reason: '停电' };
		const cancelled = meetingOf(stated('off', 2, 'meeting.cancelled', off));
		const gone = refused('meeting_cancelled');
		expect(changeMeeting(cancelled, { place: '' }, office)).toEqual(gone);
		expect(cancelMeeting(cancelled, { reason: '停电' }, office)).toEqual(gone);
		expect(moveAgenda(cancelled, 0, office)).toEqual(gone);
		expect(stateMinutes(cancelled, '记录', office)).toEqual(gone);
	});

	it('needs a reason that is not blank', () => {
		expect(cancelMeeting(meeting, { reason: ' \n' }, office)).toEqual(
			refused('bad_field', { field: 'reason' })
		);
	});
});

describe('one’s own part in a meeting', () => {
	it('reading the notice needs to be somebody [AL-10]', () => {
		expect(readNotice(meeting, as(bob)).ok).toBe(true);
		expect(readNotice(meeting, as(null))).toEqual(refused('not_linked'));
	});

	it.each([
		['the timekeeper', as(carol), true],
		['the host', as(alice), true],
		['a recorder', as(bob), false],
		['nobody', as(null), false]
	])('the agenda is moved by %s: %s [SG-21]', (_, context, isAllowed) => {
		expect(moveAgenda(meeting, 1, context).ok).toBe(isAllowed);
	});

	it('nobody is not the timekeeper of a meeting without one', () => {
		const without = meetingOf(
			stated('no', 2, 'meeting.changed', {
				meeting: meetingId,
				patch: { timekeeper: null, host: null }
			})
		);
		expect(moveAgenda(without, 1, as(null))).toEqual(notAllowed('meeting.call'));
	});
});

describe('finalising minutes [AL-12]', () => {
	it('states the text in parts, then seals it', () => {
		const text = '甲'.repeat(LONGEST_PART) + '乙';
		const parts = stateMinutes(meeting, text, office);
		expect(parts.ok && parts.value.map(({ payload }) => [payload.n, payload.of])).toEqual([
			[1, 2],
			[2, 2]
		]);
		const sealed = { text, parts: [entryId('p1'), entryId('p2')], present: [alice] };
		expect(finaliseMinutes(meeting, sealed, office)).toEqual({
			ok: true,
			value: {
				type: 'minutes.finalised',
				payload: {
					meeting: meetingId,
					hash: minutesHash(text),
					parts: sealed.parts,
					present: [alice]
				}
			}
		});
	});

	it('numbers a new revision above those stated before', () => {
		const before = meetingOf(...finalised('final', 2, '记录').slice(0, 2));
		const parts = stateMinutes(before, '记录', office);
		expect(parts.ok && parts.value[0]?.payload.revision).toBe(2);
	});

	it('refuses text that does not fit, as a whole', () => {
		const text = '甲'.repeat(LONGEST_PART * MOST_PARTS + 1);
		expect(stateMinutes(meeting, text, office)).toEqual(
			refused('minutes_too_long', { parts: 65, most: 64 })
		);
		expect(stateMinutes(meeting, text.slice(1), office).ok).toBe(true);
		expect(stateMinutes(meeting, '', office)).toEqual(refused('bad_field', { field: 'text' }));
	});

	it('happens once; then there are corrections', () => {
		const final = meetingOf(...finalised('final', 2, '记录'));
		const sealed = { text: '记录', parts: [entryId('p')], present: null };
		expect(stateMinutes(final, '记录', office)).toEqual(refused('minutes_are_final'));
		expect(finaliseMinutes(final, sealed, office)).toEqual(refused('minutes_are_final'));
		expect(cancelMeeting(final, { reason: '错' }, office)).toEqual(refused('minutes_are_final'));
		const correction = { finalised: entryId('final'), text: '改', reason: '错' };
		expect(correctMinutes(final, correction, office).ok).toBe(true);
	});

	it('needs the capability', () => {
		expect(stateMinutes(meeting, '记录', as(bob))).toEqual(notAllowed('minutes.finalise'));
	});

	it('is settled over every other text, and only where there is a question', () => {
		const one = finalised('one', 2, '甲稿');
		const both = meetingOf(...one, ...finalised('two', 3, '乙稿'));
		expect(settleMinutes(both, entryId('two'), office)).toEqual({
			ok: true,
			value: {
				type: 'minutes.settled',
				payload: { meeting: meetingId, finalised: entryId('two'), over: [entryId('one')] }
			}
		});
		expect(settleMinutes(meetingOf(...one), entryId('one'), office)).toEqual(
			refused('nothing_to_settle')
		);
	});
});

describe('to-dos and resolutions [AL-3]', () => {
	const todo = {
		kind: 'todo',
		text: '交海报终稿',
		owner: bob,
		due: '2026-03-09',
		block: 'b1'
	} as const;
	const followUp = objectId('todo');
	const withTodo = meetingOf(stated('todo', 2, 'followup.opened', { meeting: meetingId, ...todo }));
	const writer = { ...as(bob), can: (capability: string) => capability === 'minutes.write' };
	const manager = { ...as(carol), can: (capability: string) => capability === 'followup.manage' };

	it('are opened by whoever writes the minutes or manages what follows', () => {
		expect(openFollowUp(meeting, todo, writer).ok).toBe(true);
		expect(openFollowUp(meeting, todo, manager).ok).toBe(true);
		expect(openFollowUp(meeting, todo, as(alice))).toEqual(notAllowed('minutes.write'));
	});

	it('are changed by the same, not by their owner alone', () => {
		const change = { followUp, patch: { due: '2026-04-01' } };
		expect(changeFollowUp(withTodo, change, writer).ok).toBe(true);
		expect(changeFollowUp(withTodo, change, manager).ok).toBe(true);
		expect(changeFollowUp(withTodo, change, as(bob))).toEqual(notAllowed('followup.manage'));
	});

	it('are done by their owner or whoever manages what follows', () => {
		expect(finishFollowUp(withTodo, { followUp }, as(bob)).ok).toBe(true);
		expect(finishFollowUp(withTodo, { followUp }, manager).ok).toBe(true);
		expect(finishFollowUp(withTodo, { followUp }, as(carol)).ok).toBe(false);
		expect(finishFollowUp(meeting, { followUp }, manager)).toEqual(refused('unknown_follow_up'));
	});
});
