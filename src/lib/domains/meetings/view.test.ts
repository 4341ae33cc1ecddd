import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { MeetingFact } from './events.ts';
import {
	alice,
	authorOf,
	bob,
	called,
	carol,
	details,
	entryId,
	finalised,
	meetingId,
	meetingOf,
	memberOnly,
	objectId,
	publicity,
	START,
	stated
} from './history.ts';
import { meetingSubjects, viewMeeting } from './view.ts';

const changed = (
	name: string,
	at: number,
	patch: Extract<MeetingFact, { type: 'meeting.changed' }>['payload']['patch'],
	by?: string
) => stated(name, at, 'meeting.changed', { meeting: meetingId, patch }, by);

const cancelled = (name: string, at: number) =>
	stated(name, at, 'meeting.cancelled', { meeting: meetingId, reason: '场地被占用' });

describe('a meeting [AL-10]', () => {
	it('has kind, stars, unit, agenda, place, times, expected people and recorders', () => {
		expect(meetingOf()).toMatchObject({
			...details,
			id: meetingId,
			called: { id: entryId('meeting'), at: 1 },
			cancelled: null,
			followUps: [],
			refused: []
		});
	});

	it('is not there until its call has arrived', () => {
		expect(viewMeeting([cancelled('off', 2)], authorOf)).toBeNull();
		expect(viewMeeting([], authorOf)).toBeNull();
	});

	it('does not exist when nobody was allowed to call it', () => {
		expect(viewMeeting([called], () => memberOnly(alice))).toBeNull();
	});

	it('merges concurrent changes of different details, and keeps who changed what', () => {
		const meeting = meetingOf(
			changed('place', 10, { place: '图书馆 305' }),
			changed('start', 10, { start: START + 1 })
		);
		expect(meeting).toMatchObject({ place: '图书馆 305', start: START + 1 });
		expect(meeting.changes.map(({ id, patch }) => [id, patch])).toEqual([
			[entryId('place'), { place: '图书馆 305' }],
			[entryId('start'), { start: START + 1 }]
		]);
	});

	it('takes the latest of two changes of the same detail', () => {
		const [early, late] = [changed('b', 10, { title: '甲' }), changed('a', 11, { title: '乙' })];
		expect(meetingOf(late, early).title).toBe('乙');
	});

	it('can be changed by its host, but not by another member', () => {
		const meeting = meetingOf(
			changed('host', 10, { title: '主持人改' }, 'Alice'),
			changed('other', 11, { title: '成员改' }, 'Bob')
		);
		expect(meeting.title).toBe('主持人改');
		expect(meeting.refused).toEqual([
			{
				id: entryId('other'),
				type: 'meeting.changed',
				refusal: { code: 'not_allowed', capability: 'meeting.call' }
			}
		]);
	});

	it('is not moved to another unit by its host alone', () => {
		const { unit, refused } = meetingOf(changed('moved', 10, { unit: null }, 'Alice'));
		expect(unit).toBe(publicity);
		expect(refused.map(({ refusal }) => refusal.code)).toEqual(['not_allowed']);
	});

	it('is cancelled with the reason, once', () => {
		const meeting = meetingOf(cancelled('a', 10), cancelled('b', 11));
		expect(meeting.cancelled).toMatchObject({ id: entryId('a'), reason: '场地被占用' });
		expect(meeting.refused).toEqual([
			{ id: entryId('b'), type: 'meeting.cancelled', refusal: { code: 'meeting_cancelled' } }
		]);
	});
});

describe('the notice [AL-10]', () => {
	const read = (name: string, at: number, by: string) =>
		stated(name, at, 'notice.read', { meeting: meetingId }, by);

	it('shows who has seen it, and when first', () => {
		const { readers } = meetingOf(read('a', 5, 'Bob'), read('b', 3, 'Bob'), read('c', 4, 'Alice'));
		expect([...readers]).toEqual([
			[bob, 3],
			[alice, 4]
		]);
	});

	it('is not read by somebody whom the roster does not know', () => {
		const { readers, refused } = meetingOf(read('a', 5, 'stranger'));
		expect(readers.size).toBe(0);
		expect(refused.map(({ refusal }) => refusal.code)).toEqual(['not_linked']);
	});
});

describe('the agenda [SG-21]', () => {
	const moved = (name: string, at: number, item: number | 'end', by: string) =>
		stated(name, at, 'agenda.moved', { meeting: meetingId, item }, by);

	it('is moved by the timekeeper, the host and whoever may call the meeting', () => {
		const { agendaMoves } = meetingOf(
			moved('a', 1, 0, 'Carol'),
			moved('b', 2, 1, 'Alice'),
			moved('c', 3, 'end', 'office')
		);
		expect(agendaMoves.map(({ item }) => item)).toEqual([0, 1, 'end']);
	});

	it('is not moved by another member', () => {
		const { agendaMoves, refused } = meetingOf(moved('a', 1, 0, 'Bob'));
		expect(agendaMoves).toEqual([]);
		expect(refused[0]?.refusal).toEqual({ code: 'not_allowed', capability: 'meeting.call' });
	});

	it('is not moved to an item that it does not have', () => {
		const { refused } = meetingOf(moved('a', 1, 3, 'Carol'));
		expect(refused[0]?.refusal).toEqual({ code: 'unknown_item' });
	});
});

