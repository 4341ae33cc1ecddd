import { describe, expect, it } from 'vitest';
import {
	activityOf,
	alice,
	authorOf,
	bob,
	closed,
	covered,
	decided,
	entryId,
	graded,
	guested,
	held,
	hosted,
	idea,
	objectId,
	planned,
	START,
	stated,
	summarised,
	ticked,
	took,
	uncovered,
	withdrawn,
	HOUR
} from './history.ts';
import {
	coverageOf,
	dayOf,
	daysLeft,
	outstandingOf,
	phaseOf,
	planInForce,
	returnBy
} from './queries.ts';
import { viewActivity } from './view.ts';

const DAY = 24 * HOUR;
const at = (days: number) => START + days * DAY;
const approved = [planned('p', at(1)), decided('d', at(2), 'p')];
const wasHeld = [...approved, held('h', at(9), 'p')];
const codes = (activity: ReturnType<typeof activityOf>) =>
	activity.refused.map(({ id, refusal }) => [id, refusal.code]);

describe('[AL-101] an activity', () => {
	it('goes from idea to closed, one fact after the other', () => {
		const returned = [
			ticked('i', at(10), 'items_returned'),
			ticked('m', at(10), 'materials_collected')
		];
		const way = [...wasHeld, ...returned, summarised('s', at(11)), closed('c', at(12))] as const;
		const phases = [0, 1, 2, 3, 6, 7].map((count) => phaseOf(activityOf(...way.slice(0, count))));
		expect(phases).toEqual(['idea', 'planned', 'approved', 'held', 'summarised', 'closed']);
		expect(activityOf(...way).refused).toEqual([]);
	});

	it('is not there where nobody enrolled proposed it', () => {
		const byStranger = stated('idea', START, 'activity.proposed', idea, 'stranger');
		expect(viewActivity([byStranger], authorOf)).toBeNull();
		const imported = { ...idea, heldOn: '2026-03-01', ref: 'x1' };
		const byAlice = stated('idea', START, 'activity.proposed', imported, 'Alice');
		expect(viewActivity([byAlice], authorOf)).toBeNull();
	});

	it('is planned by whoever had the idea or plans for its unit', () => {
		const activity = activityOf(planned('p', at(1), 'Bob'), planned('q', at(1), 'Carol'));
		expect(activity.plans.map(({ id }) => id)).toEqual([entryId('q')]);
		expect(codes(activity)).toEqual([[entryId('p'), 'not_allowed']]);
	});

	it('is approved by the office, of the plan that it saw', () => {
		const activity = activityOf(...approved, planned('q', at(3)));
		expect(planInForce(activity)?.id).toBe(entryId('p'));
		expect(
			codes(activityOf(planned('p', at(1)), decided('d', at(2), 'p', { by: 'Carol' })))
		).toEqual([[entryId('d'), 'not_allowed']]);
		expect(codes(activityOf(decided('d', at(2), 'p')))).toEqual([[entryId('d'), 'no_such_plan']]);
	});

	it('counts an approval from a device whose clock is behind', () => {
		expect(phaseOf(activityOf(planned('p', at(2)), decided('d', at(1), 'p')))).toBe('approved');
	});

	it('is a question where one approves and one sends back, until it is decided over both', () => {
		const both = [
			planned('p', at(1)),
			decided('d', at(2), 'p'),
			decided('e', at(2), 'p', { approved: false })
		];
		const open = activityOf(...both);
		expect(phaseOf(open)).toBe('planned');
		expect(open.plans[0]?.decision.question.map(({ approved: yes }) => yes)).toEqual([true, false]);
		const over = decided('f', at(3), 'p', { over: ['d', 'e'] });
		expect(phaseOf(activityOf(...both, over))).toBe('approved');
	});

	it('is held by an approved plan alone, and on no day to come', () => {
		expect(codes(activityOf(planned('p', at(1)), held('h', at(9), 'p')))).toEqual([
			[entryId('h'), 'not_approved']
		]);
		expect(codes(activityOf(...approved, held('h', at(3), 'p')))).toEqual([
			[entryId('h'), 'in_the_future']
		]);
	});

	it('took place on a day that is a question where two say different ones', () => {
		const other = held('i', at(9), 'p', { on: '2026-03-09' });
		const activity = activityOf(...wasHeld, other);
		expect(phaseOf(activity)).toBe('held');
		expect([dayOf(activity), returnBy(activity)]).toEqual(['2026-03-10', null]);
		const over = held('j', at(10), 'p', { on: '2026-03-09', over: ['h', 'i'] });
		expect(dayOf(activityOf(...wasHeld, other, over))).toBe('2026-03-09');
	});

	it('is withdrawn by its proposer or the office, unless it was held', () => {
		expect(phaseOf(activityOf(withdrawn('w', at(1))))).toBe('withdrawn');
		expect(codes(activityOf(withdrawn('w', at(1), 'Bob')))).toEqual([
			[entryId('w'), 'not_allowed']
		]);
		expect(codes(activityOf(...wasHeld, withdrawn('w', at(1))))).toEqual([
			[entryId('w'), 'activity_held']
		]);
	});
});

