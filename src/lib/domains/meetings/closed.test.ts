import { describe, expect, it } from 'vitest';
import { membersSpace, type Space } from '#lib/kernel/identity/index.ts';
import { callMeeting, correctMinutes, stateMinutes } from './decide.ts';
import type { MeetingFact } from './events.ts';
import {
	authorOf,
	called,
	details,
	entryId,
	finalised,
	meetingId,
	meetingOf,
	stated
} from './history.ts';
import { minutesSpace } from './minutes.ts';
import { viewMeeting } from './view.ts';

const closed = 'closed:alice:1' as Space;
const call = { ...called, payload: { ...details, closed } };
const inside = (facts: readonly MeetingFact[]) => facts.map((fact) => ({ ...fact, space: closed }));

/** The closed meeting that these facts amount to. */
const closedOf = (...facts: readonly MeetingFact[]) => {
	const meeting = viewMeeting(
		[call, ...facts].sort((a, b) => a.at - b.at),
		authorOf
	);
	if (!meeting) throw new Error('it has been called');
	return meeting;
};

const office = { at: 100, member: null, can: () => true };
const todo = {
	meeting: meetingId,
	kind: 'todo',
	text: '保密',
	owner: null,
	due: null,
	block: null
} as const;

describe('a closed meeting', () => {
	it('has its minutes and what follows from them in its sealed space', () => {
		const meeting = closedOf(
			...inside([
				...finalised('final', 5, '保密的记录'),
				stated('todo', 6, 'followup.opened', todo)
			])
		);
		expect(minutesSpace(meeting)).toBe(closed);
		expect(meeting.minutes.inForce?.text).toBe('保密的记录');
		expect(meeting.followUps.map(({ text }) => text)).toEqual(['保密']);
		expect(meeting.refused).toEqual([]);
	});

	it('takes none of that from anywhere else, be it by whoever may everything', () => {
		const elsewhere = { ...stated('other', 7, 'followup.opened', todo), space: 'closed:bob:1' };
		const meeting = closedOf(
			...finalised('final', 5, '公开的记录'),
			stated('todo', 6, 'followup.opened', todo),
			elsewhere as MeetingFact
		);
		expect(meeting.minutes.all).toEqual([]);
		expect(meeting.followUps).toEqual([]);
		expect(meeting.refused.map(({ type, refusal }) => [type, refusal.code])).toEqual([
			['minutes.part', 'wrong_space'],
			['minutes.part', 'wrong_space'],
			['minutes.finalised', 'wrong_space'],
			['followup.opened', 'wrong_space'],
			['followup.opened', 'wrong_space']
		]);
	});

	it('is called, changed and cancelled among the members, as any other', () => {
		const change = { meeting: meetingId, patch: { title: '保密' } };
		const [changed] = inside([stated('change', 5, 'meeting.changed', change)]);
		expect(changed && closedOf(changed).title).toBe(details.title);
		expect(closedOf(stated('change', 5, 'meeting.changed', change)).title).toBe('保密');
		expect(viewMeeting([{ ...call, space: closed }], authorOf)).toBeNull();
		const context = { ...office, space: closed };
		expect(callMeeting({ ...details, closed }, context)).toEqual({
			ok: false,
			error: { code: 'wrong_space' }
		});
	});

	it('is cancelled for those who know its minutes as for those who do not', () => {
		const cancelled = stated('cancel', 9, 'meeting.cancelled', {
			...{ meeting: meetingId, reason: '人数不足' }
		});
		const minutes = finalised('final', 5, '保密的记录');
		expect(closedOf(...inside(minutes), cancelled).cancelled?.reason).toBe('人数不足');
		expect(closedOf(cancelled).cancelled?.reason).toBe('人数不足');
		expect(meetingOf(...minutes, cancelled).cancelled).toBeNull();
	});

	it('stays closed, since a change cannot say otherwise', () => {
		const open = { ...details, closed: undefined };
		expect(callMeeting(open as never, { ...office, space: membersSpace }).ok).toBe(false);
		expect(callMeeting({ ...details, closed }, { ...office, space: membersSpace }).ok).toBe(true);
		expect(
			callMeeting({ ...details, closed: membersSpace }, { ...office, space: membersSpace }).ok
		).toBe(false);
	});

	it('refuses commands that speak outside its space', () => {
		const meeting = closedOf(...inside(finalised('final', 5, '保密的记录')));
		const correction = { finalised: entryId('final'), text: '应为', reason: '笔误' };
		const [among, within] = [membersSpace, closed].map((space) =>
			correctMinutes(meeting, correction, { ...office, space })
		);
		expect(among).toEqual({ ok: false, error: { code: 'wrong_space' } });
		expect(within?.ok).toBe(true);
		expect(stateMinutes(closedOf(), '保密', { ...office, space: membersSpace }).ok).toBe(false);
	});
});

it('minutes of a meeting that is not closed count among the members alone', () => {
	const meeting = meetingOf(...inside(finalised('final', 5, '别处的记录')));
	expect(meeting.minutes.all).toEqual([]);
	expect(minutesSpace(meeting)).toBe(membersSpace);
});
