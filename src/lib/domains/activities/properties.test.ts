import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactIndex } from '#lib/kernel/facts/index.ts';
import type { ActivityFact } from './events.ts';
import {
	activityId,
	alice,
	authorOf,
	bob,
	closed,
	covered,
	decided,
	graded,
	held,
	hosted,
	HOUR,
	planned,
	proposed,
	START,
	summarised,
	ticked,
	took,
	uncovered,
	withdrawn
} from './history.ts';
import { activitySubjects, viewActivity } from './view.ts';

const DAY = 24 * HOUR;
const name = (index: number) => `s${String(index).padStart(2, '0')}-`;
const drawn = fc.record({
	kind: fc.constantFrom(
		...(['plan', 'plan', 'decide', 'decide', 'hold', 'hold', 'tick', 'host', 'summary'] as const),
		...(['grade', 'part', 'part', 'close', 'withdraw', 'cover', 'cover'] as const)
	),
	at: fc.constantFrom(...[-1, 0, 1, 2, 8, 9, 10].map((days) => START + days * DAY)),
	by: fc.constantFrom('office', 'office', 'Alice', 'Bob', 'Carol', 'stranger'),
	yes: fc.boolean(),
	earlier: fc.array(fc.nat({ max: 30 }), { maxLength: 3 })
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

const endOf = (
	kind: 'close' | 'withdraw',
	own: string,
	at: number,
	yes: boolean,
	by: string
): ActivityFact =>
	kind === 'close' ? closed(own, at, yes ? null : '音箱送修', by) : withdrawn(own, at, by);

const prepared = (
	kind: 'tick' | 'host',
	own: string,
	at: number,
	yes: boolean,
	by: string
): ActivityFact =>
	kind === 'tick'
		? ticked(own, at, yes ? 'items_returned' : 'materials_collected', by, yes)
		: hosted(own, at, yes ? [alice] : [bob, alice], by);

const factOf = ({ kind, at, by, yes, earlier }: Drawn, index: number): ActivityFact => {
	const over = index === 0 ? [] : [...new Set(earlier.map((which) => name(which % index)))];
	const of = over[0] ?? 'p';
	const own = name(index);
	switch (kind) {
		case 'plan':
			return planned(own, at, by);
		case 'decide':
			return decided(own, at, of, { approved: yes, by, over });
		case 'hold':
			return held(own, at, of, { on: yes ? '2026-03-10' : '2026-03-02', by, over });
		case 'summary':
			return summarised(own, at, by);
		case 'grade':
			return graded(own, at, yes ? 'good' : null, over, by);
		case 'cover':
			return yes ? covered(own, at, by) : uncovered(own, at, of, by);
		case 'part':
			return took(own, at, yes ? alice : bob, yes, over, by);
		case 'close':
		case 'withdraw':
			return endOf(kind, own, at, yes, by);
		default:
			return prepared(kind, own, at, yes, by);
	}
};

/** The activity that facts amount to which arrive in this order. */
const arrived = (facts: readonly ActivityFact[]) => {
	const index = new FactIndex<ActivityFact>(activitySubjects);
	for (const fact of facts) index.add(fact);
	return viewActivity(index.of(activityId), authorOf);
};

const ground = [proposed, planned('p', START), decided('d', START + 1, 'p')];
const histories = fc.array(drawn, { maxLength: 24 }).chain((all) => {
	const facts = [...ground, ...all.map(factOf)];
	return fc.record({
		facts: fc.constant(facts),
		shuffled: fc.shuffledSubarray(facts, { minLength: facts.length }),
		cut: fc.nat({ max: facts.length })
	});
});

describe('[AL-101] an activity', () => {
	it('is the same in whatever order its facts arrive, and however they were parted', () => {
		fc.assert(
			fc.property(histories, ({ facts, shuffled, cut }) => {
				const one = arrived(facts);
				expect(arrived(shuffled)).toEqual(one);
				expect(arrived([...facts.slice(cut), ...facts.slice(0, cut), ...facts])).toEqual(one);
			}),
			{ seed: 20_080_904, numRuns: 300 }
		);
	});
});