describe('[AL-102] the checklist', () => {
	it('is there from the start, and whoever is named in the plan ticks it', () => {
		const activity = activityOf(...approved, ticked('t', at(3), 'poster', 'Bob'));
		expect([...activity.items.keys()].slice(0, 8)).toEqual([
			...['venue', 'poster', 'equipment', 'host', 'materials', 'photos', 'article', 'credits']
		]);
		expect(activity.items.get('poster')?.ticks).toMatchObject([{ id: entryId('t'), at: at(3) }]);
	});

	it('takes items of its own, with who is responsible and until when', () => {
		const own = {
			item: null,
			title: '借服装',
			responsible: bob,
			due: '2026-03-08',
			dropped: false
		};
		const added = stated('own', at(1), 'preparation.set', own, 'Alice');
		const [key, item] = [...activityOf(added).items].at(-1) ?? [];
		expect(item).toMatchObject({ title: '借服装', responsible: bob, due: '2026-03-08' });
		// Bob is in no plan, but it is his to do.
		const done = ticked('t', at(2), key ?? '', 'Bob');
		expect(activityOf(added, done).items.get(key ?? '')?.ticks).toHaveLength(1);
		expect(codes(activityOf(ticked('t', at(2), 'poster', 'Bob')))).toEqual([
			[entryId('t'), 'not_allowed']
		]);
		expect(codes(activityOf(ticked('t', at(2), 'nothing')))).toEqual([
			[entryId('t'), 'no_such_item']
		]);
	});
});

describe('[AL-104] after the activity', () => {
	it('there are seven days to return and collect, and it says how many are left', () => {
		const activity = activityOf(...wasHeld, ticked('i', at(10), 'items_returned'));
		expect(returnBy(activity)).toBe('2026-03-17');
		expect(outstandingOf(activity).map(({ key }) => key)).toEqual(['materials_collected']);
		expect([daysLeft(activity, '2026-03-15'), daysLeft(activity, '2026-03-18')]).toEqual([2, -1]);
		const all = activityOf(
			...wasHeld,
			ticked('i', at(10), 'items_returned'),
			ticked('m', at(10), 'materials_collected')
		);
		expect(daysLeft(all, '2026-03-15')).toBeNull();
	});

	it('is closed with a summary, and with a reason where something is still out', () => {
		const facts = [...wasHeld, summarised('s', at(10))];
		expect(codes(activityOf(...wasHeld, closed('c', at(12))))).toEqual([
			[entryId('c'), 'no_summary']
		]);
		expect(codes(activityOf(...facts, closed('c', at(12))))).toEqual([[entryId('c'), 'still_out']]);
		expect(activityOf(...facts, closed('c', at(12), '音箱送修')).closed?.reason).toBe('音箱送修');
		expect(codes(activityOf(...facts, closed('c', at(12), null, 'Alice')))).toEqual([
			[entryId('c'), 'not_allowed']
		]);
	});
});

describe('[AL-40] [AL-41] [AL-42] [AL-43] [AL-44] who did what', () => {
	it('is recorded by the office, about what has been held', () => {
		expect(codes(activityOf(took('t', at(1), bob, true)))).toEqual([[entryId('t'), 'not_held']]);
		expect(codes(activityOf(...wasHeld, took('t', at(10), bob, true, [], 'Alice')))).toEqual([
			[entryId('t'), 'not_allowed']
		]);
		const activity = activityOf(...wasHeld, took('t', at(10), bob, true));
		expect(activity.parts.get(bob)?.stands?.tookPart).toBe(true);
		expect(activity.parts.get(alice)).toBeUndefined();
	});

	it('is a question where two records differ, until one replaces both', () => {
		const two = [...wasHeld, took('t', at(10), bob, true), took('u', at(10), bob, false)];
		expect(activityOf(...two).parts.get(bob)).toMatchObject({ stands: null });
		expect(activityOf(...two).parts.get(bob)?.question).toHaveLength(2);
		const over = took('v', at(11), bob, false, ['t', 'u']);
		expect(activityOf(...two, over).parts.get(bob)?.stands?.id).toBe(entryId('v'));
	});

	it('has one evaluation, or a question', () => {
		const two = [...wasHeld, graded('g', at(10), 'good'), graded('k', at(10), 'poor')];
		expect(activityOf(...two).grade.stands).toBeNull();
		const over = graded('n', at(11), 'good', ['g', 'k']);
		expect(activityOf(...two, over).grade.stands?.grade).toBe('good');
	});
});