describe('a to-do or resolution [AL-3, SG-5]', () => {
	const opened = (name: string, at: number, more: object = {}) =>
		stated(name, at, 'followup.opened', {
			meeting: meetingId,
			kind: 'todo',
			text: '交海报终稿',
			owner: null,
			due: null,
			block: 'block-7',
			...more
		});
	const change = (name: string, at: number, followUp: string, patch: object, by?: string) =>
		stated(
			name,
			at,
			'followup.changed',
			{ meeting: meetingId, followUp: objectId(followUp), patch },
			by
		);
	const done = (name: string, at: number, followUp: string, by?: string) =>
		stated(name, at, 'followup.done', { meeting: meetingId, followUp: objectId(followUp) }, by);

	it('has an owner, a due date and a state', () => {
		const { followUps } = meetingOf(opened('todo', 10, { owner: bob, due: '2026-03-09' }));
		expect(followUps).toMatchObject([
			{ id: objectId('todo'), owner: bob, due: '2026-03-09', state: 'open', done: null }
		]);
	});

	it('is done when its owner says so, and reopened or dropped by a change', () => {
		const facts = [opened('todo', 10, { owner: bob }), done('done', 11, 'todo', 'Bob')];
		expect(meetingOf(...facts).followUps[0]).toMatchObject({
			state: 'done',
			done: { id: entryId('done'), at: 11 }
		});
		const reopened = [...facts, change('again', 12, 'todo', { state: 'open' })];
		expect(meetingOf(...reopened).followUps[0]).toMatchObject({ state: 'open', done: null });
		const dropped = [...reopened, change('drop', 13, 'todo', { state: 'dropped' })];
		expect(meetingOf(...dropped).followUps[0]?.state).toBe('dropped');
		expect(meetingOf(...dropped).followUps[0]?.history.map(({ id }) => id)).toEqual(
			['todo', 'done', 'again', 'drop'].map(entryId)
		);
	});

	it('is not done because somebody else says so', () => {
		const { followUps, refused } = meetingOf(
			opened('todo', 10, { owner: bob }),
			done('done', 11, 'todo', 'Carol')
		);
		expect(followUps[0]?.state).toBe('open');
		expect(refused[0]?.refusal).toEqual({ code: 'not_allowed', capability: 'followup.manage' });
	});

	it('keeps what a change does not name, and can lose its owner', () => {
		const { followUps } = meetingOf(
			opened('todo', 10, { owner: bob, due: '2026-03-09' }),
			change('a', 11, 'todo', { owner: null }),
			change('b', 12, 'todo', { text: '交海报电子版' })
		);
		expect(followUps[0]).toMatchObject({ owner: null, due: '2026-03-09', text: '交海报电子版' });
	});

	it('is one where two recorders turn the same block into one at the same time', () => {
		const { followUps } = meetingOf(
			opened('first', 10, { owner: bob }),
			opened('second', 11, { due: '2026-03-09' }),
			done('done', 12, 'second')
		);
		expect(followUps).toHaveLength(1);
		expect(followUps[0]).toMatchObject({
			id: objectId('first'),
			ids: [objectId('first'), objectId('second')],
			owner: bob,
			due: '2026-03-09',
			state: 'done'
		});
	});

	it('is another where it is of another kind, another block or of none', () => {
		const { followUps } = meetingOf(
			opened('a', 10),
			opened('b', 11, { kind: 'resolution' }),
			opened('c', 12, { block: 'block-8' }),
			opened('d', 13, { block: null }),
			opened('e', 14, { block: null })
		);
		expect(followUps).toHaveLength(5);
	});

	it('is refused where nobody opened it', () => {
		expect(meetingOf(done('done', 11, 'todo')).refused[0]?.refusal).toEqual({
			code: 'unknown_follow_up'
		});
	});
});

describe('a meeting with final minutes', () => {
	it('took place: it cannot be cancelled, whatever the clocks say', () => {
		const meeting = meetingOf(...finalised('final', 20, '记录'), cancelled('off', 10));
		expect(meeting.cancelled).toBeNull();
		expect(meeting.refused.map(({ refusal }) => refusal.code)).toEqual(['minutes_are_final']);
	});
});

