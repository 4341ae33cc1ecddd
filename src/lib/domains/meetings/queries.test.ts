import { describe, expect, it } from 'vitest';
import { alice, bob, carol, meetingId, meetingOf, objectId, stated } from './history.ts';
import { followUpsOf, isOverdue, noticeReaders, openFollowUpsOf } from './queries.ts';

const opened = (name: string, at: number, more: object = {}) =>
	stated(name, at, 'followup.opened', {
		meeting: meetingId,
		kind: 'resolution',
		text: name,
		owner: bob,
		due: null,
		block: null,
		...more
	});

const meeting = meetingOf(
	opened('undated', 10),
	opened('later', 11, { due: '2026-04-01' }),
	opened('done', 12, { due: '2026-01-01' }),
	opened('sooner', 13, { due: '2026-03-09', owner: null }),
	opened('todo', 14, { kind: 'todo', due: '2026-03-10' }),
	stated('finished', 15, 'followup.done', { meeting: meetingId, followUp: objectId('done') })
);

describe('what follows from meetings', () => {
	it('the presidium lists every resolution with owner, due date and state [AL-3]', () => {
		const rows = followUpsOf([meeting])
			.filter(({ kind }) => kind === 'resolution')
			.map(({ text, owner, due, state }) => [text, owner, due, state]);
		expect(rows).toEqual([
			['sooner', null, '2026-03-09', 'open'],
			['later', bob, '2026-04-01', 'open'],
			['undated', bob, null, 'open'],
			['done', bob, '2026-01-01', 'done']
		]);
	});

	it('a member sees what they still have to do [SG-5]', () => {
		expect(openFollowUpsOf([meeting], bob).map(({ text }) => text)).toEqual([
			'todo',
			'later',
			'undated'
		]);
		expect(openFollowUpsOf([meeting], carol)).toEqual([]);
	});

	it.each([
		['2026-03-09', []],
		['2026-03-10', ['sooner']],
		['2026-03-11', ['sooner', 'todo']]
	])('on %s these are overdue: %j', (today, overdue) => {
		const found = followUpsOf([meeting]).filter((followUp) => isOverdue(followUp, today));
		expect(found.map(({ text }) => text)).toEqual(overdue);
	});
});

describe('who has seen the notice [AL-10]', () => {
	it('is told apart from who has not, in roll order', () => {
		const read = meetingOf(stated('r', 5, 'notice.read', { meeting: meetingId }, 'Bob'));
		expect(noticeReaders(read, [alice, bob, carol])).toEqual({
			seen: [bob],
			unseen: [alice, carol]
		});
	});
});