describe('[AL-105] who hosts an activity', () => {
	it('is whom those who keep it, or are named in its plan, have said last', () => {
		const facts = [
			...approved,
			hosted('a', at(3), [alice]),
			hosted('b', at(4), [bob, alice], 'Bob'),
			hosted('c', at(5), [], 'stranger')
		];
		const activity = activityOf(...facts);
		expect(activity.hosts).toEqual([bob, alice]);
		expect(codes(activity)).toEqual([[entryId('c'), 'not_allowed']]);
		expect(activityOf(...facts, hosted('d', at(6), [], 'office')).hosts).toEqual([]);
		expect(activityOf().hosts).toEqual([]);
	});

	it('is not changed of one that was withdrawn', () => {
		const activity = activityOf(withdrawn('w', at(1)), hosted('a', at(2), [alice]));
		expect(activity.hosts).toEqual([alice]);
		expect(codes(activityOf(hosted('a', at(1), [alice], 'Bob')))).toEqual([
			[entryId('a'), 'not_allowed']
		]);
	});
});

describe('[AL-106] the guests of an activity', () => {
	it('are the contacts whom those who keep it, or are named in its plan, have named last', () => {
		const [speaker, club] = [objectId('speaker'), objectId('club')];
		const activity = activityOf(
			...approved,
			guested('a', at(3), [speaker]),
			guested('b', at(4), [speaker, club], 'Bob'),
			guested('c', at(5), [], 'stranger')
		);
		expect(activity.guests).toEqual([speaker, club]);
		expect(codes(activity)).toEqual([[entryId('c'), 'not_allowed']]);
		const none = activityOf(withdrawn('w', at(1)), guested('a', at(2), [speaker], 'office'));
		expect(none.guests).toEqual([speaker]);
		expect(activityOf().guests).toEqual([]);
	});
});

describe('[AL-106] photos and articles', () => {
	const captions = (activity: ReturnType<typeof activityOf>, kind: 'photo' | 'article') =>
		coverageOf(activity, kind).map(({ caption }) => caption);

	it('are added by anybody enrolled, at any time before it is withdrawn', () => {
		const activity = activityOf(
			covered('b', at(10), 'Bob'),
			covered('a', at(1), 'Alice', 'https://example.org/a'),
			covered('x', at(2), 'stranger'),
			...wasHeld
		);
		expect(captions(activity, 'photo')).toEqual(['b']);
		expect(captions(activity, 'article')).toEqual(['a']);
		expect(activity.coverage.map(({ author }) => author)).toEqual([alice, bob]);
		expect(codes(activity)).toEqual([[entryId('x'), 'not_a_member']]);
	});

	it('are removed by whoever added them or keeps the activity, once, and it shows', () => {
		const pieces = [covered('a', at(1), 'Alice'), covered('b', at(1), 'Bob')];
		const activity = activityOf(
			...pieces,
			uncovered('r', at(2), 'a', 'Bob'),
			uncovered('s', at(2), 'b', 'Bob'),
			uncovered('t', at(3), 'b', 'office'),
			uncovered('u', at(3), 'missing', 'office')
		);
		expect(captions(activity, 'photo')).toEqual(['a']);
		expect(activity.coverage[1]?.removed).toMatchObject({ id: entryId('s'), reason: null });
		expect(codes(activity)).toEqual([
			[entryId('r'), 'not_allowed'],
			[entryId('t'), 'no_such_piece'],
			[entryId('u'), 'no_such_piece']
		]);
		const byKeeper = activityOf(...pieces, uncovered('v', at(2), 'b', 'Alice'));
		expect(captions(byKeeper, 'photo')).toEqual(['a']);
	});

	it('that a device with a slow clock removed are gone all the same', () => {
		const activity = activityOf(covered('b', at(2), 'Bob'), uncovered('r', at(1), 'b', 'Bob'));
		expect(captions(activity, 'photo')).toEqual([]);
		expect(activity.refused).toEqual([]);
	});

	it('stay where the activity is withdrawn, and no more come', () => {
		const activity = activityOf(
			covered('b', at(2), 'Bob'),
			withdrawn('w', at(3)),
			covered('c', at(4), 'Bob')
		);
		expect(captions(activity, 'photo')).toEqual(['b', 'c']);
		expect(phaseOf(activity)).toBe('withdrawn');
	});
});