const names = ['office', 'Alice', 'Bob', 'Carol', 'stranger'];
const meeting = fc.constant(meetingId);
const followUp = fc.constantFrom(...['s0-', 's1-', 's2-', 's3-'].map(objectId));
const finals = fc.constantFrom(...['final1', 'final2', 'final3'].map(entryId));
const owner = fc.constantFrom(null, bob, carol);

const statements = fc.oneof(
	fc.tuple(
		fc.constant('meeting.changed'),
		fc.record({
			meeting,
			patch: fc.constantFrom(
				{ title: '甲' },
				{ title: '乙', host: bob },
				{ unit: null },
				{ agenda: [] },
				{ timekeeper: null }
			)
		})
	),
	fc.tuple(
		fc.constant('meeting.cancelled'),
		fc.record({ meeting, reason: fc.constantFrom('甲', '乙') })
	),
	fc.tuple(fc.constant('notice.read'), fc.record({ meeting })),
	fc.tuple(
		fc.constant('agenda.moved'),
		fc.record({ meeting, item: fc.constantFrom<(number | 'end')[]>(0, 1, 2, 3, 'end') })
	),
	fc.tuple(
		fc.constant('followup.opened'),
		fc.record({
			meeting,
			kind: fc.constantFrom('todo', 'resolution'),
			text: fc.constantFrom('甲', '乙'),
			owner,
			due: fc.constantFrom(null, '2026-03-09'),
			block: fc.constantFrom(null, 'x', 'y')
		})
	),
	fc.tuple(
		fc.constant('followup.changed'),
		fc.record({
			meeting,
			followUp,
			patch: fc.constantFrom({ owner: bob }, { state: 'open' }, { state: 'dropped' }, { due: null })
		})
	),
	fc.tuple(fc.constant('followup.done'), fc.record({ meeting, followUp })),
	fc.tuple(
		fc.constant('minutes.corrected'),
		fc.record({ meeting, finalised: finals, text: fc.constant('改'), reason: fc.constant('错') })
	),
	fc.tuple(
		fc.constant('minutes.settled'),
		fc.record({ meeting, finalised: finals, over: fc.uniqueArray(finals, { minLength: 1 }) })
	)
);

const histories = fc
	.record({
		statements: fc.array(
			fc.tuple(statements, fc.integer({ min: 0, max: 9 }), fc.constantFrom(...names)),
			{ maxLength: 25 }
		),
		finals: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom('文一', '文二')), {
			maxLength: 3
		})
	})
	.map((drawn): readonly MeetingFact[] => [
		called,
		...drawn.finals.flatMap(([at, text], index) => finalised(`final${index + 1}`, at, text)),
		...drawn.statements.map(([[type, payload], at, by], index) =>
			stated(`s${index}-`, at, type as never, payload as never, by)
		)
	]);

const indexOf = (facts: readonly MeetingFact[]) => {
	const index = new FactIndex<MeetingFact>(meetingSubjects);
	for (const fact of facts) index.add(fact);
	return index;
};

const viewOf = (index: FactIndex<MeetingFact>) => viewMeeting(index.of(meetingId), authorOf);

describe('every history', () => {
	it('gives the same meeting in whatever order its facts arrive', () => {
		fc.assert(
			fc.property(
				histories.chain((facts) =>
					fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts], { minLength: facts.length }))
				),
				([facts, shuffled]) => {
					expect(viewOf(indexOf(shuffled))).toEqual(viewOf(indexOf(facts)));
				}
			),
			{ seed: 20261, numRuns: 500 }
		);
	});

	it('is restored by taking a fact out and putting it in again', () => {
		fc.assert(
			fc.property(histories, fc.nat(), (facts, which) => {
				const index = indexOf(facts);
				const before = viewOf(index);
				const fact = facts[which % facts.length] ?? called;
				index.remove(fact);
				viewOf(index);
				index.add(fact);
				expect(viewOf(index)).toEqual(before);
			}),
			{ seed: 20262, numRuns: 500 }
		);
	});

	it('loses no final text: each stands, equals the one that stands, is a question or set aside', () => {
		fc.assert(
			fc.property(histories, (facts) => {
				const { minutes } = viewOf(indexOf(facts)) ?? {};
				const over = new Set(
					facts.flatMap((fact) => (fact.type === 'minutes.settled' ? fact.payload.over : []))
				);
				const all = minutes?.all ?? [];
				const settled = all.filter(({ id }) => over.has(id)).map(({ hash }) => hash);
				for (const final of all) {
					const isQuestion = minutes?.question.some(({ id }) => id === final.id);
					const stands = final.hash === minutes?.inForce?.hash;
					expect(stands || isQuestion || settled.includes(final.hash)).toBe(true);
				}
				expect(minutes?.inForce === null).toBe(minutes?.all.length === 0);
			}),
			{ seed: 20263, numRuns: 500 }
		);
	});
});
